// The project's own TypeScript, erased by the kernel's compiler and by TypeScript's, is the same program.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { comparable, emitted, erased } from './erased-tree.ts';

const files = globSync('{src,tests,content}/**/*.ts').filter((file) => !file.endsWith('.d.ts'));

test('every file of the project is erased as TypeScript erases it', () => {
  expect(files.length).toBeGreaterThan(500);
  const different = files.filter((file) => {
    const source = readFileSync(file, 'utf8');
    return JSON.stringify(tree(() => erased(source))) !== JSON.stringify(tree(() => emitted(source) ?? ''));
  });
  expect(different).toEqual([]);
}, 120_000);

test('lines and columns stay', () => {
  for (const file of files) {
    const source = readFileSync(file, 'utf8');
    expect([file, lengths(erased(source))]).toEqual([file, lengths(source)]);
  }
}, 120_000);

function lengths(text: string): string {
  return text.replace(/[^\n]/g, '.');
}

function tree(code: () => string): unknown {
  try {
    return comparable(code());
  } catch (error) {
    return new Error(String(error)).message;
  }
}
