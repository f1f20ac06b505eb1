// Which input of a broker's history brought or sent a byte of a connection. So a packet that was seen on the wire finds
// its input.
import type { Effect } from '../boundary.ts';
import type { LoggedInput } from './input-log.ts';

export type StreamDirection = 'to-broker' | 'to-client';

/** One direction of one connection: after input `inputs[n]` it had carried `ends[n]` bytes. */
interface Stream {
  ends: number[];
  inputs: number[];
}

export class StreamPositions {
  readonly #streams: Record<StreamDirection, Map<number, Stream>> = { 'to-broker': new Map(), 'to-client': new Map() };

  /** `number`: of the input, from 1. */
  take(number: number, { input }: LoggedInput, effects: readonly Effect[]): void {
    if (input.type === 'bytes') this.#grow('to-broker', input.connection, input.bytes.length, number);
    for (const effect of effects) {
      if (effect.type === 'send') this.#grow('to-client', effect.connection, effect.bytes.length, number);
    }
  }

  /** The first input after which the connection had carried `bytes` in that direction; null = none yet. */
  find(connection: number, direction: StreamDirection, bytes: number): number | null {
    const stream = this.#streams[direction].get(connection);
    if (stream === undefined || bytes === 0) return null;
    let low = 0;
    let high = stream.ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stream.ends[middle] ?? Infinity) < bytes) low = middle + 1;
      else high = middle;
    }
    return stream.inputs[low] ?? null;
  }

  #grow(direction: StreamDirection, connection: number, bytes: number, input: number): void {
    const streams = this.#streams[direction];
    let stream = streams.get(connection);
    if (stream === undefined) streams.set(connection, (stream = { ends: [], inputs: [] }));
    stream.ends.push((stream.ends.at(-1) ?? 0) + bytes);
    stream.inputs.push(input);
  }
}
