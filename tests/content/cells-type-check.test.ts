// Every cell of every chapter, in page order, against the types that the editor knows: a reader never opens a cell that
// is underlined before a key is pressed.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCells } from '../notebook/editor/check-cells.ts';

const chapters = globSync('content/*/')
  .filter((folder) => existsSync(join(folder, 'cells')))
  .sort();

/** Cell names in the order in which a page shows them; a cell shown twice counts where it is first. */
function pageOrder(page: string): string[] {
  const names = [...readFileSync(page, 'utf8').matchAll(/<Cell\s[^>]*?name=["'{`]+([\w-]+)/g)].map(
    (match) => match[1] ?? '',
  );
  return [...new Set(names)];
}

/** The codes of a page's exercises: they see the cells of the page. */
function exerciseCodes(page: string): string[] {
  const names = [...readFileSync(page, 'utf8').matchAll(/<Exercise\s+name="([^"]+)"/g)].map((match) => match[1] ?? '');
  return names.flatMap((name) => globSync(join(page, `../exercises/${name}.*.ts`)).sort());
}

describe.each(chapters)('%s', (chapter) => {
  test.each(globSync('{zh-cn,en}.mdx', { cwd: chapter }).sort())('the cells of %s have no type errors', (page) => {
    const files = pageOrder(join(chapter, page)).map((name) => join(chapter, 'cells', `${name}.ts`));
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    files.push(...exerciseCodes(join(chapter, page)));
    const codes = files.map((file) => readFileSync(file, 'utf8'));
    const found = checkCells(codes).problems.flatMap((problems, index) =>
      problems
        .filter(({ severity }) => severity === 'error')
        .map(({ start, code, message }) => {
          const line = (codes[index] ?? '').slice(0, start).split('\n').length;
          return `${files[index] ?? ''}:${line} ${code === 'unknown-import' ? `unknown import ${message}` : `TS${code} ${message}`}`;
        }),
    );
    expect(found, found.join('\n')).toEqual([]);
  });

  test('every cell file is shown on a page', () => {
    const shown = globSync('{zh-cn,en}.mdx', { cwd: chapter }).flatMap((page) => pageOrder(join(chapter, page)));
    const files = globSync('cells/*.ts', { cwd: chapter }).map((file) => basename(file, '.ts'));
    expect(files.filter((name) => !shown.includes(name))).toEqual([]);
  });
});

test('a page with cells names them in an order', () => {
  expect(chapters.length).toBeGreaterThan(0);
});
