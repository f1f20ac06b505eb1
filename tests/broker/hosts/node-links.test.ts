// The Node host over real sockets: what WebSocket frames and the end of a TCP connection mean for MQTT.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { startNodeHost, type NodeHost } from '../../../src/broker/hosts/node.ts';
import { decode } from '../../../src/mqtt/decode.ts';
import { encode } from '../../../src/mqtt/encode.ts';
import { PacketStream } from '../../../src/mqtt/packet-stream.ts';
import type { Connect, Packet } from '../../../src/mqtt/packet.ts';
import { brief } from '../flow.ts';

let host: NodeHost;
beforeAll(async () => {
  host = await startNodeHost({ tcpPort: 0, wsPort: 0 });
});
afterAll(() => host.close());

const bytes = (...packets: Packet[]): Uint8Array => Buffer.concat(packets.map((packet) => encode(packet, 5)));
const hello = (clientId: string, more: Partial<Connect> = {}): Connect => ({
  type: 'CONNECT',
  version: 5,
  clientId,
  clean: true,
  keepAlive: 0,
  ...more,
});
const will = { topic: 'wills', payload: new TextEncoder().encode('gone'), qos: 0, retain: false } as const;
const ping: Packet = { type: 'PINGREQ' };
const goodbye: Packet = { type: 'DISCONNECT', reasonCode: 0 };
const subscribe = (filter: string): Packet => ({
  type: 'SUBSCRIBE',
  packetId: 1,
  subscriptions: [{ filter, qos: 0, noLocal: false, retainAsPublished: false, retainHandling: 0 }],
});
const publish = (topic: string, payload: string, packetId: number): Packet => ({
  type: 'PUBLISH',
  topic,
  payload: new TextEncoder().encode(payload),
  qos: 1,
  packetId,
  dup: false,
  retain: false,
});

/** The packets that the broker sends, in short form, one per call. */
class Inbox {
  #stream = new PacketStream();
  #lines: string[] = [];
  #waiting: ((line: string) => void)[] = [];

  take(chunk: Uint8Array): void {
    for (const packet of this.#stream.push(new Uint8Array(chunk))) this.#add(brief(decode(packet, 5, 'server')));
  }

  end(): void {
    this.#add('(closed)');
  }

  /** The next packet, or `(closed)`. */
  next(): Promise<string> {
    const line = this.#lines.shift();
    return line === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(line);
  }

  async all(count: number): Promise<string[]> {
    const lines: string[] = [];
    while (lines.length < count) lines.push(await this.next());
    return lines;
  }

  #add(line: string): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#lines.push(line);
    else waiting(line);
  }
}

/** A TCP client. `allowHalfOpen`: its side stays open when the broker has closed. */
async function tcp(allowHalfOpen = false): Promise<{ socket: Socket; inbox: Inbox }> {
  const socket = connect({ host: '127.0.0.1', port: host.tcp ?? 0, allowHalfOpen });
  const inbox = new Inbox();
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => inbox.take(chunk));
  socket.on('end', () => inbox.end());
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return { socket, inbox };
}

async function web(): Promise<{ socket: WebSocket; inbox: Inbox; closed: Promise<number> }> {
  const socket = new WebSocket(`ws://127.0.0.1:${host.ws}/mqtt`, 'mqtt');
  const inbox = new Inbox();
  const { promise: closed, resolve } = Promise.withResolvers<number>();
  socket.on('message', (data: Buffer) => inbox.take(data));
  socket.on('close', (code) => {
    inbox.end();
    resolve(code);
  });
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  return { socket, inbox, closed };
}

/** A client that sees the Wills of the others, and has seen its SUBACK. */
async function watcher(): Promise<{ socket: Socket; inbox: Inbox }> {
  const client = await tcp();
  client.socket.write(bytes(hello(''), subscribe('wills')));
  expect(await client.inbox.all(2)).toEqual(['CONNACK', 'SUBACK #1 0x00']);
  return client;
}

