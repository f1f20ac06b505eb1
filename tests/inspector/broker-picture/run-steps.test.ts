// A run in steps: one for each packet that says something, told in a sentence, and nothing changes its place meanwhile.
import { expect, test } from 'vitest';
import type { BrokerEvent } from '../../../src/broker/events/events.ts';
import { applyEvent } from '../../../src/broker/events/fold.ts';
import { stateToView } from '../../../src/broker/events/state-to-view.ts';
import { pictureStep } from '../../../src/inspector/broker-picture/picture-step.ts';
import { runPlaces } from '../../../src/inspector/broker-picture/run-places.ts';
import { runSteps, stepAt, type RunSteps } from '../../../src/inspector/broker-picture/run-steps.ts';
import { splitPackets } from '../../../src/inspector/broker-picture/split-packets.ts';
import { pictureWords } from '../../../src/inspector/broker-picture/words/words.ts';
import { encode } from '../../../src/mqtt/encode.ts';
import { Flow } from '../../broker/flow.ts';

function run(act: (flow: Flow) => void): { flow: Flow; run: RunSteps } {
  const flow = new Flow();
  const start = flow.broker.look(stateToView);
  const events: BrokerEvent[] = [];
  flow.broker.listen((event) => events.push(event));
  act(flow);
  return { flow, run: runSteps(start, events) };
}

function told(of: RunSteps, language: 'en' | 'zh-cn' = 'en'): string[] {
  const places = runPlaces(of, applyEvent);
  return of.steps.map((_, index) => pictureStep(of, places, index, applyEvent, pictureWords(language)).text);
}

const slot = (flow: Flow): void => {
  const [sensor, early] = [flow.connect(5, 'sensor'), flow.connect(4, 'early')];
  early.subscribe('room', 1);
  sensor.publish('room', '20.5', { qos: 1, packetId: 7, retain: true });
  early.ack('PUBACK', 1);
  early.packets();
  sensor.publish('room', '', { retain: true });
  sensor.publish('nowhere', 'x');
  early.disconnect();
  sensor.drop();
};

test('each packet is a step with a sentence; pings are none', () => {
  expect(told(run(slot).run)).toEqual([
    'sensor connects; a session begins.',
    'early connects; a session begins.',
    'early subscribes to room, QoS 1.',
    'sensor publishes “20.5” to room, QoS 1, RETAIN; it stays in the slot of its topic; sent to early.',
    'early answers with PUBACK.',
    'sensor publishes an empty message to room, QoS 0, RETAIN; the slot is empty now; sent to early.',
    'sensor publishes “x” to nowhere, QoS 0; nobody subscribes to that.',
    'early says goodbye with DISCONNECT; its session ends with the connection.',
    'The connection of sensor is cut, without a goodbye; its session ends with the connection.',
  ]);
  expect(told(run(slot).run, 'zh-cn')[3]).toBe(
    'sensor 向 room 发布 “20.5”，QoS 1，RETAIN；消息留在主题的格子里；发给 early。',
  );
});

test('what waits, what comes from the queue, and what falls due are told', () => {
  const { run: steps } = run((flow) => {
    const sleeper = flow.client(5, 'sleeper', { properties: { sessionExpiryInterval: 60 } });
    const clock = flow.client(5, 'clock');
    sleeper.subscribe('alarm', 1);
    sleeper.disconnect();
    for (const packetId of [1, 2]) clock.publish('alarm', 'x', { qos: 1, packetId });
    flow.client(5, 'sleeper', { clean: false, properties: { sessionExpiryInterval: 1 } }).drop();
    flow.advance(2000);
  });
  expect(told(steps).slice(3)).toEqual([
    'sleeper says goodbye with DISCONNECT; its session stays.',
    'clock publishes “x” to alarm, QoS 1; waiting for sleeper.',
    'clock publishes “x” to alarm, QoS 1; waiting for sleeper.',
    'sleeper connects; its session is still there; 2 messages from the queue sent to sleeper.',
    'The connection of sleeper is cut, without a goodbye; its session stays.',
    'The session of sleeper has expired.',
  ]);
});

test('packets that came in one piece are steps of their own, and the last state is that of the broker', () => {
  const { flow, run: steps } = run((flow) => {
    const client = flow.connect(5, 'a');
    const message = { type: 'PUBLISH', dup: false, qos: 0, retain: true, payload: new Uint8Array([65]) } as const;
    client.send({ ...message, topic: 'x' }, { ...message, topic: 'y' });
  });
  expect(told(steps)).toHaveLength(3);
  const last = stepAt(steps, 2, applyEvent).view;
  expect(last.retained).toEqual(flow.broker.look(stateToView).retained);
  expect([...stepAt(steps, 1, applyEvent).view.retained.keys()]).toEqual(['x']);
});

test('over a whole run every topic and every session keeps its place, and the picture its height', () => {
  const { run: steps } = run((flow) => {
    slot(flow);
    for (const name of ['anna', 'ben']) flow.client(5, name).subscribe('$share/g/job');
    flow.client(5, 'boss').publish('job', '1');
  });
  const places = runPlaces(steps, applyEvent);
  const drawn = steps.steps.map(
    (_, index) => pictureStep(steps, places, index, applyEvent, pictureWords('en')).picture,
  );
  const where = drawn.map(({ topics, boxes, shapes }) => ({
    topics: topics.map(({ key }) => key),
    boxes: boxes.map(({ clientId }) => clientId),
    shapes,
  }));
  expect(where.length).toBeGreaterThan(10);
  for (const one of where) expect(one).toEqual(where[0]);
  expect(drawn[0]?.boxes.map(({ state }) => state)).toEqual(['connected', 'none', 'none', 'none', 'none']);
});

test('the bytes of a step are those of its packet', () => {
  const ping = encode({ type: 'PINGREQ' }, 5);
  const big = encode(
    { type: 'PUBLISH', topic: 't', payload: new Uint8Array(300), qos: 0, dup: false, retain: false },
    5,
  );
  const piece = new Uint8Array([...ping, ...big, ...ping]);
  expect(splitPackets(piece).map(({ length }) => length)).toEqual([2, big.length, 2]);
  expect(splitPackets(piece.subarray(0, 40))).toEqual([]);
  expect(splitPackets(new Uint8Array())).toEqual([]);
});
