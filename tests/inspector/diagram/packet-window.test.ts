import { expect, test } from 'vitest';
import { eventsWithin, isOfClients, takeWindow } from '../../../src/inspector/diagram/packet-window.ts';
import type { ConnectionEvent } from '../../../src/capture/connection-event.ts';
import { connect, capturedPacket } from '../../capture/packets.ts';

const packets = Array.from({ length: 10 }, (_, index) => capturedPacket(connect, { number: index + 1, time: index }));
const all = () => true;
const numbers = (window: { packets: readonly { number: number }[] }) => window.packets.map(({ number }) => number);

test('the window has the last packets, and knows that there are earlier ones', () => {
  const window = takeWindow(packets, all, null, 3);
  expect(numbers(window)).toEqual([8, 9, 10]);
  expect(window.earlier).toBe(true);
});

test('the window before a packet ends with the one before it', () => {
  expect(numbers(takeWindow(packets, all, 8, 3))).toEqual([5, 6, 7]);
});

test('only packets that pass count', () => {
  const window = takeWindow(packets, ({ number }) => number % 4 === 0, null, 3);
  expect(numbers(window)).toEqual([4, 8]);
  expect(window.earlier).toBe(false);
});

test('of the connections only what happened between the packets that are shown belongs to them', () => {
  const events = [0, 4, 8].map((time) => ({ time }) as ConnectionEvent);
  const times = (earlier: boolean, later: boolean) =>
    eventsWithin(events, { packets: packets.slice(3, 6), earlier }, later).map(({ time }) => time);
  expect(times(true, true)).toEqual([4]);
  expect(times(false, false)).toEqual([0, 4, 8]);
});

test('clients are chosen by Client Identifier or by its last level', () => {
  const captured = capturedPacket(connect, { clientId: 'lab/reader/anna' });
  expect([['anna'], ['lab/reader/anna'], ['reader'], null].map((clients) => isOfClients(captured, clients))).toEqual([
    true,
    true,
    false,
    true,
  ]);
});
