// What a `/` is, and where the text of a template goes on, however many types stand before it.
import { expect, test } from 'vitest';
import { comparable, emitted, erased } from './erased-tree.ts';

const expressions = [
  'function* v<P>(): Generator<T> { yield /r/ }',
  'function* v(): Generator<{ a: T }> { yield /=r/; yield\n/}/g; yield* /r/; yield `t${/`/}` }',
  'class A { *m(): Generator<T> { yield /r/ } static async *[x]<P>(): T { yield /[/]/; await /r/ } }',
  '{ *m(): Generator<T> { yield /r/ } }',
  'async function f(): Promise<T> { await /r/; await `t${/`/}`; return /=r/ }',
  'async function (): Promise<T> { return /}/ }',
  'async <P>(): Promise<P> => await /=r/',
  '(): { a: T } => /r/',
  'x as void / 2',
  'x as () => void / 2 / y',
  'x as () => {} / 2 / y',
  'x as { a: T } / 2 / y',
  'x as A<T> / 2 / y',
  'x as T extends U ? {} : {} / 2 / y',
  'x satisfies `a${T}` / 2 / y',
  'x! / 2 / y',
  'f<T> / 2 / y',
  'class<T extends {}> { a: T } / 2 / y',
  '<T>/=r/',
  'x /= 2',
  '[/r/ as T, .../=r/]',
];
test.each([
  ...expressions.map((expression) => `x = ${expression}`),
  ...expressions.map((expression) => `\`\${${expression}} / \``),
  'declare function f()\nx = { a: 1 } / 2 / y',
  'a = b as void\n/r/g.exec(x)',
  'a = (): {} => {}\n/r/g.exec(x)',
  'x as T\n/=r/g.exec(x)',
  'a = x ? y : x + y as T\n/=r/g.exec(x)',
  'a!\n/=r/g',
  'a = b as T === c\n/=r/g.exec(x)',
  'a ??= <T>{ a: x }\n/=r/g.exec(x)',
  'throw p => <T>p\n/=r/g.exec(x)',
  'class A { static { x as T ** 2 // why\n/=r/g.exec(x) } }',
  'function f(a): a is T {}\n/r/.test(x)',
  'let y: void\n/r/.test(x)',
  '`${() => { function v(a); function v(a: any) {} }} / `',
  '`${() => { declare function v(a) }} / `',
  '`${x as { class: T; function?: U; function(): T }} / `',
  '`${{ class: x.class / x?.function, function() {} }} / `',
])('%s', (program) => {
  expect(comparable(erased(program))).toEqual(comparable(emitted(program) ?? ''));
});
