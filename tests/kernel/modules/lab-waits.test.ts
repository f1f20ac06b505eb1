// The functions of `lab` that wait: each ends when what it waits for cannot come, and says why.
import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { LabMessages } from '../../../src/kernel/modules/lab-messages.ts';
import { connected, until, type WaitHost } from '../../../src/kernel/modules/lab-waiting.ts';
import type { MqttClient } from '../../../src/kernel/modules/mqtt-library.ts';
import { CellResources } from '../../../src/kernel/worker/cell-resources.ts';
import { Waits } from '../../../src/kernel/worker/waits.ts';

// The kernel takes its timers once, when it is imported.
vi.hoisted(() => vi.useFakeTimers());

class FakeClient extends EventEmitter {
  connected = false;
  disconnecting = false;
  options = { clientId: 'fake', reconnectPeriod: 0 };
  connects = 0;
  /** What it did, in order. */
  done: string[] = [];
  /** Who gets what it publishes. */
  readers: FakeClient[] = [];

  connect(): void {
    this.connects += 1;
  }

  refuse(code: number): void {
    this.emit('error', Object.assign(new Error('Connection refused: Server busy'), { code }));
    this.emit('close');
  }

  message(topic: string, text: string): void {
    this.emit('message', topic, new TextEncoder().encode(text), { qos: 0, retain: false, dup: false });
  }

  sendPing(): void {
    this.done.push('ping');
    queueMicrotask(() => this.emit('packetreceive', { cmd: 'pingresp' }));
  }

  subscribeAsync({ resubscribe, ...topics }: Record<string, unknown>): Promise<void> {
    this.done.push(`subscribe ${Object.keys(topics).join()}${resubscribe === true ? ' again' : ''}`);
    return Promise.resolve();
  }

  publishAsync(topic: string, text: string): Promise<void> {
    this.done.push(`publish ${topic}`);
    for (const reader of this.readers) reader.message(topic, text);
    return Promise.resolve();
  }
}

let host: WaitHost;
beforeEach(() => {
  host = {
    resources: new CellResources(),
    waits: new Waits(() => undefined),
    isClient: (value): value is MqttClient => value instanceof FakeClient,
    returning: new WeakSet(),
    resumed: () => undefined,
  };
});

const notConnack = { code: 'timeout', facts: { details: { what: 'connack' } } };

test.each([0x89, 3])('a client that comes too early (%i) comes again, and is connected then', async (code) => {
  const client = new FakeClient();
  const connack = connected(host, client, {});
  client.refuse(code);
  await vi.advanceTimersByTimeAsync(1000);
  expect(client.connects).toBe(1);
  client.refuse(code);
  await vi.advanceTimersByTimeAsync(1000);
  expect(client.connects).toBe(2);
  client.emit('connect', { reasonCode: 0 });
  expect(await connack).toEqual({ reasonCode: 0 });
  expect(host.waits.current).toBeNull();
  expect(client.eventNames()).toEqual([]);
});

test('a client that is always too early ends the wait, and no longer tries', async () => {
  const client = new FakeClient();
  const connack = expect(connected(host, client, { within: 100 })).rejects.toMatchObject(notConnack);
  client.refuse(0x89);
  await vi.advanceTimersByTimeAsync(5000);
  await connack;
  expect(client.connects).toBe(0);
});

test('a client that is refused for good ends the wait with the reason', async () => {
  const client = new FakeClient();
  const connack = expect(connected(host, client, {})).rejects.toMatchObject({ code: 0x87 });
  const messages = expect(new LabMessages(host).messages(client, 1)).rejects.toMatchObject({ code: 0x87 });
  client.refuse(0x87);
  await Promise.all([connack, messages]);
});

