// What can be done with files: save the packets, open a capture. The code that does it is fetched when it is asked for.
import { useRef } from 'preact/hooks';
import type { PanelState } from '../panel/panel-state.ts';
import { fileWords } from './words/words.ts';

export function FileStrip({ state, close }: { state: PanelState; close: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const text = fileWords(state.around.language);
  const save = (which: 'all' | 'listed'): void =>
    tell(
      state,
      import('./save-packets.ts').then(({ savePackets }) => savePackets(state, which)),
    );
  return (
    <div class="lab-files" id="lab-files">
      <div role="group" aria-labelledby="lab-files-save">
        <span id="lab-files-save">{text.save}</span>
        <button type="button" onClick={() => save('all')}>
          {text.all}
        </button>
        <button type="button" onClick={() => save('listed')}>
          {text.listed}
        </button>
      </div>
      <div>
        <button type="button" onClick={() => input.current?.click()}>
          {text.open}
        </button>
        <span class="lab-files-hint">{text.dropHint}</span>
        <input
          ref={input}
          type="file"
          hidden
          accept=".pcap,.pcapng,.cap"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            // The same file can be chosen again.
            currentTarget.value = '';
            if (file === undefined) return;
            openLater(state, file);
            close();
          }}
        />
      </div>
    </div>
  );
}

export function openLater(state: PanelState, file: File): void {
  tell(
    state,
    import('./open-file.ts').then(({ openFile }) => openFile(state, file)),
  );
}

/** What is fetched tells the rest itself. */
function tell(state: PanelState, fetched: Promise<void>): void {
  const text = fileWords(state.around.language).notFetched;
  fetched.catch(() => (state.fileNote.value = { kind: 'error', name: '', text }));
}
