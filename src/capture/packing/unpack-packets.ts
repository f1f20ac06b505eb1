// The frames of a message of the wire worker, read. They share the buffer of their bytes.
import type { Frame, RawFrame } from '../captured-packet.ts';
import { rowLength, type PackedFrames } from './pack-packets.ts';
import { readFrame } from '../read-packet.ts';

/** In the order of their numbers; `timeOrigin` is taken off their times. */
export function unpackFrames(packed: PackedFrames, timeOrigin: number): Frame[] {
  const { rows, read } = packed;
  const frames: Frame[] = [];
  let next = 0;
  const addRead = (before: number): void => {
    for (let frame = read[next]; frame !== undefined && frame.number < before; frame = read[(next += 1)]) {
      frame.time -= timeOrigin;
      frames.push(frame);
    }
  };
  for (let row = 0; row < rows.length; row += rowLength) {
    const frame = rawFrame(packed, row, timeOrigin);
    if (read.length > 0) addRead(frame.number);
    frames.push(readFrame(frame));
  }
  addRead(Infinity);
  return frames;
}

function rawFrame({ bytes, rows, origins, causes }: PackedFrames, row: number, timeOrigin: number): RawFrame {
  const from = rows[row + 3] as number;
  const { connection, cell, execution, clientId, version } = origins[from >> 1] as (typeof origins)[number];
  const atBroker = rows[row + 5] as number;
  const frame: RawFrame = {
    number: rows[row] as number,
    time: (rows[row + 1] as number) - timeOrigin,
    connection,
    cell,
    execution,
    clientId,
    direction: (from & 1) === 0 ? 'to-broker' : 'to-client',
    bytes: bytes.subarray(row === 0 ? 0 : rows[row - rowLength + 2], rows[row + 2]),
    version,
  };
  const cause = causes[rows[row + 4] as number];
  if (cause !== undefined) frame.cause = cause;
  if (!Number.isNaN(atBroker)) frame.atBroker = atBroker;
  return frame;
}
