// The question before a cell may connect to an address that the reader has not chosen. Closing it any way but Allow
// denies.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../language.ts';
import { words } from './words/words.ts';
import './picker.css';

/** Before that, in milliseconds, Allow does nothing: a click or a key that was meant for something else is no answer. */
const readingTime = 700;

export interface AskDialogProps {
  /** Of the wire's `ask`. */
  url: string;
  /** As the reader calls it. */
  cell: string;
  /** Its code came with a link. */
  isForeign: boolean;
  language: Language;
  /** Called once; the owner takes the dialog away. */
  onAnswer: (allow: boolean) => void;
  /** Denies, and ends what runs. */
  onStop: () => void;
}

export function AskDialog({ url, cell, isForeign, language, onAnswer, onStop }: AskDialogProps) {
  const text = words(language).ask;
  const dialog = useRef<HTMLDialogElement>(null);
  const [canAllow, setCanAllow] = useState(false);
  useEffect(() => {
    dialog.current?.showModal();
    const timer = setTimeout(() => setCanAllow(true), readingTime);
    return () => clearTimeout(timer);
  }, []);
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
      <p>{text.wants(cell)}</p>
      <p>
        <code class="lab-ask-url">{url}</code>
      </p>
      <p class="lab-picker-note">
        {text.note} {isForeign ? text.holdsForRun : text.holdsForPage}
      </p>
      <div class="lab-picker-actions">
        <button type="button" onClick={() => onAnswer(false)}>
          {text.deny}
        </button>
        <button type="button" aria-disabled={!canAllow} onClick={() => canAllow && onAnswer(true)}>
          {text.allow}
        </button>
        <button type="button" onClick={onStop}>
          {text.stop}
        </button>
      </div>
    </dialog>
  );
}
