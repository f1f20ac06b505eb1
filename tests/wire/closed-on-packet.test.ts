// A broker closes a connection without a word right after a packet: its size may be why, and the cell is told.
import { expect, test } from 'vitest';
import type { Packet } from '../../src/mqtt/packet.ts';
import { bytesOf, connect } from '../capture/packets.ts';
import { RecordedLab } from '../inspector/why/recorded-lab.ts';
import { accept, realBroker, TestBroker } from './test-broker.ts';
import { TestKernel } from './test-kernel.ts';

const inPage = 'ws://in-page/mqtt';
const old: Packet = { type: 'CONNECT', version: 4, clean: true, keepAlive: 60, clientId: 'old' };
const large = (size: number): Packet => ({
  type: 'PUBLISH',
  topic: 'a',
  qos: 0,
  dup: false,
  retain: false,
  payload: new Uint8Array(size),
});

async function closedAfter(kernel: TestKernel, url: string, size: number) {
  const client = kernel.open(url, { cell: 'large', execution: 3 });
  await client.opened;
  client.link.send(bytesOf(old, 4));
  await client.bytes(4);
  client.link.send(bytesOf(large(size), 4));
  await client.closed;
  await kernel.heard('connection', ({ connection }) => connection.event === 'closed');
}

test.each([1_048_600, 5_000_000])('a packet of %i bytes that the broker in the page refuses is told', async (size) => {
  const { kernel } = new RecordedLab();
  await closedAfter(kernel, inPage, size);
  const bytes = bytesOf(large(size), 4).length;
  expect(await kernel.heard('connection-failed')).toEqual({
    type: 'connection-failed',
    cell: 'large',
    execution: 3,
    why: { code: 'closed-on-packet', url: inPage, bytes, limit: 1_048_576, version: 4 },
  });
  expect(kernel.told.some((told) => told.type === 'broker-state' && told.state.state === 'refused')).toBe(false);
});

const closesOn = (most?: number): TestBroker =>
  new TestBroker((packet, link, version) => {
    if (packet.type === 'PUBLISH') link.close();
    if (packet.type === 'CONNECT' && version === 5 && most !== undefined)
      return [{ type: 'CONNACK', sessionPresent: false, reasonCode: 0, properties: { maximumPacketSize: most } }];
    return packet.type === 'PUBLISH' ? [] : accept(packet);
  });

async function failures(broker: TestBroker, size: number) {
  const { url } = await realBroker(broker);
  const kernel = new TestKernel();
  kernel.switchboard.handle({ type: 'choose', broker: { kind: 'local', url }, allowed: [] });
  await closedAfter(kernel, url, size);
  // Another failure, which cannot overtake the first.
  const marker = kernel.open('nonsense', { cell: 'marker', execution: 4 });
  await marker.closed;
  return kernel.told.flatMap((told) => (told.type === 'connection-failed' ? [told] : []));
}

test('the limit of another broker is asked for', async () => {
  const { url } = await realBroker(closesOn(100_000));
  const kernel = new TestKernel();
  kernel.switchboard.handle({ type: 'choose', broker: { kind: 'local', url }, allowed: [] });
  await closedAfter(kernel, url, 200_000);
  expect((await kernel.heard('connection-failed')).why).toMatchObject({ code: 'closed-on-packet', limit: 100_000 });
});

test('without a limit, a large packet is told as what came before the close', async () => {
  const { url } = await realBroker(closesOn());
  const kernel = new TestKernel();
  kernel.switchboard.handle({ type: 'choose', broker: { kind: 'local', url }, allowed: [] });
  await closedAfter(kernel, url, 200_000);
  expect((await kernel.heard('connection-failed')).why).toMatchObject({ code: 'closed-on-packet', limit: null });
});

test('the size of a small packet is no reason', async () => {
  expect((await failures(closesOn(), 100)).map(({ cell }) => cell)).toEqual(['marker']);
});

test('a broker of MQTT 5 that says why is believed', async () => {
  const { kernel } = new RecordedLab();
  const client = kernel.open(inPage);
  client.link.send(bytesOf(connect));
  await client.bytes(4);
  client.link.send(bytesOf(large(2_000_000)));
  await client.closed;
  await kernel.heard('connection', ({ connection }) => connection.event === 'closed');
  await kernel.open('nonsense', { cell: 'marker' }).closed;
  const told = kernel.told.flatMap((message) => (message.type === 'connection-failed' ? [message.cell] : []));
  expect(told).toEqual(['marker']);
});
