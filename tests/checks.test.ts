// Checks of data from outside: what fits is built anew of what is known, what does not fit is told with place, expected and received.
import { describe, expect, test } from 'vitest';
import {
  between,
  checkedOrNull,
  CheckError,
  choice,
  integer,
  list,
  number,
  oneOf,
  onlyRecord,
  orNull,
  record,
  text,
  texts,
  truth,
  type Check,
} from '../src/checks.ts';

const point = record({ x: number, y: number }, { name: text(5) });
const shape = choice<object>('kind', {
  dot: record({ kind: oneOf('dot'), at: point }),
  line: record({ kind: oneOf('line'), points: list(point, 3) }),
});
const strict = onlyRecord({ host: text() }, { port: integer(0, 65_535), secure: truth });

function faults(check: Check<unknown>, value: unknown, place = ''): [string, string, unknown][] {
  try {
    check(value, place);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(CheckError);
    return (error as CheckError).faults.map(({ place, expected, received }) => [
      place,
      expected,
      typeof received === 'symbol' ? received.description : received,
    ]);
  }
}

describe('what fits', () => {
  test.each<[string, Check<unknown>, unknown]>([
    ['a text as long as it may be', text(3), 'abc'],
    ['a number', number, -1.5],
    ['a number at either end', list(between(0, 1)), [0, 0.5, 1]],
    ['a whole number at either end', list(integer(1, 3)), [1, 2, 3]],
    ['true and false', list(truth), [true, false]],
    ['one of several', list(oneOf('a', 2)), ['a', 2]],
    ['null where it may be', list(orNull(number)), [null, 1]],
    ['any keys with texts', texts, { a: 'b', __proto__x: 'c' }],
    ['a record without what may be left out', point, { x: 1, y: 2 }],
    ['a record with it', point, { x: 1, y: 2, name: 'p' }],
    ['one of several kinds', shape, { kind: 'line', points: [{ x: 0, y: 0 }] }],
    ['a record of certain keys and no others', strict, { host: 'a', port: 1883 }],
  ])('%s', (_, check, value) => {
    expect(check(value, '')).toEqual(value);
    expect(checkedOrNull(check, value)).toEqual(value);
  });

  test('is built anew: a key that is not known is passed over, and nothing is shared', () => {
    const given = { x: 1, y: 2, z: 3 };
    expect(point(given, '')).toEqual({ x: 1, y: 2 });
    const points = [given];
    expect(list(point)(points, '')[0]).not.toBe(given);
  });
});

describe('what does not fit', () => {
  test.each<[Check<unknown>, unknown, [string, string, unknown][]]>([
    [text(3), 'abcd', [['', 'text', 'abcd']]],
    [number, Number.NaN, [['', 'a number', Number.NaN]]],
    [between(0, 1), 2, [['', 'a number from 0 to 1', 2]]],
    [integer(1, 3), 1.5, [['', 'a whole number from 1 to 3', 1.5]]],
    [truth, 1, [['', 'true or false', 1]]],
    [oneOf('a', 2), 'b', [['', 'one of "a", 2', 'b']]],
    [list(number, 1), [1, 2], [['', 'a list', [1, 2]]]],
    [
      list(number),
      [1, 'x', 2, null],
      [
        ['[1]', 'a number', 'x'],
        ['[3]', 'a number', null],
      ],
    ],
    [texts, { a: 1 }, [['a', 'text', 1]]],
    [point, [], [['', 'an object { … }', []]]],
    [
      point,
      { x: 'a' },
      [
        ['x', 'a number', 'a'],
        ['y', 'a value', 'nothing'],
      ],
    ],
    [shape, { kind: 'dot', at: { x: 1, y: 'b' } }, [['at.y', 'a number', 'b']]],
    [shape, { kind: 'toString' }, [['kind', 'a known kind', 'toString']]],
    [
      shape,
      { kind: 'line', points: [{ x: 1, y: 1 }, {}] },
      [
        ['points[1].x', 'a value', 'nothing'],
        ['points[1].y', 'a value', 'nothing'],
      ],
    ],
    [
      strict,
      { hosts: 'a', port: -1 },
      [
        ['hosts', 'one of the keys host, port, secure', 'an unknown key'],
        ['host', 'a value', 'nothing'],
        ['port', 'a whole number from 0 to 65535', -1],
      ],
    ],
  ])('case %#', (check, value, expected) => {
    expect(faults(check, value)).toEqual(expected);
    expect(checkedOrNull(check, value)).toBeNull();
  });

  test('the place begins where the caller says', () => {
    expect(faults(point, { x: 1 }, 'run.frames[3]')).toEqual([['run.frames[3].y', 'a value', 'nothing']]);
    expect(faults(list(number), ['a'], 'run')).toEqual([['run[0]', 'a number', 'a']]);
  });

  test('a prototype has none of the keys', () => {
    expect(faults(record({ toString: number }), {})).toHaveLength(1);
  });

  test('no check goes on behind a hundred faults', () => {
    let asked = 0;
    const never: Check<never> = (value, place) => {
      asked += 1;
      throw new CheckError([{ place, expected: 'something else', received: value }]);
    };
    expect(faults(list(never), new Array(10_000).fill(0))).toHaveLength(100);
    expect(asked).toBe(100);
  });

  test('an error of another kind goes through', () => {
    const broken: Check<never> = () => {
      throw new RangeError('too deep');
    };
    expect(() => record({ a: broken })({ a: 1 }, '')).toThrow(RangeError);
    expect(() => checkedOrNull(list(broken), [1])).toThrow(RangeError);
  });
});
