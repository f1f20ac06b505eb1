// Code and outputs of a recorded run: every kind of output as it was, and nothing that is none.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellError, Output, Value } from '../../../src/kernel/protocol.ts';
import { newCell, type CellState } from '../../../src/notebook/cell.ts';
import { readCells } from '../../../src/notebook/recorded-run/read-cells.ts';
import { ranCells, type RanCell } from '../../../src/notebook/recorded-run/ran-cells.ts';
import { toBase64 } from '../../../src/capture/base64.ts';
import { CheckError } from '../../../src/checks.ts';

const error: CellError = {
  name: 'Error',
  message: 'no',
  code: 'mqtt-reason',
  reason: { code: 0x87, version: 5, packet: 'CONNACK' },
  details: { url: 'ws://x/', tries: 2 },
  stack: [
    { cell: 'a', line: 1, column: 2 },
    { cell: 'b', line: 9 },
  ],
};
const word: Value = { type: 'string', text: 'x', length: 1 };
const values: Value[] = [
  word,
  { type: 'number', text: '1' },
  { type: 'function', text: 'f()' },
  { type: 'bytes', name: 'Uint8Array', bytes: Uint8Array.of(0, 255), length: 900 },
  { type: 'array', name: 'Array', length: 7, items: [word, { type: 'array', name: 'Array', length: 0, items: [] }] },
  { type: 'object', name: 'Object', size: 1, entries: [{ key: '__proto__', value: word }] },
  { type: 'map', name: 'Map', size: 1, entries: [{ key: word, value: word }] },
  { type: 'error', error },
  { type: 'circular', text: '' },
];
const outputs: Output[] = [
  { id: 1, kind: 'log', level: 'warn', values, repeat: 3 },
  { id: 2, kind: 'result', value: word },
  { id: 3, kind: 'error', error: { name: 'E', message: '', code: 'thrown', stack: [] } },
  { id: 4, kind: 'display', as: 'auto', value: word },
  { id: 5, kind: 'display', as: 'table', columns: ['a'], rows: [[word]], moreRows: 4 },
  { id: 6, kind: 'display', as: 'text', text: 'lines\n' },
  { id: 7, kind: 'display', as: 'image', mime: 'image/png', bytes: Uint8Array.of(1, 2) },
  {
    id: 8,
    kind: 'display',
    as: 'element',
    element: { tag: 'p', attributes: { title: 'x' }, children: ['a', { tag: 'b', attributes: {}, children: [] }] },
  },
  {
    id: 9,
    kind: 'display',
    as: 'chart',
    chart: { form: 'bars', title: '', unit: '', bars: [{ label: 'a', value: 1 }], more: 0, unfit: 0 },
  },
];
const ran: RanCell[] = [
  { id: 'a', code: 'display(1)', execution: 2, status: 'ok', milliseconds: 4.5, outputs, dropped: 9 },
  { id: 'scratch-1', code: '', execution: 3, status: 'running', milliseconds: null, outputs: [], dropped: 0 },
];

/** As a file holds it. */
function filed(value: unknown): unknown {
  const json = JSON.stringify(value, (_, each: unknown) =>
    each instanceof Uint8Array ? { base64: toBase64(each) } : each,
  );
  return JSON.parse(json);
}

describe('the cells of a recorded run', () => {
  it('come back with every kind of output', () => {
    expect(readCells(filed(ran), 'cells')).toEqual(ran);
  });

  it('are those that ran, with the code as it ran', () => {
    const ranOnce: CellState = {
      ...newCell('b', 'chapter', 'now'),
      execution: 4,
      status: 'error',
      milliseconds: 8,
      outputs: { items: outputs, dropped: { kernel: 1, page: 2 }, weight: 0 },
    };
    const running: CellState = { ...newCell('a', 'chapter', 'edited since'), execution: 5, phase: 'busy' };
    const state = {
      order: ['a', 'never', 'b'],
      cells: { a: running, b: ranOnce, never: newCell('never', 'chapter', '') },
    };
    const found = ranCells(state, (execution) => (execution === 5 ? 'as it ran' : undefined));
    expect(found).toEqual([
      { id: 'a', code: 'as it ran', execution: 5, status: 'running', milliseconds: null, outputs: [], dropped: 0 },
      { id: 'b', code: 'now', execution: 4, status: 'error', milliseconds: 8, outputs, dropped: 3 },
    ]);
  });

  it.each<[what: string, of: object]>([
    ['table rows', { as: 'table', columns: ['a'], rows: Array.from({ length: 501 }, () => [word]), moreRows: 0 }],
    ['table columns', { as: 'table', columns: Array(31).fill('a'), rows: [], moreRows: 0 }],
    ['text', { as: 'text', text: 'x'.repeat(100_001) }],
    ['entries of a value', { as: 'tree', value: { ...values[4], items: Array(101).fill(word) } }],
    ['text in a value', { as: 'tree', value: { type: 'string', text: 'x'.repeat(10_001), length: 10_001 } }],
    ['bytes', { as: 'tree', value: { type: 'bytes', name: '', bytes: new Uint8Array(4097), length: 4097 } }],
  ])('with more %s than the kernel gives are refused', (_, of) => {
    const outputs = [{ id: 1, kind: 'display', ...of }];
    expect(() => readCells(filed([{ ...ran[1], outputs }]), 'cells')).toThrow(CheckError);
  });

  it('with more lines of code than anybody writes are refused', () => {
    expect(() => readCells(filed([{ ...ran[1], code: '\n'.repeat(10_000) }]), 'cells')).toThrow(CheckError);
    expect(readCells(filed([{ ...ran[1], code: '\n'.repeat(9_999) }]), 'cells')).toHaveLength(1);
  });

  it('of any other shape are refused, with the place', () => {
    const place = (value: unknown): string => {
      try {
        readCells(value, 'cells');
        return '';
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(CheckError);
        return (thrown as CheckError).faults[0]?.place ?? '';
      }
    };
    expect(place([{ ...ran[1], execution: 0 }])).toBe('cells[0].execution');
    expect(place([{ ...ran[1], outputs: [{ id: 1, kind: 'script' }] }])).toBe('cells[0].outputs[0].kind');
    expect(place([{ ...ran[1], outputs: [{ id: 1, kind: 'display', as: 'html', html: '<img>' }] }])).toBe(
      'cells[0].outputs[0].as',
    );
    let nested: unknown = word;
    for (let depth = 0; depth < 5000; depth += 1) nested = { type: 'array', name: '', length: 1, items: [nested] };
    expect(place([{ ...ran[1], outputs: [{ id: 1, kind: 'result', value: nested }] }])).toContain(
      'cells[0].outputs[0]',
    );
    fc.assert(fc.property(fc.anything(), (anything) => void place(anything)));
    fc.assert(fc.property(fc.anything(), (anything) => void place([{ ...ran[1], outputs: [anything] }])));
  });
});
