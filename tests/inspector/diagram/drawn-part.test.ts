// Of a long diagram only what is in sight is drawn, however many packets there are.
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { DiagramDrawing } from '../../../src/inspector/diagram/DiagramDrawing.tsx';
import { layoutDiagram } from '../../../src/inspector/diagram/diagram-layout.ts';
import type { Sight } from '../../../src/inspector/diagram/part-in-sight.ts';
import { capturedPacket, publish } from '../../capture/packets.ts';

const layoutOf = (count: number) =>
  layoutDiagram(
    Array.from({ length: count }, (_, at) => capturedPacket(publish, { number: at + 1, time: at })),
    [],
    800,
  );

function drawn(count: number, sight: Sight | null, at = -1) {
  const layout = layoutOf(count);
  const html = renderToString(
    h(DiagramDrawing, { layout, language: 'en', id: 'd', since: 0, sight, column: 6, at, onSelect: () => undefined }),
  );
  const places = [...html.matchAll(/aria-posinset="(\d+)" aria-setsize="(\d+)"/g)];
  return {
    html,
    places: places.map(([, place]) => Number(place)),
    sizes: new Set(places.map(([, , size]) => Number(size))),
  };
}

test('of three hundred arrows those in sight and beside it are drawn, with their places among all', () => {
  const { places, sizes } = drawn(300, { top: 5000, height: 400 });
  expect(places.length).toBeLessThan(40);
  expect(sizes).toEqual(new Set([300]));
  expect(places).toEqual(places.map((_, index) => (places[0] ?? NaN) + index));
  const rows = layoutOf(300).arrows.map(({ y }, at) => ({ y, place: at + 1 }));
  const inSight = rows.filter(({ y }) => y >= 5000 && y <= 5400).map(({ place }) => place);
  expect(places).toEqual(expect.arrayContaining(inSight));
});

test('the selected arrow is drawn wherever it is: the keys stand on it', () => {
  const { html, places } = drawn(300, { top: 5000, height: 400 }, 2);
  expect(places[0]).toBe(3);
  expect(html).toContain('aria-activedescendant="d-3"');
  expect(html).toContain('id="d-3"');
});

test('a short diagram, and one that is printed, is drawn whole', () => {
  expect(drawn(60, { top: 0, height: 100 }).places).toHaveLength(60);
  expect(drawn(300, null).places).toHaveLength(300);
});
