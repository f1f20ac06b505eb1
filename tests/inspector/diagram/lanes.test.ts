import { describe, expect, test } from 'vitest';
import { placeLanes } from '../../../src/inspector/diagram/lanes.ts';

const clients = (count: number) => new Map(Array.from({ length: count }, (_, at) => [at + 1, `client ${at + 1}`]));

describe.each([320, 635, 1366])('in %i pixels', (width) => {
  test.each([1, 2, 3, 4, 8])(
    'the names of %i clients and the broker stand over their lines, none over another',
    (count) => {
      const { lanes, width: needed } = placeLanes(clients(count), width);
      for (const { x, left, right } of lanes) {
        expect((left + right) / 2).toBe(x);
        expect(right - left).toBeGreaterThan(50);
      }
      const edges = [0, ...lanes.flatMap(({ left, right }) => [left, right]), needed];
      expect(edges).toEqual(edges.toSorted((a, b) => a - b));
    },
  );

  test.each([1, 2, 4, 8])(
    'with %i clients a label ends before the broker, and before the next lane where lanes are apart',
    (count) => {
      const { lanes } = placeLanes(clients(count), width);
      const broker = lanes.findIndex(({ kind }) => kind === 'broker');
      for (const [place, { x, room, kind }] of lanes.entries()) {
        if (kind === 'broker') continue;
        const next = lanes[place < broker ? place + 1 : place - 1]?.x ?? NaN;
        const apart = Math.abs(next - x) >= 111;
        const end = apart ? next : (lanes[broker]?.x ?? NaN);
        expect(12 + room).toBeLessThan(Math.abs(end - x));
      }
    },
  );
});
