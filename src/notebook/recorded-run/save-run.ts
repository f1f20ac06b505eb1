// Saves what a page has done so far as a recorded run.
import { inPageAddress } from '../../capture/connection-event.ts';
import { download, fileName } from '../../inspector/files/download.ts';
import { askPast } from '../../inspector/moment/ask-past.ts';
import type { PanelState } from '../../inspector/panel/panel-state.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { RecordedRun } from '../../capture/runs/run-file.ts';
import { writeRun } from '../../capture/runs/write-run.ts';
import type { PageNotebook } from '../page-notebook.ts';
import { ranCells, type RanCell } from './ran-cells.ts';
import { runWords } from './words/words.ts';

/** Does not reject: how it went is told in `state.fileNote`. `page`: its path without the site's base. */
export async function saveRun(state: PanelState, notebook: PageNotebook, page: string): Promise<void> {
  const text = runWords(state.around.language);
  const { recording, epoch } = state.live;
  const packets: CapturedPacket[] = [];
  for (let index = 0; index < recording.packets.length; index += 1) {
    const captured = recording.packets.at(index);
    if (captured !== undefined) packets.push(captured);
  }
  const cells = ranCells(notebook.state.peek(), (execution) => notebook.calls.codeOf(execution));
  const fail = (why: string): void => void (state.fileNote.value = { kind: 'error', name: '', text: why });
  if (cells.length === 0 && packets.length === 0) {
    fail(text.nothingToSave);
    return;
  }
  const stopped = new AbortController();
  const cancel = (): void => {
    stopped.abort();
    state.fileNote.value = null;
  };
  state.fileNote.value = { kind: 'busy', name: '', text: text.saving, cancel };
  const connections = [...recording.connections];
  const usesBroker = connections.some(({ url }) => url === inPageAddress);
  const broker = usesBroker ? await pastOf(state) : null;
  const run: RecordedRun<RanCell[]> = { page, epoch, cells, packets, connections, broker };
  try {
    const file = await writeRun(run);
    if (stopped.signal.aborted) return;
    const name = fileName('lab-run.json.gz', new Date());
    download(file, name);
    const hasPassword = packets.some(({ packet }) => packet?.type === 'CONNECT' && packet.password !== undefined);
    const said = [
      text.saved(cells.length, packets.length),
      ...(usesBroker && broker === null ? [text.withoutBroker] : []),
      ...(hasPassword ? [text.hasPassword] : []),
    ];
    state.fileNote.value = { kind: 'done', name, text: said.join(' ') };
  } catch {
    // A text that no browser can hold in one piece.
    if (!stopped.signal.aborted) fail(text.tooMuch);
  }
}

/** Null when the broker does not answer. */
async function pastOf({ around }: PanelState): Promise<RecordedRun<never>['broker']> {
  const port = around.broker.openPort();
  try {
    return await askPast(port, 0);
  } catch {
    return null;
  } finally {
    port.close();
  }
}
