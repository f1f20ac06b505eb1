// Opens a capture file for the panel: a worker reads it, the packets come in slices, and in the end the panel looks at
// them.
import type { Language } from '../../language.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { completeRecording } from '../panel/source.ts';
import { captureWords, warningText } from '../../capture/files/words/words.ts';
import type { OpenFailure, OpenMessage } from './capture-slices.ts';
import { fileWords } from './words/words.ts';

/** Bytes of a file that is still opened: reading takes up to twenty times as much memory. */
export const largestFile = 128_000_000;

/** Does not throw: what goes wrong is told in `state.fileNote`. A file that is still being opened is given up. */
export function openFile(state: PanelState, file: File): void {
  const { language } = state.around;
  const text = fileWords(language);
  const { name } = file;
  const before = state.fileNote.peek();
  if (before?.kind === 'busy') before.cancel();
  const fail = (why: string): void => void (state.fileNote.value = { kind: 'error', name, text: why });
  if (file.size > largestFile) {
    fail(text.tooLarge(inMegabytes(file.size), inMegabytes(largestFile)));
    return;
  }
  const worker = new Worker(new URL('./open-worker.ts', import.meta.url), { type: 'module', name: 'captures' });
  const cancel = (): void => {
    worker.terminate();
    state.fileNote.value = null;
  };
  state.fileNote.value = { kind: 'busy', name, text: text.opening, cancel };
  const recording = completeRecording();
  worker.onerror = () => {
    worker.terminate();
    fail(text.cannotRead(text.outOfMemory));
  };
  worker.onmessage = ({ data }: MessageEvent<OpenMessage>) => {
    if (data.type === 'packets') {
      recording.packets.add(data.packets);
      return;
    }
    worker.terminate();
    if (data.type === 'failed') {
      fail(failureText(data.failure, language));
      return;
    }
    const warnings = data.warnings.map((warning) => warningText(warning, language));
    if (data.leftOut > 0) warnings.unshift(text.leftOut(recording.packets.length, data.leftOut));
    state.show({ kind: 'capture', name, recording, epoch: data.epoch, warnings });
    state.fileNote.value = null;
  };
  worker.postMessage(file);
}

function failureText(failure: OpenFailure, language: Language): string {
  if (failure.code === 'cannot-read') return fileWords(language).cannotRead(failure.why);
  return captureWords(language).errors[failure.code](failure.offset);
}

function inMegabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6);
}
