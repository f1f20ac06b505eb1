// One direction of a connection: what has gone on counts no more, whatever became of its bytes.
import { expect, test } from 'vitest';
import { Lane } from '../../src/wire/lane.ts';
import { Turns } from '../../src/wire/turns.ts';

test('bytes whose buffer has travelled on to another thread do not count as waiting', () => {
  const turns = new Turns(10_000);
  for (let round = 0; round < 20; round += 1) {
    const lane = new Lane(turns, (bytes) => {
      structuredClone(bytes, { transfer: [bytes.buffer as ArrayBuffer] });
      return null;
    });
    lane.take(new Uint8Array(500));
    lane.take(new Uint8Array(500));
    expect(lane.waiting).toBe(1000);
    lane.open();
    expect(lane.waiting).toBe(0);
  }
  expect(turns.isFull).toBe(false);
});
