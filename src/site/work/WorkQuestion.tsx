// A question of the dialog about the reader's work, with what can be chosen.
import { useEffect, useRef } from 'preact/hooks';
import type { WorkWords } from './words/words.ts';

export interface Question {
  asks: readonly string[];
  choices: readonly { label: string; act: () => Promise<void> }[];
}

export function WorkQuestion({ asks, choices, text, cancel }: Question & { text: WorkWords; cancel: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  // What was pressed is gone; the reader goes on here.
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} class="lab-work-question" role="group" aria-label={asks[0]}>
      {asks.map((ask) => (
        <p key={ask}>{ask}</p>
      ))}
      {choices.map(({ label, act }) => (
        <button type="button" key={label} onClick={() => void act()}>
          {label}
        </button>
      ))}
      <button type="button" onClick={cancel}>
        {text.cancel}
      </button>
    </div>
  );
}
