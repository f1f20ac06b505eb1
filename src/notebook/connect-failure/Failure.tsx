// Why a connection could not be made. The words come with the dictionary of Reason Codes, fetched when needed.
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../language.ts';
import type { ConnectFailure } from '../../wire/page-protocol.ts';
import type { FailureText } from './FailureText.tsx';

export function Failure({ why, language }: { why: ConnectFailure; language: Language }) {
  const [Text, setText] = useState<typeof FailureText | null>(null);
  useEffect(() => void import('./FailureText.tsx').then((text) => setText(() => text.FailureText)), []);
  return Text ? <Text why={why} language={language} /> : <>{why.url}</>;
}
