// At the foot of the page, after a change of the reader's work: what was done, and the way back.
import { useSignal } from '@preact/signals';
import type { Language } from '../../language.ts';
import { undo, type WorkPlaces } from './work-changes.ts';
import { dropNote, type WorkNote } from './work-note.ts';
import { workWords } from './words/words.ts';

export function WorkNoteView({ note, places, language }: { note: WorkNote; places: WorkPlaces; language: Language }) {
  const text = workWords(language);
  const shown = useSignal(true);
  const dismiss = (): void => {
    dropNote(places.session);
    shown.value = false;
  };
  if (!shown.value) return null;
  return (
    <div class="lab-page-notices" role="status">
      <p>
        {text.done[note.done]}{' '}
        {note.before !== null && (
          <button type="button" class="lab-button" onClick={() => void undo(places)}>
            {text.undo}
          </button>
        )}{' '}
        <button type="button" class="lab-button" onClick={dismiss}>
          {text.dismiss}
        </button>
      </p>
    </div>
  );
}
