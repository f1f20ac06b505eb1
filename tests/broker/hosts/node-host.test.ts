import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { Broker } from '../../../src/broker/broker.ts';
import { startNodeHost, type NodeHost } from '../../../src/broker/hosts/node.ts';
import { ListenError } from '../../../src/broker/hosts/listen-error.ts';
import { decodeInputs, encodeInput, replay } from '../../../src/broker/replay/input-log.ts';
import { decode } from '../../../src/mqtt/decode.ts';
import { encode } from '../../../src/mqtt/encode.ts';
import { PacketStream } from '../../../src/mqtt/packet-stream.ts';
import type { Connect, Packet } from '../../../src/mqtt/packet.ts';
import { brief } from '../flow.ts';

let host: NodeHost;
beforeEach(async () => {
  host = await startNodeHost({ tcpPort: 0, wsPort: 0, options: { maxQueue: 10 } });
});
afterEach(() => host.close());

const hello = (clientId: string): Connect => ({ type: 'CONNECT', version: 5, clientId, clean: true, keepAlive: 0 });

async function raw(): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: host.tcp ?? 0 });
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** All packets that the broker sends until it closes. */
async function untilClosed(socket: Socket): Promise<Packet[]> {
  const stream = new PacketStream();
  const packets: Packet[] = [];
  socket.on('data', (chunk: Buffer) => {
    for (const bytes of stream.push(new Uint8Array(chunk))) packets.push(decode(bytes, 5, 'server'));
  });
  await once(socket, 'close');
  return packets;
}

// [MQTT311-7.1.1-1] [MQTT5-4.2.0-1] [MQTT5-3.14.4-2]
test('DISCONNECT arrives before the close, even while the client goes on sending', async () => {
  const socket = await raw();
  const packets = untilClosed(socket);
  const publish = (packetId: number): Uint8Array =>
    encode(
      { type: 'PUBLISH', topic: 't', payload: new Uint8Array(10_000), qos: 2, packetId, dup: false, retain: false },
      5,
    );
  socket.write(encode(hello('a'), 5));
  for (let id = 1; id <= 400; id += 1) socket.write(publish(id));
  expect((await packets).at(-1)).toMatchObject({ type: 'DISCONNECT', reasonCode: 0x93 });
});

test('a port that is taken is told by a typed error, and nothing stays open', async () => {
  const failing = startNodeHost({ tcpPort: 0, wsPort: host.ws });
  await expect(failing).rejects.toBeInstanceOf(ListenError);
  await expect(failing).rejects.toMatchObject({ code: 'port-taken', host: '127.0.0.1', port: host.ws });
});

test('a listener that is not wanted is null', async () => {
  const other = await startNodeHost({ tcpPort: 0, wsPort: null });
  expect(other.ws).toBeNull();
  await other.close();
});

test('closing tells clients and frees the ports', async () => {
  const socket = await raw();
  const packets = untilClosed(socket);
  socket.write(encode(hello('a'), 5));
  await once(socket, 'data');
  await host.close();
  expect((await packets).map(brief)).toEqual(['CONNACK', 'DISCONNECT 0x8b']);
  const again = await startNodeHost({ tcpPort: host.tcp, wsPort: host.ws });
  await again.close();
});

test('closing does not wait for clients that never close', async () => {
  const socket = await raw();
  socket.pause();
  const idle = new WebSocket(`ws://127.0.0.1:${host.ws}/mqtt`, 'mqtt');
  idle.on('error', () => undefined);
  await once(idle, 'open');
  idle.pause();
  await host.close();
});

// [MQTT311-6.0.0-1] [MQTT5-6.0.0-1]
test('a text frame closes a WebSocket', async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${host.ws}/mqtt`, 'mqtt');
  await once(socket, 'open');
  socket.send('hello');
  await once(socket, 'close');
});

// [MQTT311-6.0.0-2] [MQTT5-6.0.0-2]
test('packets may be cut anywhere by WebSocket frames', async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${host.ws}/mqtt`, 'mqtt');
  await once(socket, 'open');
  const bytes = encode(hello('a'), 5);
  for (const byte of bytes) socket.send(new Uint8Array([byte]));
  const [answer] = (await once(socket, 'message')) as [Buffer];
  expect(brief(decode(new Uint8Array(answer), 5, 'server'))).toBe('CONNACK');
  socket.terminate();
});

