// What else may be wrong with an address that cannot be reached. The words are fetched when something has failed.
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../language.ts';

export function CertificateHint({ url, language }: { url: string; language: Language }) {
  const [hint, setHint] = useState('');
  useEffect(() => {
    void import('./certificate-hint.ts').then(({ certificateHint }) => setHint(certificateHint(url, language)));
  }, [url, language]);
  return hint === '' ? null : <p>{hint}</p>;
}
