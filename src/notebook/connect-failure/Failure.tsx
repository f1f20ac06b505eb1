// Why a connection could not be made. The words come with the dictionary of Reason Codes, fetched when needed.
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../language.ts';
import type { ConnectFailure } from '../../wire/page-protocol.ts';

export function Failure({ why, language }: { why: ConnectFailure; language: Language }) {
  const [text, setText] = useState(why.url);
  useEffect(() => {
    void import('./explain-failure.ts').then(({ explainFailure }) => {
      setText(explainFailure(why, language).join(' '));
    });
  }, [why, language]);
  return <>{text}</>;
}
