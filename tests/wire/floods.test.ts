// More bytes than anybody needs, on one connection or on many: each is told as it went, nothing is kept without bound, and
// the wire still hears the page and the others.
import { describe, expect, it } from 'vitest';
import { portLink, type PortLink } from '../../src/link/message-port.ts';
import type { CapturedPacket } from '../../src/capture/captured-packet.ts';
import { Turns } from '../../src/wire/turns.ts';
import { bytesOf, connect } from '../capture/packets.ts';
import { waitFor } from '../patience.ts';
import { realBroker, TestBroker } from './test-broker.ts';
import { TestKernel, type TestClient } from './test-kernel.ts';

const inPage = 'ws://in-page/mqtt';
const pingreq = [0xc0, 0x00];
const pingresp = [0xd0, 0x00];

/** `count` times these bytes. */
function many(bytes: readonly number[], count: number): Uint8Array {
  const whole = new Uint8Array(bytes.length * count);
  for (let at = 0; at < whole.length; at += bytes.length) whole.set(bytes, at);
  return whole;
}

/** A broker in the page that does with bytes what `took` does. */
function brokerThat(kernel: TestKernel, took: (bytes: Uint8Array, link: PortLink) => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<{ port: MessagePort }>) => {
    const link = portLink(data.port);
    link.open('mqtt');
    link.onBytes = (bytes) => took(bytes, link);
    link.onClose = () => undefined;
  };
  kernel.switchboard.handle({ type: 'broker', port: port2 });
}

async function connected(kernel: TestKernel, url = inPage): Promise<TestClient> {
  const client = kernel.open(url);
  await client.opened;
  client.link.send(bytesOf(connect));
  await client.bytes(5);
  return client;
}

const closing = async (kernel: TestKernel, place = 1) =>
  (
    await waitFor(
      'the end of the connection',
      kernel.heard('connection', ({ connection }) => connection.event === 'closed' && connection.connection === place),
    )
  ).connection;

async function flushed(kernel: TestKernel): Promise<void> {
  kernel.switchboard.handle({ type: 'flush', request: 1 });
  await waitFor('what was asked for', kernel.heard('flushed'));
}

const bytesIn = (packets: readonly CapturedPacket[], direction = 'to-broker'): number =>
  packets.reduce((sum, captured) => sum + (captured.direction === direction ? captured.bytes.length : 0), 0);

describe('a broker that closes', () => {
  it.each([
    ['zeros, which are no packets', [0x00, 0x00], 1],
    ['packets that come before CONNECT', pingreq, 8192],
    ['packets of a reserved type', [0xf0, 0x00], 8192],
    ['CONNECTs without anything in them', [0x10, 0x00], 8192],
    ['lengths that never end', [0x30, 0xff, 0xff, 0xff, 0xff, 0xff], 1],
  ])('gets no more of %s, and no more is captured', async (_name, bytes, packetsPerTurn) => {
    const kernel = new TestKernel();
    let got = 0;
    brokerThat(kernel, ({ length }, link) => {
      got += length;
      link.close();
    });
    const client = kernel.open(inPage);
    await client.opened;
    const flood = many(bytes, 2_400_000 / bytes.length);
    client.link.send(flood.slice());
    const { by, unsent = 0 } = await closing(kernel);
    await flushed(kernel);
    expect(by).toBe('broker');
    // What is still in the kernel then is not known here.
    expect(bytesIn(kernel.packets()) + unsent).toBeLessThanOrEqual(flood.length);
    expect(got).toBeLessThanOrEqual(bytesIn(kernel.packets()));
    const count = kernel.packets().length;
    // One for each piece, at most.
    if (packetsPerTurn === 1) expect(count).toBeLessThanOrEqual(flood.length / 16_384);
    else {
      expect(count % packetsPerTurn).toBe(0);
      expect(bytesIn(kernel.packets())).toBeLessThan(flood.length / 2);
    }
  });

  it('is told nothing that is sent behind its end, and neither is the page', async () => {
    const kernel = new TestKernel();
    brokerThat(kernel, (_, link) => link.close());
    const client = kernel.open(inPage);
    await client.opened;
    client.link.send(bytesOf(connect));
    await closing(kernel);
    for (let sent = 0; sent < 100; sent += 1) client.link.send(many(pingreq, 100));
    await flushed(kernel);
    expect(kernel.packets()).toHaveLength(1);
  });
});

