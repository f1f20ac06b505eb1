// What the dialog offers, for what is there and what the server has.
import { expect, test } from 'vitest';
import type { BookList, Part } from '../../../src/site/offline/book-list.ts';
import { OfflineCopy } from '../../../src/site/offline/offline-copy.ts';
import { planOf } from '../../../src/site/offline/plan.ts';
import { Wish } from '../../../src/site/offline/wish.ts';

const book = (build: string): BookList => ({
  build,
  files: [
    { path: 'script.js', hash: 'script', size: 1000, packed: 300 },
    { path: 'en/index.html', hash: `page of ${build}`, size: 100, packed: 30, part: 'en' },
    { path: 'editor.js', hash: 'editor', size: 5000, packed: 900, part: 'editor' },
  ],
});

function offline(kept: { parts: Part[]; build: string } | null, there: string[], server: string | null): OfflineCopy {
  const copy = new OfflineCopy(
    '/',
    new Wish(() => {
      throw new DOMException('denied', 'SecurityError');
    }),
  );
  copy.copy.value = kept && { list: book(kept.build), parts: kept.parts, date: 0 };
  copy.there.value = new Set(there);
  copy.latest.value = server === null ? null : book(server);
  return copy;
}
const all = ['script', 'page of first'];

test('without a copy it is downloaded whole, or what is still missing', () => {
  expect(planOf(offline(null, [], 'first'), ['en'])).toEqual({
    hasNoLanguage: false,
    all: { size: 1100, packed: 330 },
    missing: { size: 1100, packed: 330 },
    next: 'download',
  });
  const begun = offline(null, ['script'], 'first');
  begun.download.value = { parts: ['en'], stopped: true, done: 1000, size: 1100 };
  expect(planOf(begun, ['en'])).toMatchObject({ missing: { size: 100 }, next: 'resume' });
});

test('a whole copy leaves nothing to do but to choose otherwise', () => {
  const whole = offline({ parts: ['en'], build: 'first' }, all, 'first');
  expect(planOf(whole, ['en']).next).toBeNull();
  expect(planOf(whole, ['en', 'editor'])).toMatchObject({ missing: { size: 5000 }, next: 'change' });
  expect(planOf(whole, ['editor']).hasNoLanguage).toBe(true);
});

test('a copy to which something was being added can go back to what it was', () => {
  const begun = offline({ parts: ['en'], build: 'first' }, all, 'first');
  begun.download.value = { parts: ['en', 'editor'], stopped: true, done: 1100, size: 6100 };
  expect(planOf(begun, ['en', 'editor']).next).toBe('resume');
  expect(planOf(begun, ['en'])).toMatchObject({ missing: { size: 0 }, next: 'change' });
});

test('a newer book, and a lost file, are fetched by an update', () => {
  expect(planOf(offline({ parts: ['en'], build: 'first' }, all, 'second'), ['en'])).toMatchObject({
    missing: { size: 100, packed: 30 },
    next: 'update',
  });
  expect(planOf(offline({ parts: ['en'], build: 'first' }, ['script'], 'first'), ['en']).next).toBe('update');
});

test('nothing is offered while the server cannot be asked', () => {
  expect(planOf(offline({ parts: ['en'], build: 'first' }, all, null), ['en', 'editor'])).toMatchObject({
    all: null,
    next: null,
  });
});
