// The bound on all that the broker keeps: what counts, what happens at it, and that nothing is counted for ever.
import { expect, test } from 'vitest';
import type { BrokerEvent } from '../../src/broker/events/events.ts';
import { stateToView } from '../../src/broker/events/state-to-view.ts';
import { Flow, versions } from './flow.ts';

const lasting = { clean: false, properties: { sessionExpiryInterval: 100 } };
const used = ({ broker }: Flow): number => broker.look(stateToView).counts.memory;

test('many absent sessions cannot take more than the limit, whatever each may have', () => {
  const memoryLimit = 300_000;
  const flow = new Flow({ memoryLimit });
  for (let n = 0; n < 100; n += 1) {
    const client = flow.client(5, `s${n}`, lasting);
    client.subscribe('t', 1);
    client.drop();
  }
  const events: BrokerEvent[] = [];
  flow.broker.listen((event) => events.push(event));
  const publisher = flow.client(5, 'p');
  for (let packetId = 1; packetId <= 100; packetId += 1) publisher.publish('t', 'x'.repeat(100), { qos: 1, packetId });
  const answers = publisher.got();
  expect(answers).toContain('PUBACK #1');
  expect(answers.at(-1)).toBe('PUBACK #100 0x97');
  expect(used(flow)).toBeGreaterThan(memoryLimit * 0.95);
  expect(used(flow)).toBeLessThan(memoryLimit + 1000);
  expect(events).toContainEqual(expect.objectContaining({ type: 'dropped', why: 'memory-full', from: 'arrival' }));
});

test('a message that waits for many clients is there once', () => {
  const flow = new Flow({ memoryLimit: 1_000_000_000 });
  for (let n = 0; n < 100; n += 1) {
    const client = flow.client(5, `s${n}`, lasting);
    client.subscribe('t', 1);
    client.drop();
  }
  const before = used(flow);
  flow.client(5, 'p').publish('t', 'x'.repeat(100_000), { qos: 1, packetId: 1 });
  expect(used(flow) - before).toBeGreaterThan(100_000 + 100 * 100);
  expect(used(flow) - before).toBeLessThan(2 * 100_000);
});

test.each(versions)('at the limit new work is refused, and what makes room is not, v%i', (version) => {
  const refused = version === 5 ? '0x97' : '0x80';
  const flow = new Flow({ memoryLimit: 20_000, retainedOverflow: 'deliver' });
  const client = flow.client(version, 'c', lasting);
  client.subscribe('t', 1);
  client.publish('kept', 'x'.repeat(30_000), { retain: true });
  expect(client.got()).toEqual(['SUBACK #1000 0x01']);

  client.subscribe(['t', 'u'], 1);
  expect(client.got()).toEqual([`SUBACK #1000 0x01 ${refused}`]);
  client.publish('t', '', { qos: 1, packetId: 1 });
  expect(client.got()).toEqual([version === 5 ? 'PUBACK #1 0x97' : 'PUBACK #1']);
  expect(flow.connect(version, 'n', lasting).raw()).toEqual([`CONNACK ${version === 5 ? '0x97' : '0x03'}`, '(closed)']);
  // A client that has a session takes it up.
  client.drop();
  const back = flow.connect(version, 'c', lasting);
  expect(back.got()).toEqual(['CONNACK present']);

  back.publish('kept', '', { retain: true, qos: 1, packetId: 2 });
  back.publish('t', 'again', { qos: 1, packetId: 3 });
  expect(back.got().filter((line) => line.startsWith('PUBLISH'))).toEqual(['PUBLISH t q1 #1 "again"']);
});

test.each(versions)('what is over is not counted any more, v%i', (version) => {
  const flow = new Flow({ memoryLimit: 1_000_000, onwardQoS2: 'on-pubrel', topicAliasMaximum: 10 });
  const will = { topic: 'will', payload: new Uint8Array(50), qos: 1, retain: false } as const;
  for (let round = 0; round < 3; round += 1) {
    for (let n = 0; n < 5; n += 1) {
      const client = flow.client(version, `s${n}`, { ...lasting, will });
      client.subscribe(['#', 't/+', '$share/g/t/#'], 2);
      client.publish('kept', 'x', { retain: true });
      client.publish('t/a', 'held', { qos: 2, packetId: 1 });
      client.publish('t/b', 'held', { qos: 2, packetId: 2 });
      client.ack('PUBREL', 1);
      if (version === 5) client.publish('t/alias', '', { properties: { topicAlias: 3 } });
      client.ack('PUBREC', 1);
      client.ack('PUBCOMP', 1);
      if (round < 2) client.drop();
      else client.disconnect(0, version === 5 ? { sessionExpiryInterval: 0 } : undefined);
    }
    if (round < 2) expect(used(flow)).toBeGreaterThan(5000);
  }
  for (let n = 0; n < 5; n += 1) flow.client(version, `s${n}`).disconnect();
  const last = flow.client(version, 'last');
  last.publish('kept', '', { retain: true });
  last.disconnect();
  expect(used(flow)).toBe(0);
});

test('what is used stands in $SYS when there is a limit', () => {
  const value = (memoryLimit: number): string[] => {
    const client = new Flow({ memoryLimit, sysInterval: 1000, sysTopics: 'mosquitto' }).client(5, 'c');
    client.subscribe('$SYS/broker/heap/current');
    return client.got().slice(1);
  };
  expect(value(0)).toEqual([]);
  expect(value(100_000)).toEqual([expect.stringMatching(/^PUBLISH \$SYS\/broker\/heap\/current q0 retain "1\d\d\d"$/)]);
});
