// How `display(value)` shows a value: by its type, or as it is asked to.
import { DisplayChart } from './charts.ts';
import { longestDisplay, mostColumns, mostRows } from '../output-bounds.ts';
import { DisplayElement, elementNode } from './element.ts';
import type { ReadStack } from './cell-error.ts';
import { readImage } from './image.ts';
import type { Shown } from './output-buffer.ts';
import { dataProperty, isObject, shortText } from './plain-text.ts';
import { serialise } from './serialise.ts';

export type DisplayAs = 'auto' | 'table' | 'text' | 'image' | 'tree';
const ways: readonly DisplayAs[] = ['auto', 'table', 'text', 'image', 'tree'];

export interface ShownWithWeight {
  shown: Shown;
  weight: number;
}

/** Throws TypeError for an unknown way and for an image that is none. */
export function displayed(value: unknown, as: unknown, readStack: ReadStack): ShownWithWeight {
  const way = ways.find((it) => it === (as ?? 'auto'));
  if (way === undefined) throw new TypeError(`display: as must be one of ${ways.join(', ')}, not ${shortText(as)}`);
  switch (way) {
    case 'text':
      return text(shortText(isObject(value) ? JSON.stringify(value, null, 2) : value));
    case 'image':
      return image(value);
    case 'table':
      return table(isList(value) ? [...value] : isObject(value) ? Object.entries(value) : [value], readStack);
    case 'tree':
      return tree(value, 'tree', readStack);
    case 'auto': {
      const chart = DisplayChart.read(value);
      if (chart !== null) return { shown: { kind: 'display', as: 'chart', chart }, weight: chartWeight };
      if (value instanceof DisplayElement) {
        return { shown: { kind: 'display', as: 'element', element: elementNode(value) }, weight: 1000 };
      }
      if (typeof value === 'string') return text(value);
      if (Array.isArray(value) && value.length > 0 && value.every(isRow)) return table(value, readStack);
      return tree(value, 'auto', readStack);
    }
  }
}

/** About as much as most charts. */
const chartWeight = 5000;

function text(whole: string): ShownWithWeight {
  const shown = whole.slice(0, longestDisplay);
  return { shown: { kind: 'display', as: 'text', text: shown }, weight: shown.length };
}

function tree(value: unknown, as: 'auto' | 'tree', readStack: ReadStack): ShownWithWeight {
  const { value: shown, weight } = serialise(value, readStack);
  return { shown: { kind: 'display', as, value: shown }, weight };
}

function image(value: unknown): ShownWithWeight {
  const found = readImage(value);
  if (found === null)
    throw new TypeError('display: an image is the bytes of a PNG, JPEG, GIF or WebP, or a data URL of one');
  return { shown: { kind: 'display', as: 'image', ...found }, weight: found.bytes.length };
}

/** Rows of objects become columns by key, anything else one column. */
function table(rows: readonly unknown[], readStack: ReadStack): ShownWithWeight {
  const shownRows = rows.slice(0, mostRows);
  const columns = new Set<string>();
  for (const row of shownRows) for (const key of columnsOf(row)) if (columns.size < mostColumns) columns.add(key);
  let weight = 0;
  const cell = (value: unknown) => {
    const serialised = serialise(value, readStack);
    weight += serialised.weight;
    return serialised.value;
  };
  const cells = shownRows.map((row) =>
    [...columns].map((column) =>
      cell(isRow(row) ? dataProperty(row, column) : column === valueColumn ? row : undefined),
    ),
  );
  const moreRows = rows.length - shownRows.length;
  return { shown: { kind: 'display', as: 'table', columns: [...columns], rows: cells, moreRows }, weight };
}

const valueColumn = '·';

function columnsOf(row: unknown): string[] {
  return isRow(row) ? Object.keys(row) : [valueColumn];
}

function isRow(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

function isList(value: unknown): value is Iterable<unknown> {
  return Array.isArray(value) || value instanceof Set || value instanceof Map;
}
