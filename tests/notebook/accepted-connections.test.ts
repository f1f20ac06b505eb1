// Which address has accepted a client is known from the connection that the CONNACK crossed.
import { expect, test } from 'vitest';
import type { CapturedPacket } from '../../src/capture/captured-packet.ts';
import { readPacket } from '../../src/capture/read-packet.ts';
import { AcceptedConnections } from '../../src/notebook/accepted-connections.ts';
import { newCell } from '../../src/notebook/cell.ts';
import { newNotebook, type NotebookEvent } from '../../src/notebook/notebook-state.ts';
import { step } from '../../src/notebook/notebook.ts';
import { bytesOf, connack } from '../capture/packets.ts';

const url = 'ws://h/mqtt';
const of = { cell: 'a', execution: 1, time: 0 };

function connackOn(connection: number, reasonCode: number): CapturedPacket {
  const bytes = bytesOf({ ...connack, reasonCode } as typeof connack);
  return readPacket({ ...of, number: 1, connection, clientId: '', direction: 'to-client', bytes, version: 5 });
}

test('an accepted client names the address, a refused one and one that nobody knows do not', () => {
  const accepted = new AcceptedConnections();
  accepted.take({ ...of, connection: 1, event: 'opened', url, by: 'client' });
  expect(accepted.of([connackOn(1, 0)])).toEqual([{ cell: 'a', execution: 1, url }]);
  expect(accepted.of([connackOn(1, 0x87), connackOn(2, 0)])).toEqual([]);
  accepted.take({ ...of, connection: 1, event: 'closed', url, by: 'broker' });
  expect(accepted.of([connackOn(1, 0)])).toEqual([]);
});

test('a failure stands until a connection to that address is accepted; then it is said that it was away', () => {
  const run = { cell: 'a', execution: 1 };
  let state = newNotebook([newCell('a', 'chapter', '')]);
  const tell = (event: NotebookEvent): void => void (state = step(state, event, 0).state);
  tell({ type: 'run', cell: 'a' });
  tell({ type: 'kernel', message: { type: 'started', ...run } });
  tell({ type: 'connection-failed', ...run, why: { code: 'unreachable', url } });
  tell({ type: 'connection-accepted', ...run, url: 'ws://other.test/mqtt' });
  expect(state.cells['a']).toMatchObject({ failure: { url }, isBack: false });
  tell({ type: 'connection-accepted', ...run, url });
  expect(state.cells['a']).toMatchObject({ failure: { url }, isBack: true });
  tell({ type: 'connection-failed', ...run, why: { code: 'unreachable', url } });
  expect(state.cells['a']).toMatchObject({ isBack: false });
});

test('what a broker does not take stays told though the client is accepted again', () => {
  const run = { cell: 'a', execution: 1 };
  let state = newNotebook([newCell('a', 'chapter', '')]);
  const tell = (event: NotebookEvent): void => void (state = step(state, event, 0).state);
  tell({ type: 'run', cell: 'a' });
  tell({ type: 'kernel', message: { type: 'started', ...run } });
  const why = { code: 'closed-on-packet', url, bytes: 5_000_000, limit: 1_048_576, version: 4 } as const;
  tell({ type: 'connection-failed', ...run, why });
  tell({ type: 'connection-accepted', ...run, url });
  expect(state.cells['a']).toMatchObject({ failure: why, isBack: false });
});
