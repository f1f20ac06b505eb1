// The questions of cells that want to connect to an address the reader has not chosen: one at a time, oldest first.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Language } from '../language.ts';
import { cellName } from '../notebook/cell-name.ts';
import { words } from '../notebook/words/words.ts';
import type { Wire } from '../wire/wire.ts';
import { AskDialog } from './picker/AskDialog.tsx';

interface Props {
  wire: Wire;
  language: Language;
  /** Stops what runs. */
  stop: () => void;
}

export function Questions({ wire, language, stop }: Props) {
  const asks = useSignal<readonly { url: string; cell: string }[]>([]);
  useEffect(
    () =>
      wire.listen((message) => {
        if (message.type === 'ask-over') asks.value = asks.value.filter(({ url }) => url !== message.url);
        if (message.type !== 'ask' || asks.value.some(({ url }) => url === message.url)) return;
        asks.value = [...asks.value, { url: message.url, cell: message.cell }];
      }),
    [wire, asks],
  );
  const [ask] = asks.value;
  if (!ask) return null;
  const answer = (allow: boolean) => {
    asks.value = asks.value.filter(({ url }) => url !== ask.url);
    wire.answer(ask.url, allow);
  };
  const stopCell = () => {
    stop();
    for (const { url } of asks.value) wire.answer(url, false);
    asks.value = [];
  };
  const cell = cellName(ask.cell, words(language));
  return <AskDialog key={ask.url} url={ask.url} cell={cell} language={language} onAnswer={answer} onStop={stopCell} />;
}
