// Saves what a page has done so far as a recorded run, and one that was opened with what was marked in it.
import { inPageAddress } from '../../capture/connection-event.ts';
import { download, fileName } from '../../inspector/files/download.ts';
import { askPast } from '../../inspector/moment/ask-past.ts';
import type { PanelState } from '../../inspector/panel/panel-state.ts';
import type { Recording } from '../../inspector/recording.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { PacketSequence } from '../../capture/packet-sequence.ts';
import type { RecordedRun } from '../../capture/runs/run-file.ts';
import { writeRun } from '../../capture/runs/write-run.ts';
import type { PageNotebook } from '../page-notebook.ts';
import { ranCells, type RanCell } from './ran-cells.ts';
import { runWords } from './words/words.ts';

/** Does not reject: how it went is told in `state.fileNote`. `page`: its path without the site's base. */
export async function saveRun(state: PanelState, notebook: PageNotebook, page: string): Promise<void> {
  const text = runWords(state.around.language);
  const { recording, epoch } = state.live;
  const packets = allOf(recording.packets);
  const cells = ranCells(notebook.state.peek(), (execution) => notebook.calls.codeOf(execution));
  if (cells.length === 0 && packets.length === 0) {
    state.fileNote.value = { kind: 'error', name: '', text: text.nothingToSave };
    return;
  }
  const connections = [...recording.connections];
  const usesBroker = connections.some(({ url }) => url === inPageAddress);
  await save(state, async () => {
    const broker = usesBroker ? await pastOf(state) : null;
    const run = { page, epoch, cells, packets, connections, broker };
    return { run, warnings: usesBroker && broker === null ? [text.withoutBroker] : [] };
  });
}

/** Saves a run that was opened with what the reader has marked and noted in it since. As `saveRun`. */
export async function saveAgain(state: PanelState, run: RecordedRun<RanCell[]>, { packets }: Recording): Promise<void> {
  await save(state, () => Promise.resolve({ run: { ...run, packets: allOf(packets) }, warnings: [] }));
}

/** `warnings`: of what the file does not have. */
type Saveable = Promise<{ run: RecordedRun<RanCell[]>; warnings: readonly string[] }>;

async function save(state: PanelState, make: () => Saveable): Promise<void> {
  const text = runWords(state.around.language);
  const stopped = new AbortController();
  const cancel = (): void => {
    stopped.abort();
    state.fileNote.value = null;
  };
  state.fileNote.value = { kind: 'busy', name: '', text: text.saving, cancel };
  try {
    const { run, warnings } = await make();
    const { cells, packets } = run;
    const file = await writeRun(run);
    if (stopped.signal.aborted) return;
    const name = fileName('lab-run.json.gz', new Date());
    download(file, name);
    const hasPassword = packets.some(({ packet }) => packet?.type === 'CONNECT' && packet.password !== undefined);
    const said = [text.saved(cells.length, packets.length), ...warnings, ...(hasPassword ? [text.hasPassword] : [])];
    state.fileNote.value = { kind: 'done', name, text: said.join(' ') };
  } catch {
    // A text that no browser can hold in one piece.
    if (!stopped.signal.aborted) state.fileNote.value = { kind: 'error', name: '', text: text.tooMuch };
  }
}

function allOf(packets: PacketSequence): CapturedPacket[] {
  return Array.from({ length: packets.length }, (_, index) => packets.at(index) ?? []).flat();
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
