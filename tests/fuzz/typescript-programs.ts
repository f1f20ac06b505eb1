// Programs with types in every place where taking them away may change what belongs together: forms that are erased, in
// every position, before every beginning of the next line, with and without a semicolon.
import fc from 'fast-check';
import { expressions, members, statements, types } from './typescript-forms.ts';

/** Between what is erased and what comes next. */
const gaps = ['\n', ' ', '\n\n', ' // why\n', ' /* why\n */ ', ';\n', ';'];
const nexts = [
  '(x)',
  '[x].map(log)',
  '`text`',
  '+log(1)',
  '-log(1)',
  '/1/g.exec(log(1))',
  '/=1/g.exec(log(1))',
  '/ 2 / log(y)',
  '++x',
  '--x',
  '!log(1)',
  '~log(1)',
  '<T>log(1)',
  '<T>(p: T) => p',
  '(() => log(1))()',
  '* 2',
  '< 2',
  '> 2',
  '&& log(1)',
  '? log(1) : log(2)',
  'in o',
  'instanceof Object',
  '.prop',
  '?.prop',
  ', log(1)',
  '= 3',
  'async () => log(1)',
  'function z() {}',
  'class Z {}',
  'type = 1',
  'log(1)',
  'as T',
  'satisfies T',
  'interface J {}',
  'type K = T',
  'declare const d: T',
  'enum G { A }',
  'namespace M { export const k = log(1) }',
  'let w = log(1)',
  'await log(1)',
  'yield',
  'return x',
  '{ log(1) }',
  'new Array',
  'if (x) log(1)',
  '...x',
  '',
];
const places = [
  (code: string): string => code,
  (code: string): string => `function place() {\n${code}\n}\nlog(place())`,
  (code: string): string => `function* place() {\n${code}\n}\nlog([...place()])`,
  (code: string): string => `const place = () => {\n${code}\n}\nlog(place())`,
  (code: string): string => `if (x) {\n${code}\n}`,
  (code: string): string => `class Place { static {\n${code}\n} }`,
  (code: string): string => `switch (x) { case 1:\n${code}\n}`,
  (code: string): string => `x\n${code}`,
  (code: string): string => `log\n${code}`,
  (code: string): string => `const before = log\n${code}`,
  (code: string): string => `async function place() {\n${code}\n}\nlog(await place())`,
  (code: string): string => `async function* place() {\n${code}\n}\nfor await (const it of place()) log(it)`,
  (code: string): string => `for (const one of [1]) {\n${code}\n}`,
  (code: string): string => `try {\n${code}\n} finally { log(9) }`,
  (code: string): string => `namespace Place {\n${code}\n}`,
  (code: string): string => `const place = { m() {\n${code}\n} }\nlog(place.m())`,
  (code: string): string => `const place = () => \`\${(() => {\n${code}\n})()} / \`\nlog(place())`,
  (code: string): string => `class Place { *m(): T {\n${code}\n} }\nlog([...new Place().m()])`,
  (code: string): string => `class Place { a = () => {\n${code}\n} }\nlog(new Place().a())`,
];
const argumentPlaces = [
  'return',
  'throw',
  'yield',
  'yield *',
  'await',
  'void',
  'log(1),',
  'x =',
  'const v =',
  'export default',
  '() =>',
  'x ||',
  'x ?',
  'x ? y :',
  'log(`${',
  'async () =>',
  'new',
  'typeof',
  '-',
  '[x,',
  '(x,',
  'log(',
  'o.a =',
  'o.a ??=',
  'if (x) ; else',
  'for (const v of [1])',
  'const { v =',
  '...',
];
const closers: Record<string, string> = {
  'x ?': ' : y',
  'log(`${': '}`)',
  '[x,': ']',
  '(x,': ')',
  'log(': ')',
  'const { v =': '} = o',
};
const simple = [
  'x',
  'f',
  '{}',
  '{ a: 1 }',
  'log(1)',
  '(x)',
  '[x]',
  '1',
  '/r/',
  '`t`',
  'function () {}',
  'class {}',
  'x.y',
  'async () => 1',
];

const type = fc.constantFrom(...types);
const value = fc.constantFrom(...simple);
const expression = fc
  .tuple(type, value, fc.nat(), fc.boolean(), fc.nat(), type)
  .map(([T, E, index, deep, second, U]) => pick(expressions(T, deep ? pick(expressions(U, E), second) : E), index));
const statement = fc
  .tuple(type, expression, value, fc.boolean(), fc.nat())
  .map(([T, whole, E, isWhole, index]) => pick(statements(T, isWhole ? whole : E), index));
const member = fc
  .tuple(type, value, expression, fc.boolean(), fc.nat())
  .map(([T, E, whole, isWhole, index]) => pick(members(T, isWhole ? whole : E), index));
const gap = fc.constantFrom(...gaps);
const next = fc.constantFrom(...nexts);
const place = fc.constantFrom(...places);

/** A program; most of them are valid TypeScript. */
export const typeScriptProgram = fc.oneof(
  fc.tuple(statement, gap, next, place).map(([first, between, second, at]) => at(`${first}${between}${second}`)),
  fc.tuple(statement, gap, statement, place).map(([first, between, second, at]) => at(`${first}${between}${second}`)),
  fc
    .tuple(fc.constantFrom(...argumentPlaces), expression, gap, next, place)
    .map(([before, code, between, second, at]) => at(`${before} ${code}${closers[before] ?? ''}${between}${second}`)),
  fc
    .tuple(member, gap, member, gap, member)
    .map(
      ([one, between, two, between2, three]) =>
        `class Place extends C { ${one}${between}${two}${between2}${three}\n}\nlog(new Place())`,
    ),
);

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? '';
}
