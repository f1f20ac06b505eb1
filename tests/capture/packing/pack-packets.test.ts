// Frames that are packed for the way to the page come out as they went in, read.
import { expect, it } from 'vitest';
import { Capture } from '../../../src/capture/capture.ts';
import { FrameBatch } from '../../../src/wire/packet-batch.ts';
import type { Frame, FrameCause, RawFrame } from '../../../src/capture/captured-packet.ts';
import { FramePack, type PackedFrames } from '../../../src/capture/packing/pack-packets.ts';
import { unpackFrames } from '../../../src/capture/packing/unpack-packets.ts';
import { bytesOf, connack, connect, frameOf, joined, publish } from '../packets.ts';

const byLine = (line: number): FrameCause => ({ by: 'call', cell: 'cell', execution: 1, line, call: 'publish' });

/** What a connection captures, cut only, and the same all read. */
function talk(): { cut: (RawFrame | Frame)[]; read: Frame[] } {
  const taps = [0, 0].map((number) => new Capture({ connection: 1, cell: 'cell', execution: 2 }, () => (number += 1)));
  const chunks = [
    ['to-broker', bytesOf(connect)],
    ['to-client', bytesOf(connack)],
    ['to-broker', joined(bytesOf(publish), Uint8Array.of(0x36, 2, 0, 1), bytesOf(publish))],
    ['to-client', Uint8Array.of(0x40, 2, 0, 1)],
    ['to-broker', bytesOf({ type: 'DISCONNECT', reasonCode: 0 })],
  ] as const;
  const [cutter, reader] = taps;
  const all = (take: (direction: Frame['direction'], chunk: Uint8Array, time: number) => (RawFrame | Frame)[]) =>
    chunks.flatMap(([direction, chunk], index) => take(direction, chunk, 1000 + index));
  return {
    cut: all((...chunk) => cutter?.cut(...chunk) ?? []),
    read: all((...chunk) => reader?.push(...chunk) ?? []) as Frame[],
  };
}

function packed(frames: readonly (RawFrame | Frame)[]): PackedFrames {
  const pack = new FramePack();
  for (const frame of frames) pack.add(frame);
  return structuredClone(pack.take());
}

it('all of a connection, malformed packets too', () => {
  const { cut, read } = talk();
  expect(cut.filter((frame) => 'packet' in frame)).toHaveLength(3);
  expect(unpackFrames(packed(cut), 0)).toEqual(read);
});

it('with their causes, and how far the broker had got', () => {
  const [, , raw] = talk().cut;
  const frames = [1, 1, 2].map((line, index): RawFrame => {
    const frame = { ...raw, number: 10 + index, atBroker: 100 + index, cause: byLine(line) } as RawFrame;
    return frame;
  });
  const message = packed(frames);
  expect(message.causes).toEqual([byLine(1), byLine(2)]);
  expect(unpackFrames(message, 0)).toMatchObject(frames);
});

it('of several connections, in the order of their numbers, with times of the page', () => {
  const [, , raw] = talk().cut;
  const numbers = [3, 4, 6, 9].map((number): RawFrame => ({ ...raw, number, connection: number % 2 }) as RawFrame);
  const faulted = frameOf(publish, { number: 5, time: 1500, fault: { rule: 1, kind: 'dropped' } });
  const frames = unpackFrames(packed([...numbers.slice(0, 2), faulted, ...numbers.slice(2)]), 500);
  expect(frames.map(({ number, connection }) => [number, connection])).toEqual([
    [3, 1],
    [4, 0],
    [5, 1],
    [6, 0],
    [9, 1],
  ]);
  expect(frames.map(({ time }) => time)).toEqual([502, 502, 1000, 502, 502]);
  expect(frames[2]?.fault).toEqual({ rule: 1, kind: 'dropped' });
});

it('a pack that was taken leaves nothing behind', () => {
  const pack = new FramePack();
  for (const frame of talk().cut) pack.add(frame);
  pack.take();
  expect(pack.isEmpty).toBe(true);
  const [first] = talk().cut.filter((frame) => !('packet' in frame));
  if (first) pack.add(first);
  expect(unpackFrames(pack.take(), 0)).toMatchObject([{ number: 3, clientId: 'anna', packet: publish }]);
});

it('a batch goes when there are many frames, without waiting for its time', () => {
  const messages: PackedFrames[] = [];
  const batch = new FrameBatch((message) => messages.push(message));
  const [, , raw] = talk().cut;
  for (let number = 1; number <= 10_000; number += 1) batch.add({ ...raw, number } as RawFrame);
  expect(messages).toHaveLength(2);
  batch.flush();
  const frames = messages.flatMap((message) => unpackFrames(message, 0));
  expect(frames.map(({ number }) => number)).toEqual(Array.from({ length: 10_000 }, (_, index) => index + 1));
});
