import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { profiles } from '../../src/broker/profiles.ts';
import { brokerVersion } from '../../src/broker/sys-topics.ts';
import { Flow, versions, type FlowClient } from './flow.ts';

const asMosquitto = { sysTopics: 'mosquitto' } as const;

/** Values by name below `$SYS/broker/`, with the RETAIN flag. */
function values(client: FlowClient): Map<string, { value: string; retain: boolean }> {
  const found = new Map<string, { value: string; retain: boolean }>();
  for (const packet of client.packets()) {
    if (packet.type !== 'PUBLISH') continue;
    const value = new TextDecoder().decode(packet.payload);
    found.set(packet.topic.replace('$SYS/broker/', ''), { value, retain: packet.retain });
  }
  return found;
}

test.each(versions)('a subscriber learns at once what the broker is (version %i)', (version) => {
  const flow = new Flow(asMosquitto);
  const client = flow.client(version, 'a');
  client.subscribe('$SYS/broker/version', 1);
  expect(client.got()).toEqual(['SUBACK #1000 0x01', `PUBLISH $SYS/broker/version q0 retain "${brokerVersion}"`]);
});

test('the version is that of the package', () => {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string };
  expect(brokerVersion).toBe(`${name} ${version}`);
});

test('the counts are right', () => {
  const flow = new Flow({ ...asMosquitto, maxQueue: 1 });
  flow.input({ type: 'tick' });
  flow.advance(65_000);
  const absent = flow.client(4, 'absent', { clean: false });
  absent.subscribe(['t', '$share/g/t'], 1);
  absent.disconnect();
  const client = flow.client(4, 'a');
  client.subscribe('t');
  client.subscribe('t');
  client.publish('t', 'x', { retain: true }); // twice to the absent one, whose queue holds one; once to itself
  client.got();
  client.subscribe('$SYS/#');
  expect(Object.fromEntries([...values(client)].map(([name, { value }]) => [name, value]))).toMatchObject({
    uptime: '65 seconds',
    'clients/connected': '1',
    'clients/disconnected': '1',
    'clients/total': '2',
    'subscriptions/count': '4',
    'retained messages/count': '1',
    'messages/received': '11', // 2 CONNECT, 4 SUBSCRIBE, DISCONNECT, PUBLISH, and 3 PINGREQs of this test's clients
    'publish/messages/received': '1',
    'publish/messages/sent': '1',
    'publish/messages/dropped': '1',
  });
});

test('what has changed is told on the interval, as a live message', () => {
  const flow = new Flow({ ...asMosquitto, sysInterval: 5000 });
  const client = flow.client(4, 'a');
  client.subscribe(['$SYS/broker/uptime', '$SYS/broker/clients/total']);
  client.got();
  flow.advance(4999);
  expect(values(client).size).toBe(0);
  flow.advance(1);
  expect(values(client)).toEqual(
    new Map([
      ['uptime', { value: '5 seconds', retain: false }],
      ['clients/total', { value: '1', retain: false }],
    ]),
  );
  flow.advance(5000);
  expect([...values(client).keys()]).toEqual(['uptime']);
  flow.client(4, 'b');
  flow.advance(5000);
  expect([...values(client).keys()]).toEqual(['uptime', 'clients/total']);
});

test('without a subscriber there is no timer', () => {
  const flow = new Flow(asMosquitto);
  const client = flow.client(4, 'a');
  expect(flow.broker.nextDeadline()).toBeNull();
  client.subscribe('$SYS/#');
  expect(flow.broker.nextDeadline()).toBe(flow.now + 10_000);
  client.unsubscribe('$SYS/#');
  flow.advance(10_000);
  expect(flow.broker.nextDeadline()).toBeNull();
});

// [MQTT311-4.7.2-1] [MQTT5-4.7.2-1]
test.each(['#', '+/broker/version', '+/#'])('the filter %s does not show it', (filter) => {
  const flow = new Flow(asMosquitto);
  const client = flow.client(5, 'a');
  client.subscribe(filter);
  const other = flow.client(5, 'b');
  other.subscribe('$SYS/#');
  other.got();
  flow.advance(60_000);
  expect(values(client).size).toBe(0);
  expect(values(other).size).toBeGreaterThan(0);
});

test('Retain Handling 2 and shared subscriptions get only what comes later', () => {
  const flow = new Flow(asMosquitto);
  const client = flow.client(5, 'a');
  client.subscribe('$SYS/broker/uptime', 0, { retainHandling: 2 });
  const member = flow.client(5, 'b');
  member.subscribe('$share/g/$SYS/broker/uptime');
  expect([values(client).size, values(member).size]).toEqual([0, 0]);
  flow.advance(10_000);
  expect([values(client).size, values(member).size]).toEqual([1, 1]);
});

test('interval 0 turns it off', () => {
  const flow = new Flow({ ...asMosquitto, sysInterval: 0 });
  const client = flow.client(4, 'a');
  client.subscribe('$SYS/#');
  expect(client.got()).toEqual(['SUBACK #1000 0x00']);
  expect(flow.broker.nextDeadline()).toBeNull();
});

test('profile emqx names them as EMQX does', () => {
  const flow = new Flow({ ...profiles.emqx });
  const client = flow.client(5, 'a');
  client.subscribe('$SYS/#');
  const node = 'lab-mqtt@127.0.0.1';
  const found = new Map(
    [...values(client)].map(([topic, { value }]) => [topic.replace(`$SYS/brokers/${node}/`, ''), value]),
  );
  expect(Object.fromEntries(found)).toMatchObject({
    '$SYS/brokers': node,
    version: brokerVersion.split(' ')[1],
    sysdescr: brokerVersion,
    uptime: '0',
    'stats/connections/count': '1',
    'stats/live_connections/count': '1',
    'stats/sessions/count': '1',
    'stats/retained/count': '0',
    'metrics/packets/received': '3', // CONNECT, PINGREQ, SUBSCRIBE
    'metrics/messages/received': '0',
  });
  flow.advance(10_000);
  expect(values(client).get(`$SYS/brokers/${node}/uptime`)).toEqual({ value: '10000', retain: false });
});
