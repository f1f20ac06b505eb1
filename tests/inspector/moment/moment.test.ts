// A packet on, a packet back, among all packets and among those that a filter lets through.
import { expect, test } from 'vitest';
import { crossedAt, momentOf, stepFrom } from '../../../src/inspector/moment/moment.ts';
import { capturedPacket, publish } from '../../capture/packets.ts';

const all = [3, 4, 6, 9].map((number) => capturedPacket(publish, { number, time: 1 }));
const some = all.filter(({ number }) => number !== 6);
const at = (packet: number) => ({ packet, time: 1 });

test('a moment is right after its packet, also among packets of the same time', () => {
  expect(momentOf(all[1] ?? capturedPacket(publish))).toEqual(at(4));
  expect([2, 3, 5, 6, 9, 20].map((captured) => crossedAt(all, at(captured)))).toEqual([0, 1, 2, 3, 4, 4]);
});

test('steps from now, from each packet, and from a packet that the filter hides', () => {
  expect([stepFrom(all, null, -1)?.number, stepFrom(all, null, 1)]).toEqual([6, undefined]);
  expect([3, 4, 6, 9].map((captured) => stepFrom(all, at(captured), 1)?.number)).toEqual([4, 6, 9, undefined]);
  expect([3, 4, 6, 9].map((captured) => stepFrom(all, at(captured), -1)?.number)).toEqual([undefined, 3, 4, 6]);
  expect([stepFrom(some, at(6), -1)?.number, stepFrom(some, at(6), 1)?.number]).toEqual([4, 9]);
});

test('where there are no packets there is no step', () => {
  for (const moment of [null, at(1)]) {
    expect([stepFrom([], moment, -1), stepFrom([], moment, 1)]).toEqual([undefined, undefined]);
  }
  expect(stepFrom(all.slice(0, 1), null, -1)?.number).toBe(3);
});
