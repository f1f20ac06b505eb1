// What the page is told of a broker that was there and is not any more.
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { Doubts } from '../../src/wire/doubts.ts';
import { Silence } from '../../src/wire/silence.ts';
import type { BrokerState } from '../../src/wire/page-protocol.ts';
import { bytesOf, connect } from '../capture/packets.ts';
import { TestBroker } from './test-broker.ts';
import { TestKernel } from './test-kernel.ts';

const states = (kernel: TestKernel): BrokerState['state'][] =>
  kernel.told.flatMap((message) => (message.type === 'broker-state' ? [message.state.state] : []));

const refused = ({ state }: { state: BrokerState }): boolean => state.state === 'refused';

/** A kernel with a client that is connected to a broker of its own. */
async function connected(broker = new TestBroker()) {
  const { url, end } = await broker.listen();
  const kernel = new TestKernel();
  kernel.switchboard.handle({ type: 'choose', broker: { kind: 'local', url }, allowed: [] });
  const client = kernel.open(url);
  await client.opened;
  client.link.send(bytesOf(connect));
  await client.bytes(5);
  await kernel.heard('broker-state', ({ state }) => state.state === 'connected');
  return { kernel, client, url, end };
}

it('is refused as soon as it is killed, although no client connects again', async () => {
  const { kernel, end } = await connected();
  await end();
  const { state } = await kernel.heard('broker-state', refused);
  expect(state).toMatchObject({ why: { code: 'unreachable' } });
});

it('is not asked when a client goes by itself, or is sent away in order', async () => {
  const broker = new TestBroker();
  const { kernel, client, url, end } = await connected(broker);
  onTestFinished(end);
  const second = kernel.open(url);
  await second.opened;
  client.link.close();
  await kernel.heard('connection', ({ connection }) => connection.event === 'closed');
  broker.links.at(-1)?.close();
  await second.closed;
  expect(states(kernel)).toEqual(['unknown', 'connected']);
});

it('is asked when a client is cut off, and is there', async () => {
  const broker = new TestBroker();
  const { kernel, client, end } = await connected(broker);
  onTestFinished(end);
  broker.cutAll();
  await client.closed;
  while (states(kernel).length < 4) await kernel.next();
  expect(states(kernel)).toEqual(['unknown', 'connected', 'connecting', 'connected']);
});

it('turns out to be stuck within five seconds, however many steps it gets stuck in', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const kernel = new TestKernel({ connectTimeout: 60_000 });
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/mqtt`;
  kernel.switchboard.handle({ type: 'choose', broker: { kind: 'local', url }, allowed: [] });
  kernel.switchboard.handle({ type: 'probe' });
  await vi.advanceTimersByTimeAsync(5000);
  expect(kernel.told.at(-1)).toMatchObject({ state: { state: 'refused', why: { code: 'timeout', url } } });
});

it('that was chosen before may be connected to without a question', async () => {
  const kernel = new TestKernel();
  kernel.switchboard.handle({ type: 'broker', port: new TestBroker().inPagePort() });
  const url = 'ws://127.0.0.1:9/mqtt';
  kernel.switchboard.handle({ type: 'choose', broker: { kind: 'local', url }, allowed: [] });
  kernel.switchboard.handle({ type: 'choose', broker: { kind: 'custom', url: 'ws://127.0.0.1:19/mqtt' }, allowed: [] });
  kernel.switchboard.handle({ type: 'choose', broker: { kind: 'in-page', url: 'ws://in-page/mqtt' }, allowed: [] });
  expect((await kernel.open(`${url}/?a=b`).closed).reason).toMatch(/^unreachable/);
  expect((await kernel.open('ws://u:p@127.0.0.1:19/mqtt').closed).reason).toMatch(/^unreachable/);
  expect(kernel.told.filter(({ type }) => type === 'ask')).toEqual([]);
  kernel.open('ws://127.0.0.1:29/mqtt');
  await kernel.heard('ask');
});

it('is asked more and more seldom while connections go on ending, and at once when it has been away', () => {
  vi.useFakeTimers({ now: 0 });
  onTestFinished(() => void vi.useRealTimers());
  const asked: number[] = [];
  const doubts = new Doubts(
    () => void asked.push(Date.now()),
    () => Date.now(),
  );
  for (let second = 0; second < 10; second += 1) {
    doubts.raise();
    vi.advanceTimersByTime(1000);
  }
  expect(asked).toEqual([0, 1000, 3000, 7000]);
  doubts.settle();
  doubts.raise();
  expect(asked.at(-1)).toBe(10_000);
});

it('has gone silent when nothing has come for three seconds after a packet that asks for an answer', () => {
  vi.useFakeTimers({ now: 0 });
  onTestFinished(() => void vi.useRealTimers());
  let found = 0;
  const silence = new Silence(
    () => (found += 1),
    () => Date.now(),
  );
  silence.sent(0x30); // QoS 0
  vi.advanceTimersByTime(10_000);
  expect(found).toBe(0);
  silence.sent(0x32);
  vi.advanceTimersByTime(2000);
  silence.broken();
  silence.sent(0xc0);
  vi.advanceTimersByTime(2999);
  expect(found).toBe(0);
  vi.advanceTimersByTime(1);
  expect(found).toBe(1);
  silence.broken();
  silence.sent(0xc0);
  silence.end();
  vi.advanceTimersByTime(10_000);
  expect(found).toBe(1);
});
