// Opens a recorded run in the panel: its code and outputs, its packets, and the broker at each moment. Nothing of it
// runs.
import type { PanelState } from '../../inspector/panel/panel-state.ts';
import { completeRecording, type Source } from '../../inspector/panel/source.ts';
import { readRun, runLimits } from '../../capture/runs/read-run.ts';
import { RunFileError, type RecordedRun } from '../../capture/runs/run-file.ts';
import { readCells } from './read-cells.ts';
import type { RanCell } from './ran-cells.ts';
import { runCode } from './run-code.ts';
import { runWords, type RunWords } from './words/words.ts';

/** Does not reject: what goes wrong is told in `state.fileNote`. A file that is still being opened is given up. */
export async function openRun(state: PanelState, file: File): Promise<void> {
  const text = runWords(state.around.language);
  const { name } = file;
  const before = state.fileNote.peek();
  if (before?.kind === 'busy') before.cancel();
  const stopped = new AbortController();
  const cancel = (): void => {
    stopped.abort();
    state.fileNote.value = null;
  };
  state.fileNote.value = { kind: 'busy', name, text: text.opening, cancel };
  try {
    const run = await readRun(file, readCells);
    if (stopped.signal.aborted) return;
    state.show(runSource(run, name, state));
    state.fileNote.value = null;
  } catch (error) {
    if (stopped.signal.aborted) return;
    const why = error instanceof RunFileError ? problemText(error, text) : text.problem['cut-off'];
    state.fileNote.value = { kind: 'error', name, text: why };
  }
}

/** A recorded run as the panel looks at it. */
export function runSource(run: RecordedRun<RanCell[]>, name: string, state: PanelState): Source {
  const recording = completeRecording(run.packets);
  recording.connections.push(...run.connections);
  const { broker, epoch } = run;
  return {
    kind: 'run',
    name,
    recording,
    epoch,
    warnings: [],
    code: runCode(run, state),
    saveRun: async () => (await import('./save-run.ts')).saveAgain(state, run, recording),
    ...(broker && { past: () => Promise.resolve(broker) }),
  };
}

function problemText({ code, place }: RunFileError, text: RunWords): string {
  switch (code) {
    case 'damaged':
      return text.damaged(place);
    case 'too-large':
      return text.tooLarge(Math.floor(runLimits.file / 1e6));
    default:
      return text.problem[code];
  }
}
