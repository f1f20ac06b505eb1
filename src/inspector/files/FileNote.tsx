// How the last saving or opening of a file went, or that it still goes on.
import { visible } from '../../capture/payload-text.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { fileWords } from './words/words.ts';

export function FileNote({ state }: { state: PanelState }) {
  const text = fileWords(state.around.language);
  const note = state.fileNote.value;
  return (
    <div role="status" class={note === null ? undefined : `lab-file-note lab-file-note-${note.kind}`}>
      {note !== null && (
        <>
          <span>
            {note.name !== '' && <bdi class="lab-source-name">{visible(note.name)}</bdi>} {visible(note.text)}
          </span>
          <button type="button" onClick={() => (note.kind === 'busy' ? note.cancel() : (state.fileNote.value = null))}>
            {note.kind === 'busy' ? text.cancel : text.dismiss}
          </button>
        </>
      )}
    </div>
  );
}
