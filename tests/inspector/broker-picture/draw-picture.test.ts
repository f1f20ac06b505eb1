// The picture of a broker that has nothing, one client, or far too much: everything has its place, nothing lies over anything
// else, and what is too much is counted.
import { expect, test } from 'vitest';
import type { BrokerEvent } from '../../../src/broker/events/events.ts';
import { stateToView } from '../../../src/broker/events/state-to-view.ts';
import { drawPicture, type Picture } from '../../../src/inspector/broker-picture/draw-picture.ts';
import { boxHeight } from '../../../src/inspector/broker-picture/picture-shape.ts';
import { pictureText } from '../../../src/inspector/broker-picture/picture-text.ts';
import { pictureWords } from '../../../src/inspector/broker-picture/words/words.ts';
import { Flow } from '../../broker/flow.ts';

const en = pictureWords('en');
const text = (picture: Picture): string => pictureText(picture, en).join('\n');
const labels = ({ topics }: Picture): string[] => topics.map(({ depth, label }) => '  '.repeat(depth) + label);

/** The picture now; what `act` leads to moves in it. */
function drawn(flow: Flow, act: () => void = () => undefined): Picture {
  const events: BrokerEvent[] = [];
  flow.broker.listen((event) => events.push(event));
  act();
  flow.broker.listen(null);
  const picture = drawPicture(flow.broker.look(stateToView), { now: flow.now, events });
  isTidy(picture);
  return picture;
}

/** Nothing has a place outside the picture, nothing covers anything. */
function isTidy({ topics, boxes, shapes, lines, flights }: Picture): void {
  for (const shape of [shapes.wide, shapes.narrow]) {
    const rects = boxes.map((box, index) => {
      const top = shape.boxesAt[index] ?? NaN;
      return [top, top + boxHeight(box)] as const;
    });
    const topicsEnd = shape.topicsAt + topics.length;
    if (shape.kind === 'narrow') rects.unshift([shape.topicsAt, topicsEnd]);
    for (const [index, [top, bottom]] of rects.entries()) {
      expect(top).toBeGreaterThanOrEqual(rects[index - 1]?.[1] ?? 1.5);
      expect(bottom).toBeLessThanOrEqual(shape.height);
    }
    expect(topicsEnd).toBeLessThanOrEqual(shape.height);
  }
  for (const flight of flights)
    for (const kind of ['wide', 'narrow'] as const)
      for (const { x, y } of flight[kind]) {
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(100);
        expect(y).toBeLessThan(shapes[kind].height);
      }
  expect(lines.map(({ wide, narrow }) => wide + narrow).join('')).not.toMatch(/NaN|undefined/);
}

test('an empty broker says so', () => {
  const picture = drawn(new Flow());
  expect(picture).toMatchObject({ topics: [], boxes: [], lines: [], flights: [] });
  expect(text(picture)).toBe(en.empty);
});

test('one client with one subscription: a box, a row, a line between them', () => {
  const flow = new Flow();
  const client = flow.client(5, 'lab/k3x9/anna');
  client.subscribe('lab/k3x9/news', 1);
  const picture = drawn(flow);
  expect(picture.boxes).toMatchObject([
    { name: 'anna', state: 'connected', rows: [{ kind: 'filter', label: 'news' }, {}, {}] },
  ]);
  expect(labels(picture)).toEqual(['news']);
  expect(picture.lines).toMatchObject([{ shared: false, waits: false, active: false }]);
  expect(text(picture)).toBe('anna: MQTT 5; subscribed to news (QoS 1).');
});

test('a message moves from its publisher to the topic, its slot, along the line, and out to the client', () => {
  const flow = new Flow();
  const [sensor, panel] = [flow.client(5, 'sensor'), flow.client(5, 'panel')];
  panel.subscribe('room/+', 1);
  const picture = drawn(flow, () => sensor.publish('room/temperature', '21.5', { qos: 1, packetId: 1, retain: true }));
  expect(picture.flights.map(({ from, to, phase }) => `${phase} ${from.at} > ${to.at}`)).toEqual([
    '0 client > topic',
    '1 topic > slot',
    '1 topic > filter',
    '2 filter > client',
    '1 head > client',
  ]);
  expect(picture.lines).toMatchObject([{ active: true }]);
  expect([...picture.activeTopics]).toEqual(['room/temperature', 'room/+']);
  expect(labels(picture)).toEqual(['room/', '  +', '  temperature']);
  expect(text(picture)).toContain('room/temperature has the retained message 21.5, QoS 1.');
  expect(text(picture)).toContain('in flight to the client: 21.5 QoS 1 #1 PUBACK');
});

test('a topic that nobody keeps has a row only while a message passes', () => {
  const flow = new Flow();
  const client = flow.client(5, 'sensor');
  expect(drawn(flow, () => client.publish('a/b', 'x')).topics).toMatchObject([{ key: 'a/b', stands: false }]);
  expect(drawn(flow).topics).toEqual([]);
});

