import { describe, expect, test } from 'vitest';
import { completeFilter } from '../../../src/capture/filter/complete-filter.ts';
import { parseFilter } from '../../../src/capture/filter/parse-filter.ts';

const seen = (field: string): string[] => (field === 'mqtt.topic' ? ['lab/x', 'lab/"y"'] : []);
const texts = (before: string): string[] => completeFilter(before, before.length, seen).items.map(({ text }) => text);

describe('completion offers', () => {
  test.each<[before: string, first: string[]]>([
    ['mqtt.to', ['mqtt.topic']],
    ['topic', ['mqtt.topic', 'mqtt.willtopic', 'mqtt.property.topic_alias']],
    ['mqtt.qos ', ['==', '!=']],
    ['mqtt.qos == 1 ', ['&&', '||']],
    ['mqtt.topic con', ['contains']],
    ['mqtt.msgtype == PUBR', ['PUBREC', 'PUBREL']],
    ['mqtt.dupflag == ', ['true', 'false']],
    ['mqtt.topic == ', ['"lab/x"', '"lab/\\"y\\""']],
    ['mqtt.topic == "la', ['"lab/x"']],
    ['mqtt.msgtype in {PUBACK, PUBC', ['PUBCOMP']],
    ['mqtt.qos == 1 && mqtt.ret', ['mqtt.retain']],
    ['(!mqtt.ret', ['mqtt.retain']],
  ])('%s', (before, first) => {
    expect(texts(before).slice(0, first.length)).toEqual(first);
  });
});

test('what is offered in place of the word at the cursor makes a filter', () => {
  const before = 'mqtt.qos == 1 && mqtt.msgtype == PUBL';
  const { from, items } = completeFilter(before, before.length);
  expect(items.map(({ text }) => text)).toEqual(['PUBLISH']);
  expect(() => parseFilter(before.slice(0, from) + (items[0]?.text ?? ''))).not.toThrow();
});

test('nothing is offered where nothing fits', () => {
  expect([texts('mqtt.qos == '), texts('mqtt.topic == ’')]).toEqual([[], []]);
});
