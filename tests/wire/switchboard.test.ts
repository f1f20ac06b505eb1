import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { portLink } from '../../src/link/message-port.ts';
import { bytesOf, connect, joined, publish } from '../capture/packets.ts';
import { realBroker, TestBroker } from './test-broker.ts';
import { clientOf, TestKernel } from './test-kernel.ts';

const inPage = 'ws://in-page/mqtt';
const goodbye = bytesOf({ type: 'DISCONNECT', reasonCode: 0 });
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

function inPageKernel(): { kernel: TestKernel; broker: TestBroker } {
  const kernel = new TestKernel();
  const broker = new TestBroker();
  kernel.switchboard.handle({ type: 'broker', port: broker.inPagePort() });
  return { kernel, broker };
}

describe('a connection to the broker in the page', () => {
  it('opens with the sub-protocol mqtt, carries bytes both ways and is captured', async () => {
    const { kernel } = inPageKernel();
    const client = kernel.open(inPage, { cell: 'first', execution: 4 });
    expect(await client.opened).toBe('mqtt');
    client.link.send(bytesOf(connect));
    await client.bytes(5);
    client.link.send(bytesOf(publish));
    await client.bytes(9);
    client.link.close();
    await kernel.heard('packets', ({ packets }) => packets.some(({ packet }) => packet?.type === 'PUBACK'));
    expect(kernel.packets().map(({ packet, direction }) => `${packet?.type} ${direction}`)).toEqual([
      'CONNECT to-broker',
      'CONNACK to-client',
      'PUBLISH to-broker',
      'PUBACK to-client',
    ]);
    expect(kernel.packets().every(({ cell, execution }) => cell === 'first' && execution === 4)).toBe(true);
    expect(kernel.packets().map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  it('has told of all its packets when it was asked to, without waiting for company', async () => {
    const { kernel } = inPageKernel();
    const client = kernel.open(inPage);
    await client.opened;
    client.link.send(bytesOf(connect));
    await client.bytes(5);
    kernel.switchboard.handle({ type: 'flush', request: 7 });
    expect(kernel.packets().map(({ packet }) => packet?.type)).toEqual(['CONNECT', 'CONNACK']);
    expect(kernel.told.at(-1)).toEqual({ type: 'flushed', request: 7 });
    client.link.close();
  });

  it('is told of when it stands and when it has ended, with who ended it', async () => {
    const { kernel } = inPageKernel();
    const client = kernel.open(inPage, { cell: 'first', execution: 4 });
    await client.opened;
    client.link.close();
    await kernel.heard('connection', ({ connection }) => connection.event === 'closed');
    const events = kernel.told.flatMap((message) => (message.type === 'connection' ? [message.connection] : []));
    expect(events.map(({ event, url, by, cell }) => [event, url, by, cell])).toEqual([
      ['opened', inPage, 'client', 'first'],
      ['closed', inPage, 'client', 'first'],
    ]);
  });

  it('carries bytes that are no MQTT unchanged', async () => {
    const kernel = new TestKernel();
    const { port1, port2 } = new MessageChannel();
    kernel.switchboard.handle({ type: 'broker', port: port2 });
    const echoed = new Promise<void>((resolve) => {
      port1.onmessage = ({ data }: MessageEvent<{ port: MessagePort }>) => {
        const link = portLink(data.port);
        link.open('mqtt');
        link.onBytes = (bytes) => link.send(bytes);
        link.onClose = () => resolve();
      };
    });
    const client = kernel.open(inPage);
    await client.opened;
    const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * 31) & 0xff);
    client.link.send(noise.slice());
    client.link.send(noise.slice());
    await client.bytes(10_000);
    expect(joined(...client.received)).toEqual(joined(noise, noise));
    client.link.close();
    await echoed;
    expect(kernel.packets().every(({ packet }) => packet === null)).toBe(true);
  });

  it('tells the client when the broker closes, after the last bytes', async () => {
    const { kernel, broker } = inPageKernel();
    broker.answer = (packet, link) => {
      queueMicrotask(() => link.close());
      return packet.type === 'CONNECT' ? [{ type: 'CONNACK', sessionPresent: false, reasonCode: 0x88 }] : [];
    };
    const client = kernel.open(inPage);
    await client.opened;
    client.link.send(bytesOf(connect));
    expect((await client.closed).clean).toBe(true);
    expect(client.received).toHaveLength(1);
    expect(kernel.packets()).toHaveLength(2);
  });

  it('fails within the time limit when the broker does not start', async () => {
    const kernel = new TestKernel({ connectTimeout: 50 });
    kernel.switchboard.handle({ type: 'broker', port: new MessageChannel().port2 });
    expect((await kernel.open(inPage).closed).reason).toBe(`timeout: ${inPage}`);
  });

  it('cannot be made before the page has sent the broker', async () => {
    const kernel = new TestKernel();
    const client = kernel.open(inPage);
    expect((await client.closed).clean).toBe(false);
    expect((await kernel.heard('connection-failed')).why).toEqual({ code: 'unreachable', url: inPage });
  });
});

describe('a connection to a real WebSocket', () => {
  it('carries bytes both ways', async () => {
    const { url, broker } = await realBroker();
    const kernel = new TestKernel();
    kernel.switchboard.handle({ type: 'choose', broker: { kind: 'local', url }, allowed: [] });
    const client = kernel.open(url);
    expect(await client.opened).toBe('mqtt');
    client.link.send(bytesOf(connect));
    await client.bytes(5);
    expect(broker.received).toMatchObject([{ type: 'CONNECT', clientId: 'anna' }]);
    client.link.close();
  });

  it('stays open for a moment behind DISCONNECT', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { url, broker } = await realBroker();
    const kernel = new TestKernel();
    kernel.switchboard.handle({ type: 'choose', broker: { kind: 'local', url }, allowed: [] });
    const client = kernel.open(url);
    await client.opened;
    client.link.send(bytesOf(connect));
    client.link.send(goodbye);
    client.link.close();
    await broker.until(({ received }) => received.at(-1)?.type === 'DISCONNECT');
    vi.advanceTimersByTime(30);
    // Another connection is made and answered meanwhile: a close before it would have arrived.
    const other = kernel.open(url);
    other.link.send(bytesOf(connect));
    await other.bytes(5);
    expect(broker.closed).toBe(0);
    vi.advanceTimersByTime(1000);
    await broker.until(({ closed }) => closed === 1);
  });

  it('knows the chosen broker also with user name and password, and sends neither in the address', async () => {
    const { url } = await realBroker();
    const withUser = url.replace('ws://', 'ws://user:secret@');
    const kernel = new TestKernel();
    kernel.switchboard.handle({ type: 'choose', broker: { kind: 'custom', url: withUser }, allowed: [] });
    await kernel.open(withUser).opened;
    await kernel.open(url).opened;
    expect(kernel.told.some(({ type }) => type === 'ask')).toBe(false);
  });

  it('knows the chosen broker also with a query or a slash at the end', async () => {
    const { url } = await realBroker();
    const { kernel } = inPageKernel();
    await kernel.open(`${inPage}?clientId=x`).opened;
    await kernel.open(`${inPage}/`).opened;
    kernel.switchboard.handle({ type: 'choose', broker: { kind: 'local', url }, allowed: [] });
    await kernel.open(`${url}?clientId=x`).opened;
    expect(kernel.told.some(({ type }) => type === 'ask')).toBe(false);
  });

  it('fails with a reason when nobody listens', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/mqtt`;
    await new Promise((resolve) => server.close(resolve));
    const kernel = new TestKernel();
    kernel.switchboard.handle({ type: 'choose', broker: { kind: 'local', url }, allowed: [] });
    const client = kernel.open(url, { cell: 'c', execution: 9 });
    expect(await client.closed).toEqual({ clean: false, reason: `unreachable: ${url}` });
    expect(await kernel.heard('connection-failed')).toMatchObject({
      cell: 'c',
      execution: 9,
      why: { code: 'unreachable' },
    });
    expect(await kernel.heard('broker-state', ({ state }) => state.state === 'refused')).toBeDefined();
  });

  it('fails within the time limit when the server says nothing', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ends.push(() => new Promise((resolve) => server.close(() => resolve())));
    server.on('connection', (socket) => ends.unshift(() => Promise.resolve(void socket.destroy())));
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/mqtt`;
    const kernel = new TestKernel({ connectTimeout: 50 });
    kernel.switchboard.handle({ type: 'choose', broker: { kind: 'local', url }, allowed: [] });
    const client = kernel.open(url);
    expect((await client.closed).reason).toBe(`timeout: ${url}`);
  });

  it('is refused at once on an https page when it is neither encrypted nor on this computer', async () => {
    const kernel = new TestKernel({ pageIsHttps: true });
    const url = 'ws://broker.test/mqtt';
    kernel.switchboard.handle({ type: 'choose', broker: { kind: 'custom', url }, allowed: [] });
    await kernel.open(url).closed;
    expect((await kernel.heard('connection-failed')).why).toEqual({ code: 'mixed-content', url });
  });
});

