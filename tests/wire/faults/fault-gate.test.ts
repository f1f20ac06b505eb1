import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FaultAction, FaultRequest } from '../../../src/wire/kernel-protocol.ts';
import { FaultBook } from '../../../src/wire/faults/fault-book.ts';
import { FaultGate } from '../../../src/wire/faults/fault-gate.ts';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { capturedPacket, publish, utf8 } from '../../capture/packets.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const request = (action: FaultAction, changes: Partial<FaultRequest> = {}): FaultRequest => ({
  action,
  clientId: null,
  direction: 'both',
  filter: '',
  times: 1,
  ...changes,
});

/** A gate under one fault, and what comes out of it: the text in the payloads of whole PUBLISHes. */
function gateWith(fault: FaultRequest) {
  const sent: string[] = [];
  const cuts: string[] = [];
  let number = 100;
  const faults: FaultBook = new FaultBook(() => gate.faultsChanged());
  const gate: FaultGate = new FaultGate({
    meet: (captured) => faults.meet(captured),
    isInForce: (rule) => faults.isInForce(rule),
    forward: (bytes) => sent.push(new TextDecoder().decode(bytes.slice(12))),
    cut: () => cuts.push('cut'),
    again: (captured) => ({ ...captured, number: (number += 1) }),
    now: () => Date.now(),
  });
  const rule = faults.add(fault, { by: 'page' });
  const take = (text: string, changes: Partial<CapturedPacket> = {}): CapturedPacket[] =>
    gate.take(capturedPacket({ ...publish, payload: utf8(text) }, { number: (number += 1), ...changes }));
  return { gate, sent, cuts, take, faults, rule };
}

test('drop: the packet is told and goes no further, the next one does', () => {
  const { sent, take } = gateWith(request({ kind: 'drop' }));
  expect(take('one')[0]?.fault).toEqual({ rule: 1, kind: 'dropped' });
  expect(take('two')[0]?.fault).toBeUndefined();
  expect(sent).toEqual(['two']);
});

test('delay: the packet goes on when its time has come, and those behind it wait for it', () => {
  const { sent, take } = gateWith(request({ kind: 'delay', milliseconds: 500 }));
  take('one');
  take('two');
  vi.advanceTimersByTime(499);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(sent).toEqual(['one', 'two']);
});

test('duplicate: a second packet with a number of its own says of which it is the copy', () => {
  const { sent, take } = gateWith(request({ kind: 'duplicate' }));
  const [first, second] = take('one');
  expect(second?.fault).toEqual({ rule: 1, kind: 'duplicate', of: first?.number });
  expect(second?.number).not.toBe(first?.number);
  expect(sent).toEqual(['one', 'one']);
});

test('reorder: the packet goes on behind the next one', () => {
  const { sent, take } = gateWith(request({ kind: 'reorder' }));
  for (const text of ['one', 'two', 'three']) take(text);
  expect(sent).toEqual(['two', 'one', 'three']);
});

test('reorder: a packet that nothing follows goes on when its sender closes', () => {
  const { gate, sent, take } = gateWith(request({ kind: 'reorder' }));
  take('one');
  expect(sent).toEqual([]);
  gate.finish(() => sent.push('closed'));
  expect(sent).toEqual(['one', 'closed']);
});

test('truncate: what was sent and what went on are both told, and at least one byte is missing', () => {
  const { take } = gateWith(request({ kind: 'truncate', keep: 1000 }));
  const [captured] = take('one');
  expect(captured?.fault).toMatchObject({ kind: 'truncated', received: captured?.bytes.slice(0, -1) });
});

test('corrupt: one byte goes on turned over', () => {
  const { sent, take } = gateWith(request({ kind: 'corrupt', offset: 12 }));
  const [captured] = take('one');
  const received = captured?.fault?.kind === 'corrupted' ? captured.fault.received : new Uint8Array();
  expect(
    [...received].map((byte, index) => byte ^ (captured?.bytes[index] ?? 0)).filter((change) => change !== 0),
  ).toEqual([0xff]);
  expect(sent[0]?.slice(1)).toBe('ne');
});

test.each([true, false])('cut: the packet is lost (%s) or was the last to go on', (dropped) => {
  const { gate, sent, take, cuts } = gateWith(request({ kind: 'cut', dropped }));
  expect(take('one')[0]?.fault).toEqual({ rule: 1, kind: 'cut', dropped });
  expect([sent, cuts, gate.severed]).toEqual([dropped ? [] : ['one'], ['cut'], true]);
});

test('stop-reading: all that comes is held back, in order, until the fault ends', () => {
  const { sent, take, faults, rule } = gateWith(request({ kind: 'stop-reading' }, { filter: 'mqtt.msg == "two"' }));
  for (const text of ['one', 'two', 'three']) take(text);
  expect(take('four')[0]?.fault).toEqual({ rule, kind: 'held' });
  expect(sent).toEqual(['one']);
  faults.end((other) => other.rule === rule);
  expect(sent).toEqual(['one', 'two', 'three', 'four']);
});

test('a sender that closes while its packets are delayed is followed by the close, not overtaken', () => {
  const { gate, sent, take } = gateWith(request({ kind: 'delay', milliseconds: 100 }));
  take('one');
  gate.finish(() => sent.push('closed'));
  vi.advanceTimersByTime(100);
  expect(sent).toEqual(['one', 'closed']);
});

test('a fault meets only its client, its direction and what its filter passes, as often as it was asked', () => {
  const { sent, take, faults } = gateWith(
    request({ kind: 'drop' }, { clientId: 'anna', direction: 'to-broker', filter: 'mqtt.qos == 1', times: 2 }),
  );
  take('other client', { clientId: 'bert' });
  take('other way', { direction: 'to-client' });
  take('first');
  expect(faults.rules.map(({ met }) => met)).toEqual([1]);
  take('second');
  take('third');
  expect(sent).toEqual(['other client', 'other way', 'third']);
  expect(faults.active).toBe(false);
});
