import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import type { LinkClosed } from '../../src/link/link.ts';
import { portLink, type PortLink } from '../../src/link/message-port.ts';
import { decode } from '../../src/mqtt/decode.ts';
import { encode } from '../../src/mqtt/encode.ts';
import { PacketStream } from '../../src/mqtt/packet-stream.ts';
import type { Packet } from '../../src/mqtt/packet.ts';
import { brief } from './flow.ts';

afterEach(() => vi.unstubAllGlobals());

/** A client's link to the worker, and the packets it gets, one at a time. */
class Client {
  readonly link: PortLink;
  readonly opened: Promise<string>;
  readonly closed: Promise<LinkClosed>;
  #stream = new PacketStream();
  #packets: string[] = [];
  #waiting: ((packet: string) => void) | null = null;

  constructor(control: MessagePort) {
    const { port1, port2 } = new MessageChannel();
    control.postMessage({ type: 'connect', port: port2 }, [port2]);
    this.link = portLink(port1);
    this.opened = new Promise((resolve) => (this.link.onOpen = resolve));
    this.closed = new Promise((resolve) => (this.link.onClose = resolve));
    this.link.onBytes = (bytes) => {
      for (const packet of this.#stream.push(bytes)) this.#take(brief(decode(packet, 5, 'server')));
    };
  }

  send(packet: Packet): void {
    this.link.send(encode(packet, 5));
  }

  async next(): Promise<string> {
    return this.#packets.shift() ?? (await new Promise((resolve) => (this.#waiting = resolve)));
  }

  #take(packet: string): void {
    if (this.#waiting === null) this.#packets.push(packet);
    else this.#waiting(packet);
    this.#waiting = null;
  }
}

/** The page's end of a control port to a fresh worker. */
async function startWorker(): Promise<MessagePort> {
  let toWorker: (event: { data: unknown }) => void = () => undefined;
  vi.stubGlobal('addEventListener', (_type: 'message', listener: typeof toWorker) => (toWorker = listener));
  vi.resetModules();
  await import('../../src/broker/hosts/worker.ts');
  const { port1, port2 } = new MessageChannel();
  toWorker({ data: { type: 'broker', port: port2 } });
  onTestFinished(() => port1.close());
  return port1;
}

const hello = (clientId: string): Packet => ({ type: 'CONNECT', version: 5, clientId, clean: true, keepAlive: 0 });

test('a port that is given over the control port becomes an open link to the broker', async () => {
  const client = new Client(await startWorker());
  expect(await client.opened).toBe('mqtt');
  client.send(hello('a'));
  expect(await client.next()).toBe('CONNACK');
  client.send({ type: 'DISCONNECT', reasonCode: 0 });
  expect(await client.closed).toMatchObject({ clean: true });
});

test('one message reaches several clients, although ports take the bytes away', async () => {
  const control = await startWorker();
  const clients = ['a', 'b', 'c'].map((id) => {
    const client = new Client(control);
    client.send(hello(id));
    const subscriptions = [
      { filter: 't', qos: 0 as const, noLocal: false, retainAsPublished: false, retainHandling: 0 as const },
    ];
    client.send({ type: 'SUBSCRIBE', packetId: 1, subscriptions });
    return client;
  });
  for (const client of clients) {
    expect(await client.next()).toBe('CONNACK');
    expect(await client.next()).toBe('SUBACK #1 0x00');
  }
  clients[0]?.send({
    type: 'PUBLISH',
    topic: 't',
    payload: new Uint8Array([0x68, 0x69]),
    qos: 0,
    dup: false,
    retain: false,
  });
  for (const client of clients) expect(await client.next()).toBe('PUBLISH t q0 "hi"');
  for (const client of clients) client.send({ type: 'DISCONNECT', reasonCode: 0 });
  await Promise.all(clients.map(({ closed }) => closed));
});
