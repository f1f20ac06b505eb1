// What a reader types who knows no filters: plain words, and filters that are nearly right.
import { describe, expect, test } from 'vitest';
import { compileFilter } from '../../../src/capture/filter/compile-filter.ts';
import { completeFilter } from '../../../src/capture/filter/complete-filter.ts';
import { FilterError } from '../../../src/capture/filter/filter-error.ts';
import { repairFilter } from '../../../src/capture/filter/repair-filter.ts';
import { problemText } from '../../../src/capture/filter/words/words.ts';
import type { Packet } from '../../../src/mqtt/packet.ts';
import { capturedPacket, connect, publish, utf8 } from '../packets.ts';

const message = publish;
const packets = {
  connect: capturedPacket({ ...connect, username: 'Ada' } as Packet, { clientId: 'lab/k3x9/publisher' }),
  coffee: capturedPacket({ ...message, topic: 'lab/k3x9/coffee' }, { clientId: 'lab/k3x9/publisher' }),
  order: capturedPacket({ ...message, payload: utf8('One Coffee, 热咖啡, 21.5') }),
  properties: capturedPacket({ ...message, properties: { userProperties: [['house', 'blue']] } }),
  ack: capturedPacket({ type: 'PUBACK', packetId: 1, reasonCode: 0 }),
};
const passing = (text: string): string[] => {
  const passes = compileFilter(text, { words: true });
  return Object.entries(packets).flatMap(([name, captured]) => (passes(captured) ? [name] : []));
};

describe('plain words pass', () => {
  test.each([
    ['coffee', ['coffee', 'order']],
    ['COFFEE', ['coffee', 'order']],
    ['coffee one', ['order']],
    ['coffee and one', ['order']],
    ['coffee && mqtt.topic contains "coffee"', ['coffee']],
    ['coffee || ada', ['connect', 'coffee', 'order']],
    ['!coffee PUBLISH', ['properties']],
    ['"coffee, 热"', ['order']],
    ['咖啡', ['order']],
    ['21.5', ['order']],
    ['k3x9/coffee', ['coffee']],
    ['publisher', ['connect', 'coffee']],
    ['blue', ['properties']],
    // Not the client that is called so.
    ['PUBLISH', ['coffee', 'order', 'properties']],
    ['publish', ['coffee', 'order', 'properties']],
    ['PUBACK', ['ack']],
    ['tea', []],
  ])('%s', (text, names) => {
    expect(passing(text)).toEqual(names);
  });
});

test('where they are not asked for, a word is a field that there is not', () => {
  expect(() => compileFilter('coffee')).toThrow(FilterError);
  expect(() => compileFilter('mqtt.topik', { words: true })).toThrow(FilterError);
  expect(() => compileFilter('qos == 1', { words: true })).toThrow(FilterError);
});

test.each([
  ['qos=1', 'mqtt.qos==1', /==/],
  ['mqtt.qos = 1', 'mqtt.qos == 1', /==/],
  ['topic contains "x"', 'mqtt.topic contains "x"', /mqtt\.topic/],
  ['mqtt.topic == lab/x', 'mqtt.topic == "lab/x"', /引号|quotes/],
  ["mqtt.topic == 'lab/x'", 'mqtt.topic == "lab/x"', /引号|quotes/],
  ['mqtt.qos == 1 & retain == 1', 'mqtt.qos == 1 && mqtt.retain == 1', /&&/],
  ['mqtt.to contains "x"', 'mqtt.topic contains "x"', /mqtt\.topic/],
  ['mqtt.qos <> 0', 'mqtt.qos != 0', /!=/],
])('%s was meant to be %s, and it is told', (text, right, told) => {
  expect(repairFilter(text)).toBe(right);
  try {
    compileFilter(text, { words: true });
    expect.unreachable();
  } catch (error) {
    const { problem, start } = error as FilterError;
    for (const language of ['en', 'zh-cn'] as const) expect(problemText(problem, start, language)).toMatch(told);
  }
});

test('what is right, and what nobody can guess, is not repaired', () => {
  expect(['', 'coffee', 'mqtt.qos == 1', 'mqtt.qos ==', 'mqtt.nothing.at.all == 1'].map(repairFilter)).toEqual(
    Array<null>(5).fill(null),
  );
});

test('packet types are offered behind the fields', () => {
  expect(completeFilter('PUBR', 4).items.map(({ text }) => text)).toEqual([
    'mqtt.pubrec.reason_code',
    'mqtt.pubrel.reason_code',
    'PUBREC',
    'PUBREL',
  ]);
});
