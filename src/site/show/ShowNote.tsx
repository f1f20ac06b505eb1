// What a link into the panel says while its packet is not there: that the cell has to run, with what it needs; that it runs; or
// what its run lacks. It stands in the middle of a sentence, so it is made of what may stand there.
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PageNotebook } from '../../notebook/page-notebook.ts';
import type { Noted } from './shows.tsx';
import { showWords, type ShowWords } from './words/words.ts';
import './show-note.css';

interface ShowNoteProps {
  step: ReadonlySignal<Noted>;
  notebook: PageNotebook;
  cell: string;
  /** Not a link of the page, but the address has asked for it. */
  isAddress: boolean;
  run: () => void;
  /** Closes it; the focus goes back to the link. */
  leave: () => void;
}

export function ShowNote({ step, notebook, cell, isAddress, run, leave }: ShowNoteProps) {
  const text = showWords(notebook.language);
  const noted = step.value;
  const box = useRef<HTMLSpanElement>(null);
  const had = useRef(noted.kind);
  useEffect(() => {
    // The button that was pressed is gone; what takes its place is pressed next.
    if (had.current !== noted.kind && (document.activeElement ?? document.body) === document.body)
      box.current?.querySelector('button')?.focus();
    had.current = noted.kind;
  }, [noted.kind]);
  const canRun =
    noted.kind === 'offer' || noted.kind === 'not-reached' || noted.kind === 'missed' || noted.kind === 'gone';
  return (
    <span
      ref={box}
      class="lab-show-note not-content"
      role="group"
      aria-label={text.note}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
      }}
    >
      <span role="status">
        {noted.kind === 'problem' && isAddress && `${text.badAddress} `}
        {said(noted, notebook, cell, text)}
      </span>
      <span class="lab-show-note-choices">
        {canRun && (
          <button type="button" class="lab-button" onClick={run}>
            {noted.kind === 'offer' ? text.run : text.again}
          </button>
        )}
        {noted.kind === 'running' && (
          <button type="button" class="lab-button" onClick={() => notebook.dispatch({ type: 'stop' })}>
            {text.stop}
          </button>
        )}
        <button type="button" class="lab-button" onClick={leave}>
          {noted.kind === 'offer' ? text.notNow : text.close}
        </button>
      </span>
    </span>
  );
}

function said(noted: Noted, notebook: PageNotebook, cell: string, text: ShowWords): string {
  const name = notebook.nameOf(cell);
  switch (noted.kind) {
    case 'offer':
      return text.offer(
        name,
        noted.needs.map((need) => notebook.nameOf(need)),
      );
    case 'running':
      return text.running(name);
    case 'not-reached':
      return text.notReached(name);
    case 'foreign':
      return text.foreign(name);
    case 'missed':
      return text.missed(name, noted.miss, noted.how, noted.changed);
    case 'gone':
      return text.gone(name);
    case 'problem':
      return text.problem(noted.problem);
  }
}