test('a client that does not read loses old messages and holds nobody up', async () => {
  const [slow, fast, publisher] = await Promise.all([raw(), raw(), raw()]);
  const subscriptions = [
    { filter: 't', qos: 0 as const, noLocal: false, retainAsPublished: false, retainHandling: 0 as const },
  ];
  for (const [socket, id] of [
    [slow, 's'],
    [fast, 'f'],
  ] as const) {
    socket.write(encode(hello(id), 5));
    socket.write(encode({ type: 'SUBSCRIBE', packetId: 1, subscriptions }, 5));
    await once(socket, 'data');
  }
  slow.pause();
  publisher.write(encode(hello('p'), 5));
  // After each 50 the test waits for the fast one. So a loss could only be due to the slow one.
  const total = 3000;
  for (let first = 1; first <= total; first += 50) {
    const received = collect(fast, first + 49);
    for (let n = first; n < first + 50; n += 1) {
      const payload = new Uint8Array(10_000);
      new DataView(payload.buffer).setUint32(0, n);
      publisher.write(encode({ type: 'PUBLISH', topic: 't', payload, qos: 0, dup: false, retain: false }, 5));
    }
    expect(await received).toHaveLength(50);
  }
  const late = collect(slow, total); // ends with the newest message, whatever was lost before it
  slow.resume();
  const numbers = await late;
  expect(numbers.length).toBeLessThan(total);
});

test('retained messages for a client that does not read take no memory, and come when it reads', async () => {
  const inputs: string[] = [];
  const [PAYLOAD, TOPICS, FILTERS] = [100_000, 50, 40];
  let slowId: number | null = null;
  let congested: () => void = () => undefined;
  const slowDown = new Promise<void>((resolve) => (congested = resolve));
  const own = await startNodeHost({
    tcpPort: 0,
    wsPort: null,
    record: ({ input }) => {
      inputs.push(input.type);
      if (input.type === 'congestion' && input.congested) {
        slowId = input.connection;
        congested();
      }
    },
  });
  onTestFinished(() => own.close());
  const open = async (): Promise<Socket> => {
    const socket = connect({ host: '127.0.0.1', port: own.tcp ?? 0 });
    socket.on('error', () => undefined);
    onTestFinished(() => void socket.destroy());
    await once(socket, 'connect');
    return socket;
  };
  const publisher = await open();
  publisher.write(encode(hello('p'), 5));
  await once(publisher, 'data');
  for (let n = 0; n < TOPICS; n += 1) {
    const payload = new Uint8Array(PAYLOAD);
    publisher.write(
      encode({ type: 'PUBLISH', topic: `1/2/3/4/5/6/${n}`, payload, qos: 0, dup: false, retain: true }, 5),
    );
  }
  publisher.write(encode({ type: 'PINGREQ' }, 5));
  await once(publisher, 'data');
  const before = process.memoryUsage().arrayBuffers;
  const slow = await open();
  slow.write(encode(hello('s'), 5));
  await once(slow, 'data');
  slow.pause();
  const options = { qos: 0, noLocal: false, retainAsPublished: false, retainHandling: 0 } as const;
  const subscriptions = Array.from({ length: FILTERS }, (_, n) => {
    const levels = [1, 2, 3, 4, 5, 6].map((level) => (((n >> level) & 1) === 0 ? level : '+'));
    return { filter: [...levels, n % 2 === 0 ? '#' : '+'].join('/'), ...options };
  });
  slow.write(encode({ type: 'SUBSCRIBE', packetId: 1, subscriptions }, 5));
  await slowDown;
  publisher.write(encode({ type: 'PINGREQ' }, 5));
  await once(publisher, 'data');
  // All the messages together would take 200 MB, and twice that with the copies in the outbox.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40_000_000);
  expect(slowId).not.toBeNull();
  let bytes = 0;
  await new Promise<void>((resolve) => {
    slow.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes >= 3 * TOPICS * PAYLOAD) resolve();
    });
    slow.resume();
  });
  expect(inputs.filter((type) => type === 'congestion').length).toBeGreaterThan(2);
});

