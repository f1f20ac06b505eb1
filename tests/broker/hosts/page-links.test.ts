// The broker in the page tells the wire in which order it took and sent the bytes of its links.
import { expect, test, vi } from 'vitest';
import { Broker } from '../../../src/broker/broker.ts';
import { PageLinks, ToldOrder } from '../../../src/broker/hosts/page-links.ts';
import type { ToldLoss } from '../../../src/broker/hosts/control.ts';
import { noteLength, readNote } from '../../../src/link/order-notes.ts';
import { portLink, type PortLink } from '../../../src/link/message-port.ts';
import { decode } from '../../../src/mqtt/decode.ts';
import { encode } from '../../../src/mqtt/encode.ts';
import { PacketStream } from '../../../src/mqtt/packet-stream.ts';
import type { Packet } from '../../../src/mqtt/packet.ts';

const length = (packet: Packet): number => encode(packet, 5).length;
const connect: Packet = { type: 'CONNECT', version: 5, clean: true, keepAlive: 0, clientId: 'anna' };
const ping: Packet = { type: 'PINGREQ' };

/** A client of the host: what it is told about its link, and the types of what it gets. */
class Client {
  readonly link: PortLink;
  readonly told: unknown[] = [];
  readonly #got: Packet['type'][] = [];
  #wake: () => void = () => undefined;

  constructor(host: PageLinks, name: number | null, order: ToldOrder | null) {
    const { port1, port2 } = new MessageChannel();
    this.link = portLink(port1);
    this.link.onNote = (note) => this.told.push(note);
    this.link.onOpen = (protocol) => this.told.push(protocol);
    const stream = new PacketStream();
    this.link.onBytes = (chunk) => {
      for (const bytes of stream.push(chunk)) this.#got.push(decode(bytes, 5, 'server').type);
      this.#wake();
    };
    host.attachLink(portLink(port2), name, order);
  }

  /** Sends it, and waits for the answer. */
  async ask(packet: Packet, answer: Packet['type']): Promise<void> {
    this.link.send(encode(packet, 5));
    while (!this.#got.includes(answer)) await new Promise<void>((resolve) => (this.#wake = resolve));
  }
}

test('what each link brought and got is told in the order of the broker, together, with rising times', async () => {
  const messages: Float64Array[] = [];
  let heard: () => void = () => undefined;
  const order = new ToldOrder((rows) => {
    messages.push(rows);
    heard();
  });
  const notes = () =>
    messages.flatMap((rows) =>
      Array.from({ length: rows.length / noteLength }, (_, row) => readNote(rows, row * noteLength)),
    );
  const host = new PageLinks(new Broker({ seed: 1 }));
  const [anna, ben, unnamed] = [new Client(host, 7, order), new Client(host, 9, order), new Client(host, null, order)];
  await anna.ask(connect, 'CONNACK');
  await unnamed.ask({ ...connect, clientId: 'chen' }, 'CONNACK');
  await ben.ask({ ...connect, clientId: 'ben' }, 'CONNACK');
  await anna.ask(ping, 'PINGRESP');
  anna.link.close();
  while (!notes().some(({ kind }) => kind === 'ended')) await new Promise<void>((resolve) => (heard = resolve));
  expect([anna.told, unnamed.told]).toEqual([[{ tellsOrder: true }, 'mqtt'], ['mqtt']]);
  const [, connack = NaN] = notes().map(({ bytes }) => bytes);
  expect(notes().map(({ link, kind, bytes }) => [link, kind, bytes])).toEqual([
    [7, 'took', length(connect)],
    [7, 'sent', connack],
    [9, 'took', length({ ...connect, clientId: 'ben' })],
    [9, 'sent', connack],
    [7, 'took', length(connect) + length(ping)],
    [7, 'sent', connack + length({ type: 'PINGRESP' })],
    [7, 'ended', 0],
  ]);
  const times = notes().map(({ time }) => time);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  ben.link.close();
  unnamed.link.close();
});

test('notes of the same moments are one message', () => {
  vi.useFakeTimers();
  try {
    const posted: number[] = [];
    const order = new ToldOrder((rows) => posted.push(rows.length / noteLength));
    for (let bytes = 1; bytes <= 500; bytes += 1) order.add({ link: 1, kind: 'took', bytes, time: 0 });
    expect(posted).toEqual([]);
    vi.runAllTimers();
    order.add({ link: 1, kind: 'ended', bytes: 0, time: 0 });
    order.flush();
    vi.runAllTimers();
    expect(posted).toEqual([500, 1]);
  } finally {
    vi.useRealTimers();
  }
});

test('messages that a limit costs are told with the links of both sides, also of a client that is away', async () => {
  const reports: ToldLoss[] = [];
  let heard: () => void = () => undefined;
  const order = new ToldOrder((_, lost) => {
    reports.push(...lost);
    if (lost.length > 0) heard();
  });
  const host = new PageLinks(new Broker({ seed: 1, maxQueue: 1 }));
  const [anna, ben] = [new Client(host, 7, order), new Client(host, 9, order)];
  await anna.ask({ ...connect, clean: false, properties: { sessionExpiryInterval: 100 } }, 'CONNACK');
  const subscription = { filter: 't', qos: 1, noLocal: false, retainAsPublished: false, retainHandling: 0 } as const;
  await anna.ask({ type: 'SUBSCRIBE', packetId: 1, subscriptions: [subscription] }, 'SUBACK');
  await ben.ask({ ...connect, clientId: 'ben' }, 'CONNACK');
  anna.link.close();
  await ben.ask(ping, 'PINGRESP');
  const message = {
    type: 'PUBLISH',
    topic: 't',
    payload: new Uint8Array(1),
    qos: 1,
    dup: false,
    retain: false,
  } as const;
  const packets = [1, 2, 3].map((packetId) => encode({ ...message, packetId }, 5));
  ben.link.send(new Uint8Array(Buffer.concat(packets)));
  while (reports.length === 0) await new Promise<void>((resolve) => (heard = resolve));
  expect(reports).toMatchObject([{ links: [7, 9], loss: { clientId: 'anna', count: 2, away: true } }]);
});
