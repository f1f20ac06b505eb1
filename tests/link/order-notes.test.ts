import { expect, test } from 'vitest';
import { noteLength, OrderNotes, readNote, type OrderNote } from '../../src/link/order-notes.ts';

test('notes come out as they were added, however many there are, and are taken once', () => {
  const kinds = ['took', 'sent', 'ended'] as const;
  const all = Array.from({ length: 1000 }, (_, index): OrderNote => ({
    link: index % 7,
    kind: kinds[index % 3] ?? 'took',
    bytes: index * 2 ** 33,
    time: 1_790_000_000_000.125 + index,
  }));
  const notes = new OrderNotes();
  expect(notes.isEmpty).toBe(true);
  for (const note of all) notes.add(note);
  const rows = notes.take();
  expect(all.map((_, index) => readNote(rows, index * noteLength))).toEqual(all);
  expect(rows).toHaveLength(1000 * noteLength);
  expect(notes.isEmpty).toBe(true);
  expect(notes.take()).toHaveLength(0);
});