describe('a flood that the broker answers', () => {
  it('is captured whole in both directions, as fast as the page takes it', async () => {
    const kernel = new TestKernel();
    kernel.switchboard.handle({ type: 'broker', port: new TestBroker().inPagePort() });
    const client = await connected(kernel);
    kernel.busy = true;
    client.link.send(many(pingreq, 80_000));
    while (kernel.packets().length < 50_000) await kernel.next();
    // The wire hears the page meanwhile.
    const marker = kernel.open('ws://other.example/mqtt');
    await kernel.heard('ask');
    expect(kernel.packets().length).toBeLessThan(110_000);
    marker.link.close();
    kernel.free();
    await waitFor('all answers', client.bytes(5 + 160_000));
    await flushed(kernel);
    const packets = kernel.packets();
    expect(packets.map(({ number }) => number)).toEqual(Array.from(packets, (_, index) => index + 1));
    expect(packets).toHaveLength(160_002);
    expect(packets.filter(({ packet }) => packet?.type === 'PINGRESP')).toHaveLength(80_000);
    client.link.close();
  });

  it('does not keep another connection waiting', async () => {
    const kernel = new TestKernel();
    kernel.switchboard.handle({ type: 'broker', port: new TestBroker().inPagePort() });
    const flooding = await connected(kernel);
    const other = await connected(kernel);
    flooding.link.send(many(pingreq, 1_000_000));
    other.link.send(Uint8Array.from(pingreq));
    await waitFor('an answer to the other', other.bytes(7));
    const answered = flooding.received.reduce((sum, { length }) => sum + length, 0);
    expect(answered).toBeLessThan(1_000_000);
    kernel.freshKernel();
  });

  it('is over when the run is over, and when the kernel is', async () => {
    const kernel = new TestKernel();
    kernel.switchboard.handle({ type: 'broker', port: new TestBroker().inPagePort() });
    const [stopped, ended] = [await connected(kernel), await connected(kernel)];
    stopped.link.send(many(pingreq, 1_000_000));
    stopped.link.closeBecause({ clean: false, reason: 'the run is over' });
    await closing(kernel, 1);
    expect(bytesIn(kernel.packets().filter(({ connection }) => connection === 1))).toBeLessThan(1_000_000);
    ended.link.send(many(pingreq, 1_000_000));
    await kernel.heard('packets', ({ packets }) => packets.some(({ connection }) => connection === 2));
    kernel.freshKernel();
    expect((await closing(kernel, 2)).by).toBe('page');
  });

  it('goes out before a client that has closed is gone', async () => {
    const kernel = new TestKernel();
    const broker = new TestBroker();
    kernel.switchboard.handle({ type: 'broker', port: broker.inPagePort() });
    const client = await connected(kernel);
    client.link.send(many(pingreq, 20_000));
    client.link.close();
    await waitFor(
      'the end',
      broker.until(({ closed }) => closed === 1),
    );
    expect(broker.received).toHaveLength(20_001);
    expect((await closing(kernel)).unsent).toBeUndefined();
  });
});

describe('a broker that floods', () => {
  it.each([
    ['PINGRESP', pingresp, 30_000],
    ['bytes that are no packets', [0x00], 2_000_000],
  ])('with %s is captured, and its end comes behind it', async (_name, bytes, count) => {
    const { broker, url } = await realBroker();
    const kernel = new TestKernel();
    kernel.switchboard.handle({ type: 'choose', broker: { kind: 'custom', url }, allowed: [] });
    const client = await connected(kernel, url);
    broker.links[0]?.send(many(bytes, count));
    broker.links[0]?.close();
    expect((await closing(kernel)).by).toBe('broker');
    expect(bytesIn(kernel.packets(), 'to-client')).toBe(5 + bytes.length * count);
    await client.bytes(5 + bytes.length * count);
  });
});

describe('what may wait', () => {
  it('is so much in all: the connection that brings more ends, and its cell is told', async () => {
    const kernel = new TestKernel({ turns: new Turns(100_000) });
    kernel.switchboard.handle({ type: 'broker', port: new TestBroker().inPagePort() });
    const [flooding, other] = [await connected(kernel), await connected(kernel)];
    kernel.busy = true;
    flooding.link.send(many(pingreq, 2_000_000));
    expect((await closing(kernel)).by).toBe('flood');
    kernel.free();
    expect((await kernel.heard('connection-failed')).why).toEqual({ code: 'flooded', url: inPage });
    expect((await flooding.closed).clean).toBe(false);
    other.link.send(Uint8Array.from(pingreq));
    await waitFor('an answer to the other', other.bytes(7));
    expect(kernel.told.some((message) => message.type === 'broker-state' && message.state.state === 'refused')).toBe(
      false,
    );
    other.link.close();
  });

  it('counts what comes before the reader has answered, in pieces as small as they are', async () => {
    const kernel = new TestKernel({ turns: new Turns(100_000) });
    const client = kernel.open('ws://other.example/mqtt');
    for (let sent = 0; sent < 1000; sent += 1) client.link.send(Uint8Array.of(0xc0));
    expect((await kernel.heard('connection-failed')).why).toEqual({ code: 'flooded', url: 'ws://other.example/mqtt' });
    await kernel.heard('ask-over');
  });

  it('counts packets that never end, and forgets them with their connection', async () => {
    const kernel = new TestKernel({ turns: new Turns(100_000) });
    kernel.switchboard.handle({ type: 'broker', port: new TestBroker().inPagePort() });
    const announced = [0x30, 0xff, 0xff, 0xff, 0x7f];
    for (let round = 1; round <= 3; round += 1) {
      const client = await connected(kernel);
      client.link.send(Uint8Array.from([...announced, ...many([0], 90_000)]));
      await flushed(kernel);
      client.link.close();
      expect((await closing(kernel, round)).by).toBe('client');
    }
    const client = await connected(kernel);
    client.link.send(Uint8Array.from([...announced, ...many([0], 90_000)]));
    client.link.send(many([0], 20_000));
    expect((await closing(kernel, 4)).by).toBe('flood');
  });

  it('is nothing for a packet that comes byte by byte', async () => {
    const kernel = new TestKernel({ turns: new Turns(100_000) });
    const broker = new TestBroker();
    kernel.switchboard.handle({ type: 'broker', port: broker.inPagePort() });
    const client = await connected(kernel);
    const publish = bytesOf({
      type: 'PUBLISH',
      topic: 'a',
      qos: 0,
      retain: false,
      dup: false,
      payload: new Uint8Array(50_000),
      properties: {},
    });
    for (const byte of publish) client.link.send(Uint8Array.of(byte));
    client.link.close();
    await closing(kernel);
    expect(kernel.packets().map(({ packet }) => packet?.type)).toEqual(['CONNECT', 'CONNACK', 'PUBLISH']);
  });
});
