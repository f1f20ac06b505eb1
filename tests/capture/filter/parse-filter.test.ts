import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FilterError, type FilterProblem } from '../../../src/capture/filter/filter-error.ts';
import { packetFields } from '../../../src/capture/filter/packet-fields.ts';
import { parseFilter } from '../../../src/capture/filter/parse-filter.ts';
import { problemText } from '../../../src/capture/filter/words/words.ts';

function errorOf(text: string): FilterError {
  try {
    parseFilter(text);
  } catch (error) {
    if (error instanceof FilterError) return error;
    throw error;
  }
  throw new Error(`no error in ${text}`);
}

describe('a filter that cannot be used names the columns that are wrong', () => {
  test.each<[text: string, code: FilterProblem['code'], start: number, end: number]>([
    ['mqtt.topik == "a"', 'unknown-field', 0, 10],
    ['mqtt.qos == 1 && mqt.qos', 'unknown-field', 17, 24],
    ['__proto__', 'unknown-field', 0, 9],
    ['constructor == 1', 'unknown-field', 0, 11],
    ['== 3', 'expected-test', 0, 2],
    ['mqtt.qos == 1 &&', 'expected-test', 16, 16],
    ['()', 'expected-test', 1, 2],
    ['mqtt.qos ==', 'expected-value', 11, 11],
    ['mqtt.qos in 3', 'expected-value', 12, 13],
    ['mqtt.qos in {}', 'expected-value', 13, 14],
    ['mqtt.qos == "one"', 'wrong-value', 12, 17],
    ['mqtt.qos == constructor', 'wrong-value', 12, 23],
    ['mqtt.topic == lab', 'wrong-value', 14, 17],
    ['mqtt.dupflag == 2', 'wrong-value', 16, 17],
    ['mqtt.qos contains 1', 'wrong-operator', 9, 17],
    ['mqtt.topic > "a"', 'wrong-operator', 11, 12],
    ['mqtt.qos == 1 mqtt.retain', 'expected-and-or', 14, 25],
    ['mqtt.retain)', 'expected-and-or', 11, 12],
    ['mqtt.topic == "lab', 'unclosed-string', 14, 18],
    ['mqtt.topic == "lab\\', 'unclosed-string', 14, 19],
    ['(mqtt.retain || mqtt.dupflag', 'unclosed-parenthesis', 0, 1],
    ['mqtt.qos in {1, 2', 'unclosed-set', 12, 17],
    ['mqtt.topic == ’a’', 'bad-character', 14, 15],
    ['mqtt.topic == "\\q"', 'bad-escape', 15, 17],
    [`${'!'.repeat(100)}mqtt.retain`, 'too-deep', 51, 52],
    [' '.repeat(1999) + 'mqtt.retain', 'too-long', 2000, 2010],
  ])('%s', (text, code, start, end) => {
    const { problem, start: at, end: to } = errorOf(text);
    expect([problem.code, at, to]).toEqual([code, start, end]);
    for (const language of ['en', 'zh-cn'] as const)
      expect(problemText(problem, at, language)).not.toMatch(/undefined/);
  });
});

test('a misspelt field comes with the name that was probably meant', () => {
  expect(errorOf('mqtt.topik').problem).toMatchObject({ nearest: 'mqtt.topic' });
  expect(errorOf('tcp.port').problem).toMatchObject({ nearest: null });
});

test('no text makes anything but a tree or a FilterError with a place inside the text', () => {
  const words = [
    ...Object.keys(packetFields),
    '==',
    '&&',
    '||',
    '!',
    '(',
    ')',
    '{',
    '}',
    ',',
    '..',
    'in',
    '"',
    '\\',
    '3',
  ];
  const word = fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 4 }));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 20 }), fc.constantFrom('', ' '), (parts, glue) => {
      const text = parts.join(glue);
      try {
        parseFilter(text);
      } catch (error) {
        if (!(error instanceof FilterError)) throw error;
        expect(error.start).toBeGreaterThanOrEqual(0);
        expect(error.end).toBeGreaterThanOrEqual(error.start);
        expect(error.end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});
