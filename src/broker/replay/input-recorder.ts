// Keeps the inputs of a running broker, in little memory and at next to no cost for each input; read-inputs.ts reads
// them. Inputs stand one behind the other in blocks of bytes, none across two blocks. Numbers are little endian:
//   float64 now · uint8 kind · uint32 connection · for `bytes` also uint32 length and the bytes
import type { Input } from '../boundary.ts';
import type { LoggedInput } from './input-log.ts';

export const inputKinds = { tick: 0, shutdown: 1, open: 2, closed: 3, congested: 4, drained: 5, bytes: 6 } as const;

/** Bytes of an input without those that it carries. */
export const inputHead = 13;

/** The part of the record from a place on, for a reader that has the part before it. */
export interface RecordedInputs {
  /** Bytes of the record before these. */
  from: number;
  blocks: Uint8Array[];
  /** Bytes of the record up to here: where to read on. */
  to: number;
  /** Whether the record has reached its limit. Then later inputs are not in it. */
  full: boolean;
}

interface Block {
  bytes: Uint8Array;
  view: DataView;
  used: number;
}

export class InputRecorder {
  readonly #blocks: Block[] = [];
  readonly #most: number;
  readonly #blockSize: number;
  #bytes = 0;
  #full = false;

  /** `most`: bytes of all inputs that are kept; `blockSize`: bytes that are set aside at once. */
  constructor({ most = 64_000_000, blockSize = 262_144 } = {}) {
    this.#most = most;
    this.#blockSize = blockSize;
  }

  record({ now, input }: LoggedInput): void {
    if (this.#full) return;
    const own = input.type === 'bytes' ? 4 + input.bytes.length : 0;
    const length = inputHead + own;
    if (this.#bytes + length > this.#most) {
      this.#full = true;
      return;
    }
    let block = this.#blocks.at(-1);
    if (block === undefined || block.used + length > block.bytes.length) block = this.#newBlock(length);
    const { bytes, view, used } = block;
    view.setFloat64(used, now, true);
    bytes[used + 8] = kindOf(input);
    view.setUint32(used + 9, 'connection' in input ? input.connection : 0, true);
    if (input.type === 'bytes') {
      view.setUint32(used + inputHead, input.bytes.length, true);
      bytes.set(input.bytes, used + inputHead + 4);
    }
    block.used += length;
    this.#bytes += length;
  }

  /** `from`: the `to` of the part that was read last; 0 = from the beginning. The bytes are copies. */
  since(from: number): RecordedInputs {
    const blocks: Uint8Array[] = [];
    let start = 0;
    for (const { bytes, used } of this.#blocks) {
      if (start + used > from) blocks.push(bytes.slice(Math.max(0, from - start), used));
      start += used;
    }
    return { from, blocks, to: this.#bytes, full: this.#full };
  }

  #newBlock(atLeast: number): Block {
    const bytes = new Uint8Array(Math.max(atLeast, this.#blockSize));
    const block = { bytes, view: new DataView(bytes.buffer), used: 0 };
    this.#blocks.push(block);
    return block;
  }
}

function kindOf(input: Input): number {
  if (input.type === 'congestion') return input.congested ? inputKinds.congested : inputKinds.drained;
  return inputKinds[input.type];
}
