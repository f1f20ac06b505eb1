// The built book as a whole: links lead to a page, anchors to a place on it, each page names its translation and the
// translation names it back, headings stand in order, figures speak.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { moves } from '../../src/site/moved.ts';

interface Page {
  /** `/en/qos/`. */
  path: string;
  html: string;
  ids: Set<string>;
}

const folder = 'dist';
const pages = new Map<string, Page>();

beforeAll(() => {
  for (const file of globSync('**/index.html', { cwd: folder })) {
    const html = readFileSync(`${folder}/${file}`, 'utf8');
    const path = `/${file.replace(/index\.html$/, '')}`;
    const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id ?? ''));
    pages.set(path, { path, html, ids });
  }
});

function attributes(html: string, tag: string): Record<string, string>[] {
  return [...html.matchAll(new RegExp(`<${tag}\\s([^>]*)>`, 'g'))].map(([, text = '']) =>
    Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value])),
  );
}

/** Of no language; the test under a base path looks for them too. */
function isFile(path: string): boolean {
  return /^\/(downloads|hosting)\//.test(path) && existsSync(`${folder}${decodeURI(path)}`);
}

test('every link inside the book leads to a page, and every anchor to a place on it', () => {
  const lost: string[] = [];
  let anchors = 0;
  for (const { path, html } of pages.values()) {
    for (const { href } of attributes(html, 'a')) {
      if (href === undefined || /^[a-z][a-z0-9+.-]*:/i.test(href)) continue;
      if (href.startsWith('#show=')) continue; // into the wire panel; the build and the runs of the cells see to those
      const url = new URL(href.replaceAll('&amp;', '&'), `http://book${path}`);
      if (isFile(url.pathname)) continue;
      const target = pages.get(decodeURI(url.pathname));
      const anchor = decodeURIComponent(url.hash.slice(1));
      if (anchor !== '') anchors++;
      if (!target || (anchor !== '' && !target.ids.has(anchor))) lost.push(`${path}: ${href}`);
    }
  }
  expect(pages.size).toBeGreaterThan(10);
  expect(anchors).toBeGreaterThan(100);
  expect(lost).toEqual([]);
});

test('what has moved to another chapter has its anchor there, in one language or the other, and not where it was', () => {
  const wrong: string[] = [];
  for (const { from, to, cells, exercises, headings } of moves) {
    const parts = [...cells.map((name) => `cell-${name}`), ...exercises.map((name) => `exercise-${name}`)];
    const places = (slug: string) => ['/', '/en/'].map((root) => pages.get(`${root}${slug}/`)?.ids ?? new Set());
    for (const anchor of [...parts, ...headings]) {
      const now = places(to).filter((ids) => ids.has(anchor)).length;
      if (now !== (headings.includes(anchor) ? 1 : 2)) wrong.push(`${to}: #${anchor} is on ${now} pages`);
      if (places(from).some((ids) => ids.has(anchor))) wrong.push(`${from}: #${anchor} is still there`);
    }
  }
  expect(wrong).toEqual([]);
});

test('links lead to pages of the same language, but for the choice of language itself', () => {
  const strange: string[] = [];
  for (const { path, html } of pages.values()) {
    const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
    for (const { href = '' } of attributes(main, 'a')) {
      const target = new URL(href, `http://book${path}`);
      if (target.host !== 'book' || isFile(target.pathname)) continue;
      if (target.pathname.startsWith('/en/') !== path.startsWith('/en/')) strange.push(`${path}: ${href}`);
    }
  }
  expect(strange).toEqual([]);
});

test('every page names both of its languages, and its translation names the same two', () => {
  const alternates = (html: string) =>
    Object.fromEntries(
      attributes(html, 'link')
        .filter(({ rel, hreflang }) => rel === 'alternate' && hreflang !== undefined)
        .map(({ hreflang = '', href = '' }) => [hreflang, new URL(href).pathname]),
    );
  for (const { path, html } of pages.values()) {
    const named = alternates(html);
    const english = path.startsWith('/en/');
    expect(named[english ? 'en' : 'zh-CN'], path).toBe(path);
    expect(named[english ? 'zh-CN' : 'en'], path).toBe(english ? path.slice(3) : `/en${path}`);
    const other = pages.get(named[english ? 'zh-CN' : 'en'] ?? '');
    expect(other && alternates(other.html), path).toEqual(named);
  }
});

test('every page has one first heading, and no heading skips a level', () => {
  const wrong: string[] = [];
  for (const { path, html } of pages.values()) {
    const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
    const levels = [...main.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level));
    if (levels.filter((level) => level === 1).length !== 1) wrong.push(`${path}: not one h1`);
    levels.forEach((level, place) => {
      if (place > 0 && level > (levels[place - 1] ?? 0) + 1)
        wrong.push(`${path}: h${level} after h${levels[place - 1]}`);
    });
  }
  expect(wrong).toEqual([]);
});

test('every figure of a chapter says what it shows, in the words of its page', () => {
  const silent: string[] = [];
  for (const file of globSync('content/*/*.mdx')) {
    const text = readFileSync(file, 'utf8');
    for (const [, name = ''] of text.matchAll(/import (\w+) from '\.\/figures\//g)) {
      const [, label = ''] = new RegExp(`<${name}\\s+role="img"\\s+aria-label="([^"]{20,})"`).exec(text) ?? [];
      if (label === '' || /\p{Script=Han}/u.test(label) !== file.endsWith('zh-cn.mdx')) silent.push(`${file}: ${name}`);
    }
  }
  expect(silent).toEqual([]);
});

test('one name for one thing: the book in titles, roles in drawings, marks around what is quoted', () => {
  const wrong: string[] = [];
  for (const { path, html } of pages.values()) {
    const [, title = ''] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
    if (new Set(title.split(' | ')).size < title.split(' | ').length) wrong.push(`${path}: ${title}`);
    if (path.startsWith('/en/')) continue;
    for (const [said] of html.matchAll(/<text\b[^>]*>(?:Publisher|Subscriber)<|[「」]/g))
      wrong.push(`${path}: ${said}`);
    if (!html.includes('>共享订阅</span>')) wrong.push(`${path}: the contents call shared subscriptions otherwise`);
  }
  expect(wrong).toEqual([]);
});
