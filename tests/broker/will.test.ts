import { expect, test } from 'vitest';
import type { Connect, Properties } from '../../src/mqtt/packet.ts';
import { Flow, versions, type FlowClient } from './flow.ts';

function withWill(properties?: Properties, retain = false): Partial<Connect> {
  return {
    will: { topic: 'w', payload: new TextEncoder().encode('gone'), qos: 0, retain, ...(properties && { properties }) },
  };
}

function watched(): { flow: Flow; watcher: FlowClient } {
  const flow = new Flow();
  const watcher = flow.client(5, 'watcher');
  watcher.subscribe('w');
  watcher.got();
  return { flow, watcher };
}

const sent = ['PUBLISH w q0 "gone"'];

// [MQTT311-3.1.2-8] [MQTT5-3.1.2-7] [MQTT5-3.1.2-8]
test.each(versions)('a lost connection publishes the Will (version %i)', (version) => {
  const { flow, watcher } = watched();
  flow.client(version, 'a', withWill()).drop();
  expect(watcher.got()).toEqual(sent);
});

// [MQTT311-3.1.2-10] [MQTT311-3.14.4-3] [MQTT5-3.1.2-10] [MQTT5-3.14.4-3]
test.each(versions)('a goodbye takes the Will back (version %i)', (version) => {
  const { flow, watcher } = watched();
  const client = flow.client(version, 'a', withWill());
  client.disconnect();
  client.drop();
  expect(watcher.got()).toEqual([]);
});

test('DISCONNECT 0x04 asks for the Will', () => {
  const { flow, watcher } = watched();
  flow.client(5, 'a', withWill()).disconnect(0x04);
  expect(watcher.got()).toEqual(sent);
});

test('keep alive running out publishes it', () => {
  const { flow, watcher } = watched();
  flow.client(4, 'a', { ...withWill(), keepAlive: 2 });
  flow.advance(3000);
  expect(watcher.got()).toEqual(sent);
});

test('a protocol error publishes it', () => {
  const { flow, watcher } = watched();
  flow.client(5, 'a', withWill()).send({ type: 'CONNECT', version: 5, clientId: 'a', clean: true, keepAlive: 0 });
  expect(watcher.got()).toEqual(sent);
});

test('takeover publishes it', () => {
  const { flow, watcher } = watched();
  flow.client(5, 'a', withWill());
  flow.client(5, 'a');
  expect(watcher.got()).toEqual(sent);
});

// [MQTT311-3.1.2-17]
test('a retained Will is retained', () => {
  const { flow } = watched();
  flow.client(4, 'a', withWill(undefined, true)).drop();
  const late = flow.client(4, 'late');
  late.subscribe('w');
  expect(late.got()).toEqual(['SUBACK #1000 0x00', 'PUBLISH w q0 retain "gone"']);
});

const delayed = (expiry: number): Partial<Connect> => ({
  ...withWill({ willDelayInterval: 10 }),
  clean: false,
  properties: { sessionExpiryInterval: expiry },
});

// [MQTT5-3.1.2-8]
test('it waits for its delay', () => {
  const { flow, watcher } = watched();
  flow.client(5, 'a', delayed(100)).drop();
  flow.advance(9999);
  expect(watcher.got()).toEqual([]);
  flow.advance(1);
  expect(watcher.got()).toEqual(sent);
});

// [MQTT5-3.1.2-8] [MQTT5-3.1.2-10]
test('the end of the session comes first when it is earlier', () => {
  const { flow, watcher } = watched();
  flow.client(5, 'a', delayed(4)).drop();
  flow.advance(3999);
  expect(watcher.got()).toEqual([]);
  flow.advance(1);
  expect(watcher.got()).toEqual(sent);
  flow.advance(100_000);
  expect(watcher.got()).toEqual([]);
});

// [MQTT5-3.1.3-9]
test('a client that is back in time keeps its Will unsent', () => {
  const { flow, watcher } = watched();
  flow.client(5, 'a', delayed(100)).drop();
  flow.advance(9000);
  flow.client(5, 'a', { clean: false, properties: { sessionExpiryInterval: 100 } });
  flow.advance(50_000);
  expect(watcher.got()).toEqual([]);
});

test('a clean start ends the session, and so publishes a delayed Will at once', () => {
  const { flow, watcher } = watched();
  flow.client(5, 'a', delayed(100)).drop();
  flow.client(5, 'a');
  expect(watcher.got()).toEqual(sent);
});

test('its properties go with it, without the delay', () => {
  const { flow, watcher } = watched();
  flow.client(5, 'a', withWill({ contentType: 'text/plain', willDelayInterval: 0 })).drop();
  const [packet] = watcher.packets();
  expect(packet).toMatchObject({ properties: { contentType: 'text/plain' } });
  expect(packet).not.toHaveProperty('properties.willDelayInterval');
});
