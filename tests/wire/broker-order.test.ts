// Packets are told in the order in which the broker says that it took and sent them.
import { expect, test, vi } from 'vitest';
import { OrderNotes, type OrderNote } from '../../src/link/order-notes.ts';
import { BrokerOrder, type BrokerLine } from '../../src/wire/broker-order.ts';
import type { CapturedPacket, UnreadPacket } from '../../src/capture/captured-packet.ts';
import { capturedPacket, publish } from '../capture/packets.ts';

type Note = Partial<OrderNote> & Pick<OrderNote, 'link' | 'kind'>;

/** Packets of ten bytes each, by name. */
class Lab {
  readonly order = new BrokerOrder();
  readonly told: (UnreadPacket | CapturedPacket)[] = [];
  readonly #names = new Map<Uint8Array, string>();
  #number = 0;

  line(connection: number): BrokerLine {
    return this.order.open(connection, (captured) => {
      captured.number = this.#number += 1;
      this.told.push(captured);
    });
  }

  packet(name: string, time: number, direction: CapturedPacket['direction'] = 'to-broker'): CapturedPacket {
    const captured = capturedPacket(publish, { number: 0, time, direction, bytes: new Uint8Array(10) });
    this.#names.set(captured.bytes, name);
    return captured;
  }

  says(...notes: Note[]): void {
    const rows = new OrderNotes();
    for (const note of notes) rows.add({ bytes: 0, time: 0, ...note });
    this.order.take(rows.take());
  }

