// Values taken apart for showing: bounds, and values that fight back.
import { describe, expect, test } from 'vitest';
import type { Value } from '../../../src/kernel/protocol.ts';
import { serialise } from '../../../src/kernel/worker/serialise.ts';

function shown(value: unknown): Value {
  return serialise(value, () => ({ places: [], token: null })).value;
}

describe('serialise', () => {
  test.each<[unknown, string, string]>([
    [-0, 'number', '-0'],
    [NaN, 'number', 'NaN'],
    [12n, 'bigint', '12n'],
    [undefined, 'undefined', 'undefined'],
    [null, 'null', 'null'],
    [Symbol('s'), 'symbol', 'Symbol(s)'],
    [function named() {}, 'function', 'named'],
    [
      class K {
        field = 1;
      },
      'function',
      'class K',
    ],
    [new Date(0), 'date', '1970-01-01T00:00:00.000Z'],
    [new Date(NaN), 'date', 'Invalid Date'],
    [/a+/g, 'regexp', '/a+/g'],
  ])('%o is a %s', (value, type, text) => {
    expect(shown(value)).toEqual({ type, text });
  });

  test('a long text is cut and keeps its length; a value has a limit of text in all', () => {
    expect(shown('x'.repeat(20_000))).toMatchObject({ length: 20_000, text: 'x'.repeat(10_000) });
    const { value, weight } = serialise(Array(90).fill('y'.repeat(9000)), () => ({ places: [], token: null }));
    expect(weight).toBeLessThan(60_000);
    expect(value).toMatchObject({ type: 'array', length: 90 });
  });

  test('bytes are their first 4 KiB', () => {
    const value = shown(new Uint8Array(5000).fill(7));
    expect(value).toMatchObject({ type: 'bytes', name: 'Uint8Array', length: 5000 });
    expect(value.type === 'bytes' && value.bytes.length).toBe(4096);
  });

  test('depth, width and number of parts end somewhere', () => {
    const deep: Record<string, unknown> = {};
    let at = deep;
    for (let i = 0; i < 100; i += 1) at = at.in = {};
    expect(JSON.stringify(shown(deep))).toContain('"deep"');
    const wide = shown(Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, i])));
    expect(wide).toMatchObject({ type: 'object', size: 5000 });
    expect(wide.type === 'object' && wide.entries.length).toBe(100);
    const bush = (depth: number): unknown => (depth === 0 ? 1 : Array.from({ length: 50 }, () => bush(depth - 1)));
    expect(JSON.stringify(shown(bush(3))).length).toBeLessThan(200_000);
  });

  test('a cycle is named; the same object twice side by side is no cycle', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(shown(circle)).toMatchObject({ entries: [{ value: { type: 'circular', text: 'Object' } }] });
    const twice = { a: 1 };
    expect(JSON.stringify(shown([twice, twice]))).not.toContain('circular');
  });

  test('no getter is called, of objects, arrays and classes', () => {
    const trap = { enumerable: true, get: () => expect.fail('called') as unknown };
    const array = Object.defineProperty([1], '0', trap);
    const named = Object.defineProperty({}, 'constructor', trap);
    expect(shown([Object.defineProperty({}, 'x', trap), array, named])).toMatchObject({
      items: [{ entries: [{ value: { type: 'getter' } }] }, { items: [{ type: 'getter' }] }, { type: 'object' }],
    });
  });

  test('a proxy that throws is shown as one, and one that claims to be a date is not one', () => {
    const thrower = new Proxy(
      {},
      {
        getPrototypeOf: () => {
          throw new Error('no');
        },
      },
    );
    expect(shown(thrower)).toMatchObject({ type: 'thrower', text: 'no' });
    expect(shown(Object.create(Date.prototype))).toMatchObject({ type: 'thrower' });
  });

  test('maps, sets, errors and typed arrays', () => {
    expect(shown(new Map([['a', 1]]))).toMatchObject({ type: 'map', size: 1, entries: [{ key: { text: 'a' } }] });
    expect(shown(new Set([1, 2]))).toMatchObject({ type: 'array', name: 'Set', length: 2 });
    expect(shown(new RangeError('r'))).toMatchObject({ type: 'error', error: { name: 'RangeError', message: 'r' } });
    expect(shown(new Float32Array([1.5]))).toMatchObject({
      type: 'array',
      name: 'Float32Array',
      items: [{ text: '1.5' }],
    });
    expect(shown([, 1])).toMatchObject({ length: 2 });
  });
});
