// Where a statement ends stays what it was in TypeScript, and valid TypeScript is read.
import { expect, test } from 'vitest';
import { transpile } from '../../../src/kernel/compile/transpile.ts';
import { Notebook } from './notebook.ts';

test.each([
  ['a type before [', 'const a = 1\ntype N = number\n;[a].forEach((n) => seen.push(n))', [1]],
  ['an interface before (', 'const f = (x: number) => seen.push(x)\nf\ninterface I {}\n(1)', []],
  ['as before (', 'const y: any = 1\nconst x = y as Function\n(() => seen.push("ran"))()', ['ran']],
  ['! before [', 'let y: any = 1\ny = y!\n;[2].map((n) => seen.push(n))', [2]],
  ['a field before [', 'class A { a = 1 as any\n["b"] = 2 }\nseen.push(new A())', [{ a: 1, b: 2 }]],
  ['a modifier before *', 'class A { a = 1\n public *b() { yield 2 } }\nseen.push(...new A().b())', [2]],
  ['return before a type', 'function f() { return <number>\n 42 }\nseen.push(f())', [42]],
  ['throw before a type', 'try { throw <any>\n 5 } catch (e) { seen.push(e) }', [5]],
  ['=> behind a long type', 'const f = (a: number): {\n a: number\n} => ({ a })\nseen.push(f(1))', [{ a: 1 }]],
  ['async before a long type', 'const f = async <T,\n U>(a: T) => a\nseen.push(await f(1))', [1]],
  [
    'a call in a namespace',
    'const x: any = (y: any) => seen.push("x"), as = (y: any) => seen.push(y)\nnamespace N { export const k = x\n as\n (1) }',
    [1],
  ],
  ['a sum with a type', 'seen.push(1 + 2 as number * 3)', [9]],
  [
    'a function after a question mark',
    'const on = false, a = 1, h = (e: any) => e\nseen.push((on ? (a) : e => h(e))(7))',
    [7],
  ],
  [
    'as after type arguments',
    'class B<T> { b = 1 }\nclass D extends (B<number> as any) {}\nconst E = B<number> as any\nseen.push(new D(), new E())',
    [{ b: 1 }, { b: 1 }],
  ],
  ['less than a type', 'const a = 5 as any\nseen.push(a as number < 6)', [true]],
  ['a first line for the shell', '#!/usr/bin/env node\nseen.push(1)', [1]],
  ['what is a comment in old pages', 'let y = 3; seen.push(5<!--y, y)', [false, 2]],
  ['names of the wrapper', 'const $lab = 1, $value = 2; seen.push($lab + $value)', [3]],
])('%s', async (_, code, seen) => {
  const book = new Notebook();
  const found: unknown[] = [];
  book.globals.seen = found;
  await book.run('a', code);
  expect(JSON.stringify(found)).toBe(JSON.stringify(seen));
});

test('the last of several expressions is the value', async () => {
  const book = new Notebook();
  expect(await book.run('a', 'let q = 0; q = 5, q + 1')).toEqual([6]);
  expect(await book.run('b', 'q, (1, 2)')).toEqual([2]);
});

test('a sum of thousands of terms is read', async () => {
  const book = new Notebook();
  expect(await book.run('a', Array.from({ length: 20_000 }, () => '1').join(' + '))).toEqual([20_000]);
  expect(await book.run('b', `2 * 3 + ${'1 - 1 + '.repeat(3000)}4 as number * 2`)).toEqual([20]);
});

test.each([
  ['lists', '[', ']'],
  ['calls', 'f(', ')'],
  ['blocks', '{', '}'],
  ['conditions', '1 ? 2 : ', '3'],
])('%s that are nested too deeply: it says so, and where', (_, open, close) => {
  const code = `let here = 1\n${open.repeat(20_000)}${close.repeat(20_000)}`;
  const error = errorOf(() => transpile(code, [], 'x'));
  expect(error).toMatchObject({
    code: 'out-of-resources',
    facts: { place: { line: 2 } },
  });
});

test.each([
  ['namespaces', 'namespace N {', 'export const a = 1', '}'],
  ['lists', '[', '', ']'],
  ['promises', 'await ', '1', ''],
  ['assertions', '<any>', '1', ''],
  ['functions', '() => ', '1', ''],
])('%s: what is read and cannot be evaluated is nested too deeply', async (_, open, inside, close) => {
  let found: unknown = null;
  for (let depth = 100; found === null; depth = Math.ceil(depth * 1.3)) {
    const code = `let here = 1;\n${open.repeat(depth)}${inside}${close.repeat(depth)}`;
    try {
      await new Notebook().run('a', code);
    } catch (error) {
      found = error;
    }
  }
  expect(found).toMatchObject({ code: 'out-of-resources', facts: { place: { line: 2 } } });
});

test('what is no expression at all is refused at its place', () => {
  expect(errorOf(() => transpile('1;\n<div>', [], 'x'))).toMatchObject({
    code: 'syntax',
    facts: { place: { line: 2 } },
  });
});

test('a module whose evaluation may wait is imported', async () => {
  const book = new Notebook({ m: { x: 5 } });
  expect(await book.run('a', "import defer * as m from 'm'\nm.x")).toEqual([5]);
});

function errorOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
