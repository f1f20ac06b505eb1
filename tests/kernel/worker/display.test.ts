// How values are displayed, and what an element may be.
import { expect, test } from 'vitest';
import { displayed } from '../../../src/kernel/worker/display.ts';
import { DisplayElement, elementNode } from '../../../src/kernel/worker/element.ts';
import { isSafeAttribute, isSafeTag } from '../../../src/kernel/safe-element.ts';
import type { Shown } from '../../../src/kernel/worker/output-buffer.ts';

function shown(value: unknown, as?: string): Shown {
  return displayed(value, as, () => ({ places: [], token: null })).shown;
}

test('rows of objects are a table, with the columns of all rows', () => {
  const number = (text: string) => ({ type: 'number', text });
  expect(shown([{ a: 1 }, { b: 2 }])).toEqual({
    kind: 'display',
    as: 'table',
    columns: ['a', 'b'],
    rows: [
      [number('1'), { type: 'undefined', text: 'undefined' }],
      [{ type: 'undefined', text: 'undefined' }, number('2')],
    ],
    moreRows: 0,
  });
  expect(shown(Array.from({ length: 700 }, (_, i) => ({ i })))).toMatchObject({ moreRows: 200 });
  expect(shown(new Map([['k', 1]]), 'table')).toMatchObject({ columns: ['0', '1'] });
});

test('text is text, other values are trees, and an unknown way is an error', () => {
  expect(shown('plain')).toEqual({ kind: 'display', as: 'text', text: 'plain' });
  expect(shown({ a: 1 }, 'text')).toMatchObject({ text: '{\n  "a": 1\n}' });
  expect(shown([1, 2])).toMatchObject({ as: 'auto', value: { type: 'array' } });
  expect(shown([{ a: 1 }], 'tree')).toMatchObject({ as: 'tree' });
  expect(() => shown(1, 'html')).toThrow('as must be one of');
});

test('an image is raster bytes or a data URL of them, never markup', () => {
  const gif = [0x47, 0x49, 0x46, 0x38, 0x39, 0x61];
  expect(shown(new Uint8Array(gif).buffer, 'image')).toMatchObject({ mime: 'image/gif' });
  expect(shown(`data:image/gif;base64,${btoa(String.fromCharCode(...gif))}`, 'image')).toMatchObject({
    mime: 'image/gif',
  });
  expect(() => shown(`data:image/svg+xml;base64,${btoa('<svg/>')}`, 'image')).toThrow(TypeError);
  expect(() => shown('https://example.org/x.png', 'image')).toThrow(TypeError);
});

test('an element changed after it was made is made safe again', () => {
  const element = new DisplayElement('p', {}, ['x', 1, new DisplayElement('b', { title: 't' }, [])]);
  Object.assign(element, { tag: 'script' });
  Object.assign(element.attributes, { onclick: 'x', title: 'ok' });
  expect(elementNode(element)).toEqual({
    tag: 'span',
    attributes: { title: 'ok' },
    children: ['x', '1', { tag: 'b', attributes: { title: 't' }, children: [] }],
  });
});

test.each(['script', 'iframe', 'img', 'style', 'link', 'object', 'form', 'input', 'foreignObject', 'use', 'animate'])(
  '%s is not shown',
  (tag) => {
    expect(isSafeTag(tag)).toBe(false);
  },
);

test.each([
  ['href', 'javascript:alert(1)'],
  ['href', '//host/x'],
  ['onload', 'x'],
  ['class', 'lab-error'],
  ['style', 'position: fixed'],
  ['style', 'background-color: image-set("http://host/x" 1x)'],
  ['src', 'x'],
  ['id', 'x'],
  ['fill', 'url(http://host/x)'],
])('%s="%s" is not shown', (name, value) => {
  expect(isSafeAttribute(name, value)).toBe(false);
});

test.each([
  ['style', 'color: red; padding: 4px'],
  ['fill', 'currentColor'],
  ['aria-label', 'a drawing: url(…)'],
])('%s="%s" is shown', (name, value) => {
  expect(isSafeAttribute(name, value)).toBe(true);
});

test('an attribute that cannot be shown is an error that names it', () => {
  expect(() => new DisplayElement('p', { class: 'x' }, [])).toThrow('class="x" cannot be shown');
});
