// What the reader adds to the chosen packet: a mark, and a note.
import { useSignal } from '@preact/signals';
import { noteAtMost, type CapturedPacket } from '../../capture/captured-packet.ts';
import type { Language } from '../../language.ts';
import type { Recording } from '../recording.ts';
import { packetWords } from './words/words.ts';

interface RemarkFormProps {
  captured: CapturedPacket;
  recording: Recording;
  language: Language;
}

export function RemarkForm({ captured: { number, marked, note = '' }, recording, language }: RemarkFormProps) {
  const text = packetWords(language).remarks;
  const draft = useSignal(note);
  return (
    <p class="lab-remark">
      <button
        type="button"
        aria-pressed={marked === true}
        title={text.markKey}
        onClick={() => recording.toggleMark(number)}
      >
        <span aria-hidden="true">⚑</span> {text.mark}
      </button>
      <label>
        {text.note}
        <input
          type="text"
          class="lab-note"
          maxLength={noteAtMost}
          placeholder={text.noteExample}
          autocomplete="off"
          value={draft.value}
          onInput={({ currentTarget }) => (draft.value = currentTarget.value)}
          onBlur={() => recording.writeNote(number, draft.value)}
          onKeyDown={({ key, currentTarget }) => {
            // The list shows the note then.
            if (key === 'Enter')
              currentTarget.closest('.lab-packets')?.querySelector<HTMLElement>('.lab-packets-table')?.focus();
          }}
        />
      </label>
    </p>
  );
}