test('connections that never say what they want are bounded, and leave room when they go', async () => {
  const own = await startNodeHost({ tcpPort: null, wsPort: 0, options: { maxConnections: 100 } });
  onTestFinished(() => own.close());
  const port = own.ws ?? 0;
  const silent = await Promise.all(
    Array.from({ length: 100 }, async () => {
      const socket = connect({ host: '127.0.0.1', port });
      socket.on('error', () => undefined);
      onTestFinished(() => void socket.destroy());
      await once(socket, 'connect');
      return socket;
    }),
  );
  const late = connect({ host: '127.0.0.1', port });
  late.on('error', () => undefined);
  await once(late, 'close');
  silent[0]?.destroy();
  for (;;) {
    // The server may not have noticed yet.
    const client = new WebSocket(`ws://127.0.0.1:${port}/mqtt`, 'mqtt');
    onTestFinished(() => client.terminate());
    const open = await new Promise<boolean>((resolve) => {
      client.on('open', () => resolve(true));
      client.on('error', () => resolve(false));
    });
    if (open) break;
  }
  // A connection that has become a WebSocket does not count.
  const another = new WebSocket(`ws://127.0.0.1:${port}/mqtt`, 'mqtt');
  onTestFinished(() => another.terminate());
  await once(another, 'open');
});

test.each(['tcp', 'ws'] as const)(
  'a client that asks on and on and reads no answer is closed (%s)',
  async (carrier) => {
    const payload = new Uint8Array(5 * 1_048_576);
    const own = await startNodeHost({ tcpPort: 0, wsPort: 0, options: { maximumPacketSize: 10_000_000 } });
    onTestFinished(() => own.close());
    const socket = connect({ host: '127.0.0.1', port: (carrier === 'tcp' ? own.tcp : own.ws) ?? 0 });
    socket.on('error', () => undefined);
    onTestFinished(() => void socket.destroy());
    const send = carrier === 'tcp' ? (bytes: Uint8Array): boolean => socket.write(bytes) : await overWebSocket(socket);
    socket.pause();
    send(encode(hello('a'), 5));
    const subscriptions = [
      { filter: 't', qos: 0 as const, noLocal: false, retainAsPublished: false, retainHandling: 0 as const },
    ];
    send(encode({ type: 'SUBSCRIBE', packetId: 1, subscriptions }, 5));
    // More bytes than the kernel takes wait for it before it begins to ask.
    for (let n = 0; n < 3; n += 1) {
      send(encode({ type: 'PUBLISH', topic: 't', payload, qos: 0, dup: false, retain: false }, 5));
    }
    const pings = new Uint8Array(60_000).map((_, index) => (index % 2 === 0 ? 0xc0 : 0));
    while (!socket.closed) {
      if (!send(pings)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => undefined);
      else await new Promise((resolve) => setImmediate(resolve));
    }
  },
);

/**
 * Makes a WebSocket of a socket by hand, so that nothing reads from it. Returns a function that sends masked WebSocket
 * frames.
 */
async function overWebSocket(socket: Socket): Promise<(bytes: Uint8Array) => boolean> {
  socket.write(
    'GET /mqtt HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n',
  );
  await once(socket, 'data');
  return (bytes) => {
    const head = Buffer.from([0x82, 0x80 | 127, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]); // masked with zeros
    head.writeUInt32BE(bytes.length, 6);
    socket.write(head);
    return socket.write(bytes);
  };
}

/** The numbers at the start of the payloads, up to the number `last`. */
function collect(socket: Socket, last: number): Promise<number[]> {
  return new Promise((resolve) => {
    const stream = new PacketStream();
    const numbers: number[] = [];
    const take = (chunk: Buffer): void => {
      for (const bytes of stream.push(new Uint8Array(chunk))) {
        const packet = decode(bytes, 5, 'server');
        if (packet.type !== 'PUBLISH') continue;
        const { buffer, byteOffset } = packet.payload;
        numbers.push(new DataView(buffer, byteOffset).getUint32(0));
      }
      if (numbers.at(-1) !== last) return;
      socket.off('data', take);
      resolve(numbers);
    };
    socket.on('data', take);
  });
}

test('what it was given can be written down, and replayed to the same bytes', async () => {
  const lines: string[] = [];
  const recorded = await startNodeHost({
    tcpPort: 0,
    wsPort: null,
    options: { seed: 7 },
    record: (entry) => lines.push(encodeInput(entry)),
  });
  const socket = connect({ host: '127.0.0.1', port: recorded.tcp ?? 0 });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.write(encode(hello(''), 5));
  await once(socket, 'data');
  await recorded.close();
  const effects = [...replay(new Broker({ seed: 7 }), decodeInputs(lines.join('\n')))].flat();
  const sent = effects.flatMap((effect) => (effect.type === 'send' ? [effect.bytes] : []));
  expect(Buffer.concat(sent)).toEqual(Buffer.concat(chunks));
  expect(sent).toHaveLength(2); // CONNACK, and DISCONNECT at the end
});