test('a client that is away: its session has a clock, its messages wait, its Will too', () => {
  const flow = new Flow();
  const [sleeper, clock] = [
    flow.client(5, 'sleeper', {
      properties: { sessionExpiryInterval: 60 },
      will: { topic: 'gone', payload: new Uint8Array(), qos: 0, retain: false, properties: { willDelayInterval: 40 } },
    }),
    flow.client(5, 'clock'),
  ];
  sleeper.subscribe('alarm', 1);
  sleeper.drop();
  flow.advance(30_000);
  const picture = drawn(flow, () => {
    for (const packetId of [1, 2, 3, 4, 5]) clock.publish('alarm', `a${packetId}`, { qos: 1, packetId });
  });
  const [box] = picture.boxes;
  expect(box).toMatchObject({ state: 'away', expires: { seconds: 30, part: 0.5 } });
  expect(box?.rows).toMatchObject([
    { kind: 'filter' },
    { track: 'queue', items: [{ text: 'a1' }, { text: 'a2' }, { text: 'a3' }], more: 2 },
    { track: 'inflight', items: [] },
    { kind: 'will', text: '∅', clock: { seconds: 10, part: 0.25 } },
  ]);
  expect(picture.lines).toMatchObject([{ waits: true, active: true }]);
  expect(picture.flights.at(-2)?.to).toMatchObject({ at: 'track', track: 'queue' });
  expect(text(picture)).toContain(
    'waiting in its queue: a1 QoS 1, a2 QoS 1, a3 QoS 1 +2; Will ∅ for gone, to be published in 10 s',
  );
});

test('who leaves with the session is seen to leave', () => {
  const flow = new Flow();
  const client = flow.client(5, 'anna');
  const picture = drawn(flow, () => client.disconnect());
  expect(picture.boxes).toMatchObject([{ name: 'anna', state: 'none' }]);
  expect(picture.flights).toMatchObject([{ text: 'DISCONNECT', to: { at: 'head' } }]);
  expect(drawn(flow).boxes).toEqual([]);
});

test('a shared group is a row below its filter, and lines lead from there to its members', () => {
  const flow = new Flow();
  for (const name of ['anna', 'ben']) flow.client(5, name).subscribe('$share/office/job', 1);
  flow.client(5, 'chief').subscribe('job', 0);
  const picture = drawn(flow);
  expect(labels(picture)).toEqual(['job', '  office']);
  expect(picture.topics[1]).toMatchObject({ kind: 'group', count: 2 });
  expect(picture.lines.map(({ shared }) => shared)).toEqual([true, true, false]);
  const [anna, , chief] = picture.lines;
  expect(anna?.wide.split('C')[0]).not.toBe(chief?.wide.split('C')[0]);
  expect(text(picture)).toContain('Group office shares job: 2 members.');
});

test('thirty clients: ten have boxes, the others are counted, and who is concerned has one', () => {
  const flow = new Flow();
  const clients = Array.from({ length: 30 }, (_, index) => flow.client(5, `client-${index}`));
  for (const [index, client] of clients.entries()) client.subscribe(`topic/${index}`);
  const picture = drawn(flow, () => clients[29]?.publish('topic/28', 'x'));
  expect(picture.boxes).toHaveLength(10);
  expect(picture.more).toEqual({ connected: 20, away: 0, waiting: 0 });
  for (const name of ['client-28', 'client-29']) expect(picture.boxes.map((box) => box.name)).toContain(name);
  expect(picture.topics.length).toBeLessThanOrEqual(18);
  expect(picture.topics.at(-1)).toMatchObject({ kind: 'more' });
  expect(labels(picture)).toContain('  28');
  // A line whose topic has no row leads to where the others are counted.
  expect(picture.lines).toHaveLength(10);
  expect(text(picture)).toContain('and 20 more sessions: 20 connected, 0 away.');
});

test('a thousand retained messages are some rows and a count', () => {
  const flow = new Flow();
  const client = flow.client(5, 'sensor');
  for (let index = 0; index < 1000; index += 1) client.publish(`house/${index % 10}/${index}`, 'x', { retain: true });
  const picture = drawn(flow);
  expect(picture.topics.length).toBeLessThanOrEqual(18);
  const kept = picture.topics.filter(({ retained }) => retained !== null).length;
  expect(kept).toBeGreaterThan(5);
  expect(picture.topics.at(-1)).toMatchObject({ kind: 'more', count: 1000 - kept, retainedCount: 1000 - kept });
});

test('names may be long, deep, or strange: one line each, levels with one way on share a row', () => {
  const flow = new Flow();
  const client = flow.client(5, `x\n${'long-'.repeat(40)}`);
  const deep = Array.from({ length: 60 }, (_, level) => `l${level}`).join('/');
  client.publish(deep, '\u0001\u202e', { retain: true });
  client.publish('/', '\xff'.repeat(100), { retain: true });
  client.subscribe(['#', '+/+', '/', `${deep}/#`]);
  const picture = drawn(flow);
  expect(picture.boxes[0]?.name).toMatch(/^x\\nlong-/);
  expect(labels(picture)).toHaveLength(5);
  for (const { label, retained } of picture.topics) expect(label, retained?.topic).not.toBe('');
  expect(pictureText(picture, en).join('')).not.toMatch(/\n|\u202e|\u0001/);
});

test('many filters of one client: some rows, and their lines end where the others are counted', () => {
  const flow = new Flow();
  const client = flow.client(5, 'all');
  for (let index = 0; index < 9; index += 1) client.subscribe(`t/${index}`);
  const [box] = drawn(flow).boxes;
  expect(box?.rows.map(({ kind }) => kind)).toEqual(['filter', 'filter', 'filter', 'more-filters', 'track', 'track']);
});
