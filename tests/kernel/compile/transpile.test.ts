// What a cell's TypeScript becomes, shown by running it the way the kernel does.
import { describe, expect, test } from 'vitest';
import { LabError } from '../../../src/kernel/lab-error.ts';
import { transpile, type Transpiled } from '../../../src/kernel/compile/transpile.ts';
import { Notebook } from './notebook.ts';

describe('transpile', () => {
  test('the last expression is the result, whatever it is', async () => {
    const book = new Notebook();
    expect(await book.run('a', '1 + 1')).toEqual([2]);
    expect(await book.run('b', 'const x = 5\nx;')).toEqual([5]);
    expect(await book.run('c', '({ y: 1 })')).toEqual([{ y: 1 }]);
    expect(await book.run('d', 'const z = 1')).toBeUndefined();
    expect(await book.run('e', '')).toBeUndefined();
  });

  test('a promise as last expression is not awaited', async () => {
    const [promise] = (await new Notebook().run('a', 'new Promise(() => {})')) as [unknown];
    expect(promise).toBeInstanceOf(Promise);
  });

  test('types, enums, satisfies, generics and parameter properties work', async () => {
    const result = await new Notebook().run(
      'a',
      `interface Point { x: number }
       type Pair<T> = [T, T];
       enum Level { Low = 1, High }
       class Box<T> { constructor(private readonly value: T, public n?: number) {} get(): T { return this.value } }
       const pair = [1, 2] satisfies Pair<number>;
       const p: Point = { x: pair[1]! };
       [Level.High, Level[1], new Box<string>('in').get(), p.x, Math.max(3 as number)]`,
    );
    expect(result).toEqual([[2, 'Low', 'in', 2, 3]]);
  });

  test('every kind of declaration is known to other cells', async () => {
    const book = new Notebook();
    await book.run(
      'a',
      `let l = 1; const c = 2; var v = 3; function f() { return 4 } class K { n = 5 } enum E { A = 6 }
       const { o, deep: [d = 8, ...rest], ...others } = { o: 7, deep: [undefined, 9], p: 10 };
       for (var looped = 0; looped < 11; looped++) {}
       async function* g() { yield 12 }`,
    );
    expect(await book.run('b', '[l, c, v, f(), new K().n, E.A, o, d, rest, others, looped, typeof g]')).toEqual([
      [1, 2, 3, 4, 5, 6, 7, 8, [9], { p: 10 }, 11, 'function'],
    ]);
  });

  test('a name is live both ways', async () => {
    const book = new Notebook();
    await book.run('a', 'let n = 1; const read = () => n');
    expect(await book.run('b', 'n = 5; n += 1; [n, read()]')).toEqual([[6, 6]]);
    await expect(book.run('c', 'read = 1')).rejects.toThrow('Assignment to constant variable');
  });

  test('a name that is not initialised yet throws, and an unknown name too', async () => {
    const book = new Notebook();
    const running = book.run('a', 'await new Promise((go) => { globalThis.goOn = go }); const late = 1');
    await expect(book.run('b', 'late')).rejects.toThrow(ReferenceError);
    (globalThis as unknown as { goOn: () => void }).goOn();
    await running;
    expect(await book.run('c', 'late')).toEqual([1]);
    await expect(book.run('d', 'nowhere')).rejects.toThrow('nowhere is not defined');
    await expect(book.run('e', 'nowhere = 1')).rejects.toThrow('nowhere is not defined');
    expect(await book.run('f', 'typeof nowhere')).toEqual(['undefined']);
  });

  test('a name declared again is the last run’s; a cell takes its own old names away', async () => {
    const book = new Notebook();
    await book.run('a', 'const x = 1, gone = 1');
    await book.run('b', 'const x = 2');
    expect(await book.run('c', 'x')).toEqual([2]);
    await book.run('a', 'const x = 3');
    expect(await book.run('c', '[x, typeof gone]')).toEqual([[3, 'undefined']]);
  });

  test('a function of another cell is called without `this`, also at the start of a line without semicolons', async () => {
    const book = new Notebook();
    await book.run('a', 'function who() { return this }\nconst tag = (parts) => parts[0]');
    expect(
      await book.run('b', 'const list = [who()]\nwho()\nif (true) who()\nelse who()\n;[list[0], tag`t`, who?.()]'),
    ).toEqual([[undefined, 't', undefined]]);
  });

  test('imports are names of the scope, types among them do no harm', async () => {
    const book = new Notebook({ mqtt: { default: { version: 5 }, connect: () => 'connected' } });
    await book.run(
      'a',
      `import mqtt, { connect as dial, type IClientOptions, MqttClient } from 'mqtt';
import * as all from 'mqtt'; import type { X } from 'mqtt';
let client: MqttClient | null = null;`,
    );
    expect(await book.run('b', '[mqtt.version, dial(), all.connect(), client]')).toEqual([
      [5, 'connected', 'connected', null],
    ]);
    await expect(book.run('c', 'MqttClient')).rejects.toThrow('mqtt has no MqttClient');
    await expect(book.run('d', 'mqtt = 1')).rejects.toThrow('Assignment to constant variable');
    expect(await book.run('e', "(await import('mqtt')).connect()")).toEqual(['connected']);
  });

  test('a global is the run’s own, unless the cell declares or imports the name', async () => {
    const book = new Notebook({ mqtt: { default: 'imported' } });
    Object.assign(book.globals, { console: 'own', Math: 'math' });
    expect(await book.run('a', '[console, Math, ((Math: number) => Math)(1)]')).toEqual([['own', 'math', 1]]);
    expect(await book.run('b', 'const console = 1; [console, Math]')).toEqual([[1, 'math']]);
    expect(await book.run('c', "import Math from 'mqtt'; Math")).toEqual(['imported']);
  });

  test('strict code on its own lines, with `this` undefined', async () => {
    const book = new Notebook();
    expect(await book.run('a', 'this')).toEqual([undefined]);
    expect(transpile('a\n\nb', [], 'x').code.split('\n')[2]).toContain('b');
  });

  test.each([
    ['const a: number = ;', 1, 19],
    ['let ok = 1;\n  let a: string = 1 +;', 2, 22],
    ['const a = 1;\nconst a = 2;', 2, 7],
    ['const s: string = `', 1, 20],
    ['if (true) {', 1, 12],
    ['return 5', 1, 1],
    ['const x: number = 1; await = 2', 1, 28],
  ])('%j is a syntax error at %i:%i', (source, line, column) => {
    const error = syntaxErrorOf(source);
    expect(error).toMatchObject({ name: 'SyntaxError', code: 'syntax', facts: { place: { line, column } } });
    expect(error.message).not.toMatch(/\(\d+:\d+\)|cell\.ts/);
  });

  test.each([
    ['class A { m() {} }\n@dec class B {}', 'decorators', 2],
    ['\nexport = 1', 'export-assignment', 2],
    ['\nimport.meta.url', 'import-meta', 2],
  ])('%j says what is not possible', (source, feature, line) => {
    expect(syntaxErrorOf(source).facts).toMatchObject({ details: { feature }, place: { line } });
  });

  test.each([
    ['namespace N {\n  export const a = ;\n}', 2, 20],
    ['namespace N { await 1 }', 1, 15],
    ['const s = "namespace A {";\nnamespace N { return 1 }', 2, 15],
    ["namespace N { const k: number = 1;\n  import { one } from 'lab' }", 2, 3],
    ['namespace N {\n const k = 1; export { k } }', 2, 15],
    ['function f() {\n  namespace N { export const a = 1 } }', 2, 3],
    ['namespace A {\nnamespace B { export const a = 1 }', 2, 35],
    ['namespace A\n{ export const a: number = 1 }\nlet a: string = = 2', 3, 17],
    ['class A { accessor a: number = ; }', 1, 32],
    ['class A { accessor #a = 1;\n  m() { return this.#b } }', 2, 21],
  ])('%j is a syntax error at %i:%i', (source, line, column) => {
    const error = syntaxErrorOf(source);
    expect(error).toMatchObject({ name: 'SyntaxError', code: 'syntax', facts: { place: { line, column } } });
    expect(error.message).not.toMatch(/mark/);
  });

  test.each([
    ['namespace N {\n  export const a = await 1\n}', 'await cannot be used in a namespace', 2, 20],
    ['namespace N { for await (const a of b) a }', 'await cannot be used in a namespace', 1, 19],
    ['namespace N { if (a) { await using b = c } }', 'outside of async function', 1, 24],
    ['namespace A.B { namespace C { [await 1] } }', 'await cannot be used in a namespace', 1, 32],
    ['namespace N { export const a = arguments }', 'arguments cannot be used in a namespace', 1, 32],
    ['namespace N { const f = () => await 1 }', 'outside an async function', 1, 31],
    ['namespace N { class A { static { await 1 } } }', 'class static initialization block', 1, 34],
    ['enum E { A,\n B = (await 1) }', 'await cannot be used in an enum', 2, 7],
    ['function* g() { enum E { A = yield } }', 'yield cannot be used in an enum', 1, 30],
  ])('%j says where %j holds', (source, words, line, column) => {
    const error = syntaxErrorOf(source);
    expect(error.message).toContain(words);
    expect(error).toMatchObject({ code: 'syntax', facts: { place: { line, column } } });
  });

  test('functions in a namespace and in an enum wait as anywhere', async () => {
    const code = `namespace N { export const f = async () => { for await (const a of [1]) return await a }; export const g = function () { return arguments.length } }
      enum E { A = (async () => await 1) ? 2 : 3 }`;
    expect(await new Notebook().run('a', `${code}\n;[await N.f(), N.g(), E.A]`)).toEqual([[1, 0, 2]]);
  });

  test('a namespace keeps the lines and columns of what stands in it and behind it', () => {
    const source = `export namespace Outer /* why
*/ .Inner
{
  export let x: number = 1, y = x as number; here(x, y as number, after)
  export function f(n: number): number { return inside(n) }
}; behind<string>(1)`;
    const transpiled = transpile(source, [], 'x');
    const lines = source.split('\n');
    for (const [line, text] of [
      [4, 'here'],
      [4, 'after'],
      [5, 'inside'],
      [6, 'behind'],
    ] as const)
      expect([text, sourceColumn(transpiled, line, text)]).toEqual([text, lines[line - 1]?.indexOf(text)]);
  });

  test('a module is asked for also where nothing is taken from it', () => {
    const { modules, imports } = transpile(
      "import 'a'; export * from 'b'; export { c } from 'c'; import d from 'd'",
      [],
      'x',
    );
    expect([modules, imports.length]).toEqual([['a', 'b', 'c', 'd'], 1]);
  });

  test('a column of running code leads back to the column of the TypeScript', () => {
    const source =
      'const n: number = 1; const m: Array<string> = []; throwHere(n as number);\nfoo(m as unknown); bar<string>(m)';
    const transpiled = transpile(source, ['console'], 'x');
    expect(sourceColumn(transpiled, 1, '[]')).toBe(source.indexOf('[]'));
    expect(sourceColumn(transpiled, 1, 'throwHere')).toBe(source.indexOf('throwHere'));
    expect(sourceColumn(transpiled, 2, 'bar')).toBe(source.split('\n')[1]?.indexOf('bar'));
  });

  test('the place of a top-level await is noted when what it waits for is known', async () => {
    const book = new Notebook();
    await book.run('a', 'const one = await 1;\n  const two: number = await (one, Promise.resolve(await 2));');
    expect(book.places).toEqual([
      [1, 13],
      [2, 51],
      [2, 23],
    ]);
    await book.run('b', 'await (async () => { await 1 })()');
    expect(book.places).toHaveLength(4);
  });
});

function syntaxErrorOf(source: string): LabError {
  try {
    transpile(source, [], 'x');
  } catch (error) {
    if (error instanceof LabError) return error;
    throw error;
  }
  throw new Error('no error');
}

test('what stands around the code of a cell is no place in it', () => {
  const transpiled = transpile('a()', [], 'x');
  expect(transpiled.toSource(1, transpiled.code.indexOf('async'))).toBeNull();
  expect(transpiled.toSource(1, transpiled.code.indexOf('a)'))).toBe(0);
});

function sourceColumn(transpiled: Transpiled, line: number, text: string): number {
  return transpiled.toSource(line, transpiled.code.split('\n')[line - 1]?.indexOf(text) ?? -1) ?? -1;
}
