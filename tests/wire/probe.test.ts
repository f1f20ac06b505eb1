import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import type { AddressInfo } from 'node:net';
import type { Packet } from '../../src/mqtt/packet.ts';
import type { BrokerState } from '../../src/wire/page-protocol.ts';
import { utf8 } from '../capture/packets.ts';
import { accept, TestBroker, type Answer } from './test-broker.ts';
import { TestKernel } from './test-kernel.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function probed(answer: Answer, login = ''): Promise<{ kernel: TestKernel; broker: TestBroker; url: string }> {
  const broker = new TestBroker(answer);
  const { url, end } = await broker.listen();
  ends.push(end);
  const kernel = new TestKernel();
  kernel.switchboard.handle({
    type: 'choose',
    broker: { kind: 'custom', url: url.replace('//', `//${login}`) },
    allowed: [],
  });
  kernel.switchboard.handle({ type: 'probe' });
  return { kernel, broker, url };
}

const ended = async (kernel: TestKernel): Promise<BrokerState> =>
  (await kernel.heard('broker-state', ({ state }) => state.state === 'connected' || state.state === 'refused')).state;

const connack = (reasonCode: number, properties = {}): Packet => ({
  type: 'CONNACK',
  sessionPresent: false,
  reasonCode,
  properties,
});

describe('a probe', () => {
  it('says that it connects, then measures, then says goodbye', async () => {
    const { kernel, broker } = await probed(accept);
    expect(await ended(kernel)).toMatchObject({ state: 'connected', version: 5, name: 'MQTT 5.0' });
    expect(kernel.told.map((message) => (message.type === 'broker-state' ? message.state.state : ''))).toContain(
      'connecting',
    );
    await broker.until(({ received }) => received.at(-1)?.type === 'DISCONNECT');
    expect(kernel.packets()).toHaveLength(0);
  });

  it.each([
    ['$SYS/broker/version', 'mosquitto version 2.0.11'],
    ['$SYS/brokers/emqx@127.0.0.1/sysdescr', 'EMQX'],
  ])('reads the name that the broker publishes about itself at %s', async (topic, name) => {
    const { kernel } = await probed((packet) =>
      packet.type === 'SUBSCRIBE'
        ? [
            ...accept(packet),
            {
              type: 'PUBLISH',
              dup: false,
              qos: 0,
              retain: true,
              topic,
              payload: utf8(name),
            },
          ]
        : accept(packet),
    );
    await kernel.heard('broker-state', ({ state }) => state.state === 'connected' && state.name === name);
  });

  it('guesses the name from CONNACK and marks it as a guess', async () => {
    const { kernel } = await probed((packet) =>
      packet.type === 'CONNECT'
        ? [connack(0, { topicAliasMaximum: 10, receiveMaximum: 20, assignedClientIdentifier: 'auto-1' })]
        : accept(packet),
    );
    expect(await ended(kernel)).toMatchObject({ name: 'Mosquitto?' });
  });

  it.each([
    ['0x84', (): Packet[] => [connack(0x84)]],
    ['closing', (_: Packet, link: { close(): void }): Packet[] => (link.close(), [])],
  ])('tries 3.1.1 when 5 is refused by %s', async (_how, refuse) => {
    const { kernel } = await probed((packet, link, version) =>
      packet.type === 'CONNECT' && version === 5 ? refuse(packet, link) : accept(packet),
    );
    expect(await ended(kernel)).toMatchObject({ state: 'connected', version: 4, name: 'MQTT 3.1.1' });
  });

  it('understands a refusal in the format of 3.1.1', async () => {
    const { kernel } = await probed((packet, link, version) => {
      if (packet.type !== 'CONNECT' || version === 4) return accept(packet);
      link.send(Uint8Array.of(0x20, 0x02, 0x00, 0x01));
      return [];
    });
    expect(await ended(kernel)).toMatchObject({ state: 'connected', version: 4 });
  });

  it('gives the reason of a refusal', async () => {
    const { kernel, url } = await probed((packet) => (packet.type === 'CONNECT' ? [connack(0x86)] : []));
    expect(await ended(kernel)).toEqual({ state: 'refused', why: { code: 'reason', url, reason: 0x86, version: 5 } });
  });

  it('sends user name and password in CONNECT', async () => {
    const { kernel, broker } = await probed(accept, 'an%40na:se%3Acret@');
    await ended(kernel);
    expect(broker.received[0]).toMatchObject({ username: 'an@na', password: utf8('se:cret') });
  });

  it('says so when the server speaks something else', async () => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await new Promise((resolve) => server.once('listening', resolve));
    ends.push(() => new Promise((resolve) => server.close(() => resolve())));
    server.on('connection', (socket) => socket.send(utf8('HTTP/1.1 400 no')));
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/mqtt`;
    const kernel = new TestKernel();
    kernel.switchboard.handle({ type: 'choose', broker: { kind: 'custom', url }, allowed: [] });
    kernel.switchboard.handle({ type: 'probe' });
    expect(await ended(kernel)).toEqual({ state: 'refused', why: { code: 'not-mqtt', url } });
  });

  it('knows the broker in the page without asking for its name', async () => {
    const kernel = new TestKernel();
    const broker = new TestBroker();
    kernel.switchboard.handle({ type: 'broker', port: broker.inPagePort() });
    kernel.switchboard.handle({ type: 'probe' });
    expect(await ended(kernel)).toMatchObject({ name: 'lab-mqtt' });
    await broker.until(({ closed }) => closed === 1);
    expect(broker.received.map(({ type }) => type)).toEqual(['CONNECT', 'DISCONNECT']);
  });

  it('ends when another broker is chosen, without a word about the old one', async () => {
    const { kernel, broker, url } = await probed(() => []);
    await broker.until(({ received }) => received.length === 1);
    kernel.switchboard.handle({ type: 'choose', broker: { kind: 'custom', url: 'ws://other.test/' }, allowed: [] });
    await broker.until(({ closed }) => closed === 1);
    const last = kernel.told.at(-1);
    expect(last).toMatchObject({ state: { state: 'unknown' }, broker: { url: 'ws://other.test/' } });
    expect(url).not.toBe('ws://other.test/');
  });
});
