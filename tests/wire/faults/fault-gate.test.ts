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
  chance: 1,
  seed: null,
  ...changes,
});

/** A gate under one fault, and what comes out of it: the text in the payloads of whole PUBLISHes. */
function gateWith(fault: FaultRequest) {
  const sent: string[] = [];
  const cuts: string[] = [];
  let number = 100;
  const faults: FaultBook = new FaultBook({
    changed: () => gate.faultsChanged(),
    counted: () => undefined,
    newSeed: () => 7,
  });
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
  const { sent, take } = gateWith(request({ kind: 'delay', milliseconds: 500, jitter: 0 }));
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
  const { gate, sent, take } = gateWith(request({ kind: 'delay', milliseconds: 100, jitter: 0 }));
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

const names = Array.from({ length: 40 }, (_, index) => `packet ${index}`);

/** Which packets of a row get through a link that loses one in two, for each client. */
function through(seed: number | null, clients: readonly string[], chance = 0.5): Record<string, string> {
  const { take, sent } = gateWith(request({ kind: 'drop' }, { times: null, chance, seed }));
  const whole: Record<string, string> = {};
  for (const name of names)
    for (const clientId of clients) {
      const before = sent.length;
      take(name, { clientId });
      whole[clientId] = `${whole[clientId] ?? ''}${sent.length > before ? '+' : '-'}`;
    }
  return whole;
}

test('chance: a seed loses the same packets of the first client again, of the second …; another seed loses others', () => {
  const alone = through(1, ['anna']);
  expect(alone['anna']).toMatch(/^(?=.*\+)(?=.*-)[+-]{40}$/);
  expect(through(1, ['anna'])).toEqual(alone);
  const three = through(1, ['anna', 'ben', 'carl']);
  expect(three['anna']).toBe(alone['anna']);
  expect(Object.values(through(1, ['a random name', 'another']))).toEqual([three['anna'], three['ben']]);
  expect(new Set(Object.values(three)).size).toBe(3);
  expect(through(2, ['anna'])).not.toEqual(alone);
  // What the wire has chosen is told with the rule, and repeats the run.
  expect(through(null, ['anna'])).toEqual(through(7, ['anna']));
  expect(gateWith(request({ kind: 'drop' }, { chance: 0.5 })).faults.rules[0]?.seed).toBe(7);
});

test.each([0.1, 0.5, 0.9])('chance %d is what falls in the long run', (chance) => {
  const { take, sent } = gateWith(request({ kind: 'drop' }, { times: null, chance, seed: 3 }));
  for (let index = 0; index < 10_000; index += 1) take('one');
  expect(Math.abs(1 - sent.length / 10_000 - chance)).toBeLessThan(0.02);
});

test('a count is of the packets that chance has met', () => {
  const { take, sent, faults } = gateWith(request({ kind: 'drop' }, { times: 3, chance: 0.3, seed: 5 }));
  for (const name of names) take(name);
  expect(sent.length).toBe(names.length - 3);
  expect(faults.active).toBe(false);
});

test('jitter: each packet has a delay of its own between both limits, and order is kept', () => {
  const delay = { kind: 'delay', milliseconds: 100, jitter: 50 } as const;
  const { sent, take } = gateWith(request(delay, { times: null, seed: 1 }));
  const delays = names.map((name) => {
    const [{ fault } = { fault: undefined }] = take(name);
    return fault?.kind === 'delayed' ? fault.milliseconds : -1;
  });
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(100);
  expect(Math.max(...delays)).toBeLessThanOrEqual(150);
  expect(new Set(delays).size).toBeGreaterThan(10);
  vi.advanceTimersByTime(150);
  expect(sent).toEqual(names);
});

test('throttle: a link is busy with each byte, and idle time is not saved up', () => {
  const { sent, take } = gateWith(request({ kind: 'throttle', bytesPerSecond: 100 }, { times: null }));
  // 12 bytes of header and 8 of text: 200 ms each.
  const [first] = take('12345678');
  const [second] = take('87654321');
  expect([first?.bytes.length, second?.fault]).toEqual([20, { rule: 1, kind: 'delayed', milliseconds: 400 }]);
  vi.advanceTimersByTime(199);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(sent).toEqual(['12345678']);
  vi.advanceTimersByTime(200);
  expect(sent.length).toBe(2);
  vi.advanceTimersByTime(10_000);
  expect(take('abcdefgh')[0]?.fault).toEqual({ rule: 1, kind: 'delayed', milliseconds: 200 });
});

test('a slow link and what happens to single packets happen beside each other; a dropped packet is not delayed', () => {
  const { sent, take, faults } = gateWith(request({ kind: 'drop' }, { times: 1 }));
  faults.add(request({ kind: 'delay', milliseconds: 100, jitter: 0 }, { times: null }), { by: 'page' });
  faults.add(request({ kind: 'throttle', bytesPerSecond: 100 }, { times: null }), { by: 'page' });
  faults.add(request({ kind: 'duplicate' }, { times: 1 }), { by: 'page' });
  expect(take('12345678').map(({ fault }) => fault?.kind)).toEqual(['dropped']);
  expect(faults.rules.map(({ met }) => met)).toEqual([0, 0, 0]);
  expect(take('12345678').map(({ fault }) => fault?.kind)).toEqual(['delayed', 'duplicate']);
  expect(take('12345678').map(({ fault }) => fault)).toEqual([{ rule: 3, kind: 'delayed', milliseconds: 500 }]);
  expect(faults.rules.map(({ met }) => met)).toEqual([2, 2]);
  vi.advanceTimersByTime(299);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(201);
  expect(sent).toEqual(['12345678', '12345678', '12345678']);
});
