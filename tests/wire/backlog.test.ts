// What waits in the wire is told by run while it is much, and once that it is not.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Backlog, type WaitingConnection } from '../../src/wire/backlog.ts';
import type { FromWire } from '../../src/wire/page-protocol.ts';
import { bytesOf, connect } from '../capture/packets.ts';
import { waitFor } from '../patience.ts';
import { TestBroker } from './test-broker.ts';
import { TestKernel } from './test-kernel.ts';

const connection = (cell: string, toBroker: number, toClient = 0): WaitingConnection => ({
  origin: { connection: 1, cell, execution: 1 },
  waiting: { toBroker, toClient },
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('one figure for each run, nothing of little, and the end once', () => {
  let live = [connection('a', 50_000, 1), connection('a', 20_000, 2), connection('b', 65_000)];
  const told: unknown[] = [];
  const backlog = new Backlog(
    () => live,
    ({ cell }, waiting) => told.push([cell, waiting.toBroker, waiting.toClient]),
  );
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual([]);
  backlog.mayGrow();
  backlog.mayGrow();
  vi.advanceTimersByTime(250);
  expect(told.splice(0)).toEqual([['a', 70_000, 3]]);
  live = [connection('a', 0, 80_000), connection('b', 70_000)];
  vi.advanceTimersByTime(250);
  expect(told.splice(0)).toEqual([
    ['a', 0, 80_000],
    ['b', 70_000, 0],
  ]);
  live = [connection('b', 1)];
  vi.advanceTimersByTime(250);
  expect(told.splice(0)).toEqual([
    ['a', 0, 0],
    ['b', 0, 0],
  ]);
  vi.advanceTimersByTime(10_000);
  expect([told, vi.getTimerCount()]).toEqual([[], 0]);
});

test('what a client does not read waits, to the byte, until it reads or ends', async () => {
  vi.useRealTimers();
  const kernel = new TestKernel();
  const flood = new Uint8Array(1_000_000).fill(0xd0);
  for (let at = 1; at < flood.length; at += 2) flood[at] = 0;
  const broker = new TestBroker((packet, link) => {
    if (packet.type !== 'CONNECT') return [];
    queueMicrotask(() => link.send(flood));
    return [{ type: 'CONNACK', sessionPresent: false, reasonCode: 0 }];
  });
  kernel.switchboard.handle({ type: 'broker', port: broker.inPagePort() });
  const { port1, port2 } = new MessageChannel();
  const run = { cell: 'slow', execution: 2 };
  kernel.say({ type: 'open', url: 'ws://in-page/mqtt', protocols: ['mqtt'], ...run, port: port2 }, [port2]);
  // A kernel that is busy takes nothing: a port that nobody reads.
  port1.postMessage(bytesOf(connect));
  const isTold = (message: FromWire): boolean => message.type === 'backlog' && message.waiting.toClient > 700_000;
  while (!kernel.told.some(isTold)) await waitFor('the backlog', kernel.next());
  // Only so much is posted ahead (link/message-port.ts).
  expect(kernel.told.find(isTold)).toEqual({ type: 'backlog', ...run, waiting: { toBroker: 0, toClient: 737_856 } });
  port1.close();
  const isOver = (message: FromWire): boolean => message.type === 'backlog' && message.waiting.toClient === 0;
  while (!kernel.told.some(isOver)) await waitFor('the end of it', kernel.next());
});
