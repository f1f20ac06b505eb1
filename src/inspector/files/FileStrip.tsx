// What can be done with files: save the packets or the whole run, open a capture or a run. The code that does it is
// fetched when it is asked for.
import { useRef } from 'preact/hooks';
import type { PanelState } from '../panel/panel-state.ts';
import { firstUnpacked, isGzip } from './unpack-capture.ts';
import { fileWords } from './words/words.ts';

export function FileStrip({ state, close }: { state: PanelState; close: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const text = fileWords(state.around.language);
  const { kind, saveRun: saveAgain } = state.source.value;
  const saveRun = kind === 'live' ? () => state.around.saveRun(state) : saveAgain;
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
      {saveRun && (
        <div>
          <button type="button" onClick={() => tell(state, saveRun())}>
            {text.saveRun}
          </button>
          {kind === 'live' && <span class="lab-files-hint">{text.saveRunHint}</span>}
        </div>
      )}
      <div>
        <button type="button" onClick={() => input.current?.click()}>
          {text.open}
        </button>
        <span class="lab-files-hint">{text.dropHint}</span>
        <input
          ref={input}
          type="file"
          hidden
          accept=".pcap,.pcapng,.cap,.json,.gz"
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
  const open = async (): Promise<void> => {
    if (await isRun(file)) await state.around.openRun(state, file);
    else (await import('./open-file.ts')).openFile(state, file);
  };
  tell(state, open());
}

/** Whether it begins as a recorded run does: with JSON, packed or not. A file that cannot be read is nobody's. */
async function isRun(file: File): Promise<boolean> {
  const head = await file
    .slice(0, 2)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0));
  const bytes = new Uint8Array(head);
  const [first] = isGzip(bytes) ? await firstUnpacked(file) : bytes;
  return first === 0x7b;
}

/** What is fetched tells the rest itself. */
function tell(state: PanelState, fetched: Promise<void>): void {
  const text = fileWords(state.around.language).notFetched;
  fetched.catch(() => (state.fileNote.value = { kind: 'error', name: '', text }));
}