  /** `1 a 5`: number, name, the broker's time; `(1)`: what it takes the place of. */
  get list(): string[] {
    return this.told.map(({ number, bytes, brokerTime, instead }) =>
      [number, this.#names.get(bytes), brokerTime, ...(instead === undefined ? [] : [`(${instead})`])].join(' '),
    );
  }
}

test('packets of two clients that crossed stand where the broker took them, with its time', () => {
  const lab = new Lab();
  const [one, two] = [lab.line(1), lab.line(2)];
  one.add(lab.packet('sent first', 1), 10, 'gone-on');
  two.add(lab.packet('sent second', 2), 10, 'gone-on');
  expect(lab.list).toEqual([]);
  lab.says({ link: 2, kind: 'took', bytes: 10, time: 3 }, { link: 1, kind: 'took', bytes: 10, time: 4 });
  expect(lab.list).toEqual(['1 sent second 3', '2 sent first 4']);
});

test('a packet is taken with the chunk that completes it', () => {
  const lab = new Lab();
  const line = lab.line(1);
  for (const [index, name] of ['a', 'b', 'c'].entries()) line.add(lab.packet(name, 1), 10 * (index + 1), 'gone-on');
  lab.says({ link: 1, kind: 'took', bytes: 25, time: 2 });
  expect(lab.list).toEqual(['1 a 2', '2 b 2']);
  lab.says({ link: 1, kind: 'took', bytes: 30, time: 3 });
  expect(lab.list.at(-1)).toBe('3 c 3');
});

test('what the broker sent stands where it sent it, though it has come later', () => {
  const lab = new Lab();
  const line = lab.line(1);
  line.add(lab.packet('unsubscribe', 5), 10, 'gone-on');
  lab.says({ link: 1, kind: 'sent', bytes: 10, time: 4 }, { link: 1, kind: 'took', bytes: 10, time: 6 });
  expect(lab.list).toEqual([]);
  line.add(lab.packet('message', 7, 'to-client'), 10, 'gone-on');
  line.came(10);
  expect(lab.list).toEqual(['1 message 4', '2 unsubscribe 6']);
});

test('what the broker sent to a connection that has been closed is not waited for', () => {
  const lab = new Lab();
  const [one, two] = [lab.line(1), lab.line(2)];
  two.add(lab.packet('a', 1), 10, 'gone-on');
  lab.says({ link: 1, kind: 'sent', bytes: 10, time: 2 }, { link: 2, kind: 'took', bytes: 10, time: 3 });
  expect(lab.list).toEqual([]);
  one.close();
  expect(lab.list).toEqual(['1 a 3']);
});

test('what a fault lost has no time at the broker, and stands behind what went before it', () => {
  const lab = new Lab();
  const line = lab.line(1);
  line.add(lab.packet('a', 1), 10, 'gone-on');
  line.add(lab.packet('lost', 2), 10, 'lost');
  line.add(lab.packet('b', 3), 20, 'gone-on');
  lab.says({ link: 1, kind: 'took', bytes: 10, time: 4 });
  expect(lab.list).toEqual(['1 a 4', '2 lost ']);
  expect(lab.told[1]?.brokerTime).toBeNull();
  lab.says({ link: 1, kind: 'took', bytes: 20, time: 5 });
  expect(lab.list.at(-1)).toBe('3 b 5');
});

test('what a fault lost stands behind what was captured before it on any connection, if its next one does not come earlier', () => {
  const lab = new Lab();
  const [one, two] = [lab.line(1), lab.line(2)];
  one.add(lab.packet('message', 1, 'to-client'), 10, 'gone-on');
  one.came(10);
  one.add(lab.packet('lost answer', 2), 0, 'lost');
  expect(lab.list).toEqual([]);
  lab.says({ link: 1, kind: 'sent', bytes: 10, time: 0.5 });
  expect(lab.list).toEqual(['1 message 0.5', '2 lost answer ']);

  two.add(lab.packet('slow', 3), 10, 'gone-on');
  one.add(lab.packet('lost too', 4), 0, 'lost');
  one.add(lab.packet('next', 5), 10, 'gone-on');
  lab.says({ link: 1, kind: 'took', bytes: 10, time: 6 }, { link: 2, kind: 'took', bytes: 10, time: 7 });
  expect(lab.list.slice(2)).toEqual(['3 lost too ', '4 next 6', '5 slow 7']);
});

test('what a fault keeps back is told at once, and again with the number of its place when the broker takes it', () => {
  const lab = new Lab();
  const [one, two] = [lab.line(1), lab.line(2)];
  const late = lab.packet('late', 1);
  one.add(late, 0, 'kept-back');
  two.add(lab.packet('other', 2), 10, 'gone-on');
  lab.says({ link: 2, kind: 'took', bytes: 10, time: 3 });
  expect(lab.list).toEqual(['1 late ', '2 other 3']);
  one.add(late, 10, 'gone-on');
  lab.says({ link: 1, kind: 'took', bytes: 10, time: 9 });
  expect(lab.list.at(-1)).toBe('3 late 9 (1)');
  expect(lab.told[0]?.brokerTime).toBeNull();
});

test('what goes on before its turn to be told as kept back is told once', () => {
  const lab = new Lab();
  const line = lab.line(1);
  const late = lab.packet('late', 2);
  line.add(lab.packet('a', 1), 10, 'gone-on');
  line.add(late, 10, 'kept-back');
  line.add(late, 20, 'gone-on');
  lab.says({ link: 1, kind: 'took', bytes: 10, time: 3 }, { link: 1, kind: 'took', bytes: 20, time: 4 });
  expect(lab.list).toEqual(['1 a 3', '2 late 4']);
});

test('what comes to a connection that is over for the broker never comes to it', () => {
  const lab = new Lab();
  const line = lab.line(1);
  line.add(lab.packet('a', 1), 10, 'gone-on');
  lab.says({ link: 1, kind: 'ended' });
  line.add(lab.packet('b', 2), 20, 'gone-on');
  expect(lab.list).toEqual(['1 a ', '2 b ']);
  expect(lab.told.map(({ brokerTime }) => brokerTime)).toEqual([null, null]);
  lab.says({ link: 7, kind: 'ended' });
  lab.line(7).add(lab.packet('refused', 3), 10, 'gone-on');
  expect(lab.list.at(-1)).toBe('3 refused ');
});

test('of a broker that is gone nobody knows what it took', () => {
  const lab = new Lab();
  const line = lab.line(1);
  line.add(lab.packet('a', 1), 10, 'gone-on');
  lab.order.end();
  line.add(lab.packet('b', 2), 20, 'gone-on');
  expect(lab.list).toEqual(['1 a ', '2 b ']);
  expect(lab.told.map(({ brokerTime }) => brokerTime)).toEqual([undefined, undefined]);
});

test('who asks hears when all packets of then have been told, or the broker has been silent for a second', () => {
  vi.useFakeTimers();
  try {
    const lab = new Lab();
    const line = lab.line(1);
    const heard: string[] = [];
    lab.order.whenTold(() => heard.push('nothing waits'));
    line.add(lab.packet('a', 1), 10, 'gone-on');
    lab.order.whenTold(() => heard.push('a'));
    line.add(lab.packet('b', 1), 20, 'gone-on');
    lab.order.whenTold(() => heard.push('b'));
    expect(heard).toEqual(['nothing waits']);
    lab.says({ link: 1, kind: 'took', bytes: 10, time: 2 });
    expect(heard).toEqual(['nothing waits', 'a']);
    vi.advanceTimersByTime(1000);
    expect(heard).toEqual(['nothing waits', 'a', 'b']);
  } finally {
    vi.useRealTimers();
  }
});

test('no packet arrives before it was sent, whatever the clocks of two threads say', () => {
  const lab = new Lab();
  const line = lab.line(1);
  line.add(lab.packet('to', 5), 10, 'gone-on');
  line.add(lab.packet('from', 6, 'to-client'), 10, 'gone-on');
  line.came(10);
  lab.says({ link: 1, kind: 'took', bytes: 10, time: 4.9 }, { link: 1, kind: 'sent', bytes: 10, time: 6.1 });
  expect(lab.list).toEqual(['1 to 5', '2 from 6']);
});
