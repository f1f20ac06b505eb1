// The questions of cells that want to connect to an address the reader has not chosen: one at a time, oldest first.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Language } from '../language.ts';
import { cellName } from '../notebook/cell-name.ts';
import type { Words } from '../notebook/words/words.ts';
import type { FromWire } from '../wire/page-protocol.ts';
import type { Wire } from '../wire/wire.ts';
import type { AskDialog } from './picker/AskDialog.tsx';

type Ask = Extract<FromWire, { type: 'ask' }>;

interface Props {
  wire: Wire;
  language: Language;
  words: Words;
  /** Stops what runs. */
  stop: () => void;
}

export function Questions({ wire, language, words, stop }: Props) {
  const asks = useSignal<readonly Ask[]>([]);
  const dialog = useSignal<typeof AskDialog | null>(null);
  useEffect(
    () =>
      wire.listen((message) => {
        if (message.type === 'ask-over') asks.value = asks.value.filter((ask) => !isSame(ask, message));
        if (message.type !== 'ask' || asks.value.some((ask) => isSame(ask, message))) return;
        asks.value = [...asks.value, message];
      }),
    [wire, asks],
  );
  const [ask] = asks.value;
  const isAsked = ask !== undefined;
  useEffect(() => {
    if (!isAsked) return;
    // A question that cannot be asked is denied.
    const deny = (): void => {
      for (const { url, foreign } of asks.peek()) wire.answer(url, false, foreign);
      asks.value = [];
    };
    import('./picker/AskDialog.tsx').then((fetched) => (dialog.value = fetched.AskDialog), deny);
  }, [isAsked, asks, dialog, wire]);
  const Dialog = dialog.value;
  if (!ask || Dialog === null) return null;
  const answer = (allow: boolean) => {
    asks.value = asks.value.filter((other) => other !== ask);
    wire.answer(ask.url, allow, ask.foreign);
  };
  const stopCell = () => {
    stop();
    for (const { url, foreign } of asks.value) wire.answer(url, false, foreign);
    asks.value = [];
  };
  const cell = cellName(ask.cell, words);
  return (
    <Dialog
      key={`${ask.foreign ?? ''} ${ask.url}`}
      url={ask.url}
      cell={cell}
      isForeign={ask.foreign !== undefined}
      language={language}
      onAnswer={answer}
      onStop={stopCell}
    />
  );
}

function isSame(one: Pick<Ask, 'url' | 'foreign'>, other: Pick<Ask, 'url' | 'foreign'>): boolean {
  return one.url === other.url && one.foreign === other.foreign;
}
