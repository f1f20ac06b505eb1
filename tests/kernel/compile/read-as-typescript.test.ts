// Programs that parsers read in another way than TypeScript, or not at all.
import { expect, test } from 'vitest';
import { transpile } from '../../../src/kernel/compile/transpile.ts';
import { comparable, emitted, erased } from './erased-tree.ts';

test.each([
  'function* g() { yield* async <\nP>(p: T): Promise<\nT> => x\n(x) }',
  'async () => { await null; async <T>() => null }',
  'class A { static\nreadonly [x] }',
  'class A { static\nstatic\nreadonly [x]; private static static = 1; static static() {} }',
  'class A { declare\nx; public\ny; static\nz }',
  'a * b as T ** c ** 2 + 1',
  'async as any',
  'async as => as',
  'type as = 0; type satisfies<T> = 0',
  'declare\nmodule\n"foo"\n{}',
  'type\nA = 1',
  'abstract\nclass A {}',
  'export default abstract class {}',
  'export default class implements I {}',
  "let x: typeof import('./x', { with: { type: 'json' } }), y: import('x').Y<Z>",
  'declare class C {}\nfunction C() {}',
  "import type { A } from 'x'; import { type B } from 'x'; function A() {} function B() {}",
  'function f({}?): void; function f([]?: any): void; function f() {}',
  'interface I { m<const T>(t: T): void; new <const T>(): T }',
  "declare module 'm' { export { x }; export namespace X {} function Y(): void; export { Y as X } }",
  "export { type A1, type A2 } from 'a'",
  'class A { override m() {} }',
  'f<<const P>(p: P) => asserts p is T> as T',
  'const f = () => p as (T)\n`text`',
  '() => B<(T)> as (T)\n(() => log(1))()',
])('%s', (program) => {
  expect(comparable(erased(program))).toEqual(comparable(emitted(program) ?? ''));
});

test('what TypeScript writes in vain', () => {
  expect(erased('-x as T ** 2').replaceAll(' ', '')).toBe(';(-x)**2');
  expect(erased('export { ofAnotherCell }')).toContain('ofAnotherCell');
});

test('the names of an enum may stand in brackets', () => {
  const { code } = transpile("enum E { ['a'] = 1, [`b`] } E", [], 'x');
  expect(code).toContain('E["b"]=E["a"]+1');
});
