// What is thrown and not handled is shown whole: values that are no errors, causes, gathered errors, properties.
import { describe, expect, test } from 'vitest';
import type { CellError, Value } from '../../../src/kernel/protocol.ts';
import { serialiseThrown } from '../../../src/kernel/worker/serialise.ts';

const shown = (thrown: unknown): CellError =>
  serialiseThrown(thrown, () => ({ places: [], token: null }), 'unhandled-rejection').error;

const refuse = (): never => {
  throw new Error('no');
};

describe('what is no error', () => {
  class Problem {
    code = 7;
  }
  test.each<[string, unknown, object]>([
    [
      'an object',
      { code: 5, why: 'x' },
      {
        type: 'object',
        name: 'Object',
        entries: [
          { key: 'code', value: { type: 'number', text: '5' } },
          { key: 'why', value: { type: 'string', text: 'x' } },
        ],
      },
    ],
    ['an instance of a class', new Problem(), { type: 'object', name: 'Problem', entries: [{ key: 'code' }] }],
    ['a list', [1], { type: 'array', length: 1 }],
    ['a text', 'oh', { type: 'string', text: 'oh' }],
    ['a number', 0, { type: 'number', text: '0' }],
    ['null', null, { type: 'null' }],
    ['undefined', undefined, { type: 'undefined' }],
    ['a symbol', Symbol('s'), { type: 'symbol', text: 'Symbol(s)' }],
    ['a function', function f() {}, { type: 'function', text: 'f' }],
  ])('%s', (_, thrown, value) => {
    expect(shown(thrown)).toMatchObject({ code: 'unhandled-rejection', thrown: value });
  });
});

describe('an error', () => {
  const carried = (error: unknown): Record<string, Value> =>
    Object.fromEntries((shown(error).carries ?? []).map(({ key, value }) => [key, value]));

  test('without anything more carries nothing', () => {
    expect(shown(new TypeError('x'))).toEqual({
      name: 'TypeError',
      message: 'x',
      code: 'unhandled-rejection',
      stack: [],
    });
  });

  test('shows its cause, and the cause of that', () => {
    const error = new Error('a', { cause: new TypeError('b', { cause: { code: 5 } }) });
    expect(carried(error).cause).toMatchObject({
      type: 'error',
      error: { name: 'TypeError', message: 'b', carries: [{ key: 'cause', value: { type: 'object' } }] },
    });
  });

  test('shows the errors that it gathers', () => {
    const error = new AggregateError([new Error('a'), new AggregateError([new Error('b')]), 'c'], 'all');
    expect(carried(error).errors).toMatchObject({
      type: 'array',
      items: [
        { error: { message: 'a' } },
        { error: { carries: [{ key: 'errors', value: { items: [{ error: { message: 'b' } }] } }] } },
        { type: 'string', text: 'c' },
      ],
    });
  });

  test('shows properties of its own', () => {
    class Refused extends Error {
      override name = 'Refused';
      reasonCode = 135;
    }
    expect(shown(Object.assign(new Refused('m'), { code: 'E_X' }))).toMatchObject({
      name: 'Refused',
      carries: [
        { key: 'reasonCode', value: { text: '135' } },
        { key: 'code', value: { text: 'E_X' } },
      ],
    });
  });

  test('that leads back to itself, or on without end, is bounded', () => {
    const circle = new Error('circle');
    circle.cause = new Error('back', { cause: circle });
    expect(JSON.stringify(shown(circle))).toContain('"circular"');
    let chain = new Error('end');
    for (let i = 0; i < 1000; i += 1) chain = new Error('x'.repeat(3000), { cause: chain });
    const wide = new AggregateError(Array.from({ length: 5000 }, () => new Error('y'.repeat(3000))));
    for (const error of [chain, wide]) expect(JSON.stringify(shown(error)).length).toBeLessThan(300_000);
  });

  test('that fights back is shown as one', () => {
    const hostile = new Proxy(new Error('x'), {
      getPrototypeOf: refuse,
      getOwnPropertyDescriptor: refuse,
      ownKeys: refuse,
      get: refuse,
    });
    expect(shown(hostile).thrown).toMatchObject({ type: 'thrower' });
    expect(shown(new Error('m', { cause: hostile })).carries).toMatchObject([{ value: { type: 'thrower' } }]);
    const getters = Object.defineProperties(new Error('m'), {
      cause: { get: refuse },
      more: { get: refuse, enumerable: true },
    });
    expect(shown(getters).carries).toEqual([
      { key: 'cause', value: { type: 'getter', text: 'get' } },
      { key: 'more', value: { type: 'getter', text: 'get' } },
    ]);
  });
});