test('a connection that closes without CONNACK ends the wait, unless the client will try again', async () => {
  const once = new FakeClient();
  const closed = { facts: { details: { what: 'closed' } } };
  const connack = expect(connected(host, once, {})).rejects.toMatchObject(closed);
  once.emit('close');
  await connack;

  const stubborn = new FakeClient();
  stubborn.options.reconnectPeriod = 100;
  const late = connected(host, stubborn, {});
  stubborn.emit('close');
  stubborn.emit('connect', {});
  expect(await late).toEqual({});
});

test('a condition is looked at until it is true, or for the time that is given', async () => {
  let isTrue = false;
  const came = until(host, () => isTrue, {});
  await vi.advanceTimersByTimeAsync(100);
  isTrue = true;
  await vi.advanceTimersByTimeAsync(100);
  await came;
  const never = expect(until(host, () => false, { within: 300 })).rejects.toMatchObject({
    facts: { details: { what: 'condition', within: 300 } },
  });
  await vi.advanceTimersByTimeAsync(1000);
  await never;
  const broken = expect(until(host, () => JSON.parse('{') as boolean, {})).rejects.toBeInstanceOf(SyntaxError);
  await vi.advanceTimersByTimeAsync(10);
  await broken;
});

test('the end of a run ends every wait', async () => {
  const client = new FakeClient();
  const waits = [connected(host, client, {}), until(host, () => false, {}), new LabMessages(host).messages(client, 1)];
  const ends = waits.map((wait) => expect(wait).rejects.toMatchObject({ code: 'interrupted' }));
  host.resources.dispose();
  await Promise.all(ends);
  expect(client.eventNames()).toEqual([]);
});

test('markers follow what the broker has taken, one for each topic and QoS, and are nobody’s messages', async () => {
  const lab = new LabMessages(host);
  const [publisher, reader] = [new FakeClient(), new FakeClient()];
  publisher.readers = [reader];
  const heard = lab.received(reader);
  reader.message('a', 'news');
  await lab.settled(reader, publisher, ['a', 'b'], { qos: [0, 1] });
  expect(publisher.done).toEqual(['ping', 'publish a', 'publish a', 'publish b', 'publish b']);
  expect(reader.done).toEqual(['subscribe a,b']);
  expect(heard.map(({ text }) => text)).toEqual(['news']);
  await lab.settled(reader, publisher, 'a', { subscribe: false });
  expect(reader.done).toHaveLength(1);
});

test('a marker that does not come back ends the wait', async () => {
  const [publisher, reader] = [new FakeClient(), new FakeClient()];
  const settled = expect(new LabMessages(host).settled(reader, publisher, 'a', {})).rejects.toMatchObject({
    facts: { details: { what: 'marker' } },
  });
  await vi.advanceTimersByTimeAsync(6000);
  await settled;
});

test('who is cut off while it subscribes, or waits for an answer to its ping, does so again when it is back', async () => {
  const [publisher, reader] = [new FakeClient(), new FakeClient()];
  publisher.readers = [reader];
  publisher.sendPing = () => void publisher.done.push('lost ping');
  reader.options.reconnectPeriod = 20;
  reader.subscribeAsync = () => Promise.reject(new Error('Connection closed'));
  const settled = new LabMessages(host).settled(reader, publisher, 'a', {});
  delete (publisher as Partial<FakeClient>).sendPing;
  publisher.emit('connect', { reasonCode: 0 });
  await vi.advanceTimersByTimeAsync(0);
  delete (reader as Partial<FakeClient>).subscribeAsync;
  reader.emit('connect', { reasonCode: 0 });
  await settled;
  expect(publisher.done).toEqual(['lost ping', 'ping', 'publish a']);
  expect(reader.done).toEqual(['subscribe a again']);
  expect([...publisher.eventNames(), ...reader.eventNames()]).toEqual([]);
});

test('who cannot come back does not subscribe again', async () => {
  const [publisher, reader] = [new FakeClient(), new FakeClient()];
  reader.subscribeAsync = () => Promise.reject(new Error('Connection closed'));
  const settled = new LabMessages(host).settled(reader, publisher, 'a', {});
  await expect(settled).rejects.toThrow('Connection closed');
  host.resources.dispose();
});