describe('WebSocket', () => {
  // [MQTT311-6.0.0-2] [MQTT5-6.0.0-2]
  test('one frame may hold several packets and the start of the next', async () => {
    const { socket, inbox } = await web();
    const all = bytes(hello(''), subscribe('a'), publish('a', 'x', 2), ping, ping);
    socket.send(all.subarray(0, -1));
    expect(await inbox.all(5)).toEqual(['CONNACK', 'SUBACK #1 0x00', 'PUBLISH a q0 "x"', 'PUBACK #2', 'PINGRESP']);
    socket.send(all.subarray(-1));
    expect(await inbox.next()).toBe('PINGRESP');
  });

  // [MQTT311-6.0.0-2] [MQTT5-6.0.0-2]
  test('a message may come in fragments, with pings and empty frames between', async () => {
    const { socket, inbox } = await web();
    const all = bytes(hello(''), ping);
    const pongs = once(socket, 'pong');
    for (const byte of all.subarray(0, -1)) {
      socket.send(new Uint8Array([byte]), { binary: true, fin: false });
      socket.ping('there?');
    }
    socket.send(all.subarray(-1), { binary: true, fin: true });
    socket.send(new Uint8Array());
    expect(await inbox.all(2)).toEqual(['CONNACK', 'PINGRESP']);
    expect(String((await pongs)[0])).toBe('there?');
  });

  // [MQTT311-6.0.0-1] [MQTT5-6.0.0-1]
  test('the broker writes binary frames', async () => {
    const { socket } = await web();
    socket.send(bytes(hello('')));
    const [, isBinary] = (await once(socket, 'message')) as [Buffer, boolean];
    expect(isBinary).toBe(true);
  });

  // [MQTT311-6.0.0-1] [MQTT5-6.0.0-1]
  test('a text frame is refused by its kind, and the Will is sent', async () => {
    const other = await watcher();
    const { socket, inbox, closed } = await web();
    socket.send(bytes(hello('', { will })));
    expect(await inbox.next()).toBe('CONNACK');
    socket.send('hello');
    expect(await closed).toBe(1003);
    expect(await other.inbox.next()).toBe('PUBLISH wills q0 "gone"');
  });

  test('DISCONNECT arrives before the close frame', async () => {
    const { socket, inbox, closed } = await web();
    socket.send(bytes(hello(''), hello('')));
    expect(await inbox.all(3)).toEqual(['CONNACK', 'DISCONNECT 0x82', '(closed)']);
    expect(await closed).toBe(1000);
  });

  test('after DISCONNECT the broker closes, and there is no Will', async () => {
    const other = await watcher();
    const { socket, closed } = await web();
    socket.send(bytes(hello('', { will }), goodbye, publish('wills', 'too late', 9)));
    expect(await closed).toBe(1000);
    other.socket.write(bytes(ping));
    expect(await other.inbox.next()).toBe('PINGRESP');
  });

  test.each([
    ['with a close frame', (socket: WebSocket) => socket.close(1000)],
    ['without one', (socket: WebSocket) => socket.terminate()],
  ])('a WebSocket that ends %s but without DISCONNECT leaves its Will', async (_how, end) => {
    const other = await watcher();
    const { socket, inbox } = await web();
    socket.send(bytes(hello('', { will })));
    expect(await inbox.next()).toBe('CONNACK');
    end(socket);
    expect(await other.inbox.next()).toBe('PUBLISH wills q0 "gone"');
  });
});

describe('TCP', () => {
  test.each([
    ['FIN', (socket: Socket) => socket.end()],
    ['a reset', (socket: Socket) => socket.resetAndDestroy()],
  ])('%s without DISCONNECT leaves the Will', async (_how, end) => {
    const other = await watcher();
    const { socket, inbox } = await tcp();
    socket.write(bytes(hello('', { will })));
    expect(await inbox.next()).toBe('CONNACK');
    end(socket);
    expect(await other.inbox.next()).toBe('PUBLISH wills q0 "gone"');
  });

  test('a client that closes its side at once is served to the end of what it sent', async () => {
    const other = await watcher();
    const { socket, inbox } = await tcp(true);
    socket.end(bytes(hello('', { will }), publish('wills', 'last', 3), goodbye));
    expect(await inbox.all(3)).toEqual(['CONNACK', 'PUBACK #3', '(closed)']);
    other.socket.write(bytes(ping));
    expect(await other.inbox.all(2)).toEqual(['PUBLISH wills q0 "last"', 'PINGRESP']);
  });

  test('half a CONNECT and FIN get no answer', async () => {
    const { socket, inbox } = await tcp(true);
    socket.end(bytes(hello('half')).subarray(0, 9));
    expect(await inbox.next()).toBe('(closed)');
  });

  test('half a PUBLISH is published by nobody', async () => {
    const other = await watcher();
    const { socket, inbox } = await tcp(true);
    socket.write(bytes(hello('')));
    expect(await inbox.next()).toBe('CONNACK');
    socket.end(bytes(publish('wills', 'whole', 3)).subarray(0, -1));
    expect(await inbox.next()).toBe('(closed)');
    other.socket.write(bytes(ping));
    expect(await other.inbox.next()).toBe('PINGRESP');
  });

  // [MQTT311-3.1.2-24] [MQTT5-3.1.2-22]
  test('a silent client is told so and closed, though it keeps its side open', async () => {
    const other = await watcher();
    const { socket, inbox } = await tcp(true);
    socket.write(bytes(hello('', { keepAlive: 1, will })));
    expect(await inbox.all(3)).toEqual(['CONNACK', 'DISCONNECT 0x8d', '(closed)']);
    expect(await other.inbox.next()).toBe('PUBLISH wills q0 "gone"');
  });

  test('what follows DISCONNECT in the same bytes is not read', async () => {
    const other = await watcher();
    const { socket, inbox } = await tcp(true);
    socket.write(bytes(hello(''), goodbye, publish('wills', 'too late', 3)));
    expect(await inbox.all(2)).toEqual(['CONNACK', '(closed)']);
    socket.write(bytes(publish('wills', 'later still', 4)));
    other.socket.write(bytes(ping));
    expect(await other.inbox.next()).toBe('PINGRESP');
  });
});
