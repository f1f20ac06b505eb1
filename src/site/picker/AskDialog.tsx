// The question before a cell may connect to an address that the reader has not chosen. Closing it any way but Allow denies.
import { useEffect, useRef } from 'preact/hooks';
import type { Language } from '../../kernel/protocol.ts';
import type { Ask, ChosenBroker } from './chosen-broker.ts';
import { words } from './words/words.ts';
import './picker.css';

/** Shows the oldest unanswered question, or nothing. */
export function AskDialog({ chosen, language }: { chosen: ChosenBroker; language: Language }) {
  const ask = chosen.asks.value[0];
  if (ask === undefined) return null;
  return <AskOnce key={ask.url} ask={ask} language={language} onAnswer={(allow) => chosen.answer(ask.url, allow)} />;
}

interface AskOnceProps {
  ask: Ask;
  language: Language;
  onAnswer: (allow: boolean) => void;
}

function AskOnce({ ask, language, onAnswer }: AskOnceProps) {
  const text = words(language).ask;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="lab-picker-dialog"
      aria-labelledby="lab-ask-title"
      onCancel={(event) => {
        event.preventDefault();
        onAnswer(false);
      }}
    >
      <h2 id="lab-ask-title">{text.title}</h2>
      <p>{text.wants(ask.cell)}</p>
      <p>
        <code class="lab-ask-url">{ask.url}</code>
      </p>
      <p class="lab-picker-note">{text.note}</p>
      <div class="lab-picker-actions">
        <button type="button" onClick={() => onAnswer(false)}>
          {text.deny}
        </button>
        <button type="button" onClick={() => onAnswer(true)}>
          {text.allow}
        </button>
      </div>
    </dialog>
  );
}