describe('the kernel port', () => {
  it.each([
    ['another type', { type: 'choose' }],
    ['a url that is no text', { url: 7 }],
    ['a url without end', { url: `ws://${'x'.repeat(5000)}` }],
    ['a sub-protocol that would split a header', { protocols: ['mqtt\r\nx: y'] }],
    ['the same sub-protocol twice', { protocols: ['mqtt', 'mqtt'] }],
    ['too many sub-protocols', { protocols: Array.from({ length: 9 }, (_, i) => `p${i}`) }],
    ['an execution that is no number', { execution: '1' }],
    ['a cell that is no text', { cell: {} }],
  ])('refuses %s', async (_what, changes) => {
    const { kernel, broker } = inPageKernel();
    const { port1, port2 } = new MessageChannel();
    const sound = { type: 'open', url: inPage, protocols: ['mqtt'], cell: 'c', execution: 1 };
    kernel.say({ ...sound, ...changes, port: port2 }, [port2]);
    expect((await clientOf(portLink(port1)).closed).reason).toBe('not a request to connect');
    expect(broker.links).toHaveLength(0);
  });

  it('survives anything else', async () => {
    const { kernel } = inPageKernel();
    for (const data of [null, 1, 'open', [], { type: 'open' }, { type: 'open', port: 'port' }, { type: 'kernel' }])
      kernel.say(data);
    expect(await kernel.open(inPage).opened).toBe('mqtt');
  });

  it('replaced by that of a new kernel, loses its connections and cannot open more', async () => {
    const { kernel, broker } = inPageKernel();
    const client = kernel.open(inPage);
    await client.opened;
    client.link.send(bytesOf(connect));
    await client.bytes(5);
    kernel.freshKernel();
    expect((await client.closed).clean).toBe(false);
    await broker.until(({ closed }) => closed === 1);
    expect(await kernel.open(inPage).opened).toBe('mqtt');
  });

  it('serves 200 clients at once', async () => {
    const { kernel, broker } = inPageKernel();
    const clients = Array.from({ length: 200 }, () => kernel.open(inPage));
    await Promise.all(clients.map(({ opened }) => opened));
    for (const { link } of clients) link.send(bytesOf(connect));
    await Promise.all(clients.map((client) => client.bytes(5)));
    expect(broker.received).toHaveLength(200);
  });
});

describe('the state of the chosen broker', () => {
  it('is learned from the connections of cells', async () => {
    const { kernel } = inPageKernel();
    const client = kernel.open(inPage);
    await client.opened;
    client.link.send(bytesOf(connect));
    const { state } = await kernel.heard('broker-state');
    expect(state).toMatchObject({ state: 'connected', version: 5, name: 'lab-mqtt' });
  });

  it('is unknown again when another one is chosen', async () => {
    const kernel = new TestKernel();
    const broker = { kind: 'custom', url: 'ws://a.test/' } as const;
    kernel.switchboard.handle({ type: 'choose', broker, allowed: [] });
    expect(await kernel.heard('broker-state')).toEqual({ type: 'broker-state', broker, state: { state: 'unknown' } });
  });
});
