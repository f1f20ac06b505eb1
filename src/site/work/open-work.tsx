// What the page does with the reader's work: opens the dialog, and says after a change what was done.
import { render } from 'preact';
import type { Language } from '../../language.ts';
import { indexedShelf } from '../../notebook/kept-runs/indexed-shelf.ts';
import { WorkDialog } from './WorkDialog.tsx';
import { WorkNoteView } from './WorkNoteView.tsx';
import type { WorkPlaces } from './work-changes.ts';
import { readNote } from './work-note.ts';

const places: WorkPlaces = {
  storage: () => localStorage,
  session: () => sessionStorage,
  shelf: indexedShelf(() => indexedDB),
  reload: () => location.reload(),
};

interface Around {
  language: Language;
  chapter: string;
  saveNow: () => void;
}

export function openWorkDialog(around: Around, opener: HTMLElement | null): void {
  const place = document.body.appendChild(document.createElement('div'));
  const onClose = (): void => {
    render(null, place);
    place.remove();
    opener?.focus();
  };
  render(<WorkDialog {...around} places={places} onClose={onClose} />, place);
}

export function showWorkNote(language: Language): void {
  const note = readNote(places.session);
  if (note === null) return;
  render(<WorkNoteView {...{ note, places, language }} />, document.body.appendChild(document.createElement('div')));
}
