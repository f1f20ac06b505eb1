// Reads the inputs that input-recorder.ts has written, also from a file, which may hold anything.
import type { Input } from '../boundary.ts';
import type { LoggedInput } from './input-log.ts';
import { inputHead, inputKinds } from './input-recorder.ts';

export class RecordedInputsError extends Error {
  override readonly name = 'RecordedInputsError';
  /** Bytes before the input that is wrong. */
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(`byte ${offset}: ${message}`);
    this.offset = offset;
  }
}

/** The inputs of one block. Their bytes are views into it. Throws RecordedInputsError. */
export function readInputs(block: Uint8Array): LoggedInput[] {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const inputs: LoggedInput[] = [];
  let at = 0;
  let before = -Infinity;
  while (at < block.length) {
    if (at + inputHead > block.length) throw new RecordedInputsError(at, 'the input is not complete');
    const now = view.getFloat64(at, true);
    // The clock of a broker never goes back. Beyond these numbers a millisecond cannot be added any more.
    if (!(Math.abs(now) <= Number.MAX_SAFE_INTEGER) || now < before)
      throw new RecordedInputsError(at, 'this is no time of a broker');
    before = now;
    const input = readInput(view, block, at);
    inputs.push({ now, input });
    at += inputHead + (input.type === 'bytes' ? 4 + input.bytes.length : 0);
  }
  return inputs;
}

function readInput(view: DataView, block: Uint8Array, at: number): Input {
  const connection = view.getUint32(at + 9, true);
  switch (block[at + 8]) {
    case inputKinds.tick:
      return { type: 'tick' };
    case inputKinds.shutdown:
      return { type: 'shutdown' };
    case inputKinds.open:
      return { type: 'open', connection };
    case inputKinds.closed:
      return { type: 'closed', connection };
    case inputKinds.congested:
    case inputKinds.drained:
      return { type: 'congestion', connection, congested: block[at + 8] === inputKinds.congested };
    case inputKinds.bytes: {
      const start = at + inputHead + 4;
      if (start > block.length) throw new RecordedInputsError(at, 'the input is not complete');
      const end = start + view.getUint32(at + inputHead, true);
      if (end > block.length) throw new RecordedInputsError(at, 'the input is not complete');
      return { type: 'bytes', connection, bytes: block.subarray(start, end) };
    }
    default:
      throw new RecordedInputsError(at, 'this is no input of a broker');
  }
}
