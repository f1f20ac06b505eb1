// What the editor says about cells: names and types across cells, MQTT.js's types, and only about the reader's own text.
import { describe, expect, test } from 'vitest';
import { allCases } from '../../kernel/compile/typescript-cases.ts';
import { checkCells } from './check-cells.ts';

/** The problems of each cell as `code text-underlined`, hints left out. */
function errors(...codes: string[]): string[][] {
  return checkCells(codes).problems.map((problems, index) =>
    problems
      .filter(({ severity }) => severity === 'error')
      .map(({ code, start, length }) => `${code} ${(codes[index] ?? '').slice(start, start + length)}`),
  );
}

function hover(index: number, word: string, ...codes: string[]): string {
  const { service, file } = checkCells(codes);
  const info = service.getQuickInfoAtPosition(file(index), (codes[index] ?? '').lastIndexOf(word));
  return (info?.displayParts ?? []).map(({ text }) => text).join('');
}

const connect = `import mqtt from 'mqtt';\nimport { brokerUrl } from 'lab';\nconst client = await mqtt.connectAsync(brokerUrl);`;

describe('across cells', () => {
  test('a name declared in cell 1 is typed in cell 3', () => {
    expect(hover(2, 'count', 'const count = 1;', 'const other = 2;', 'count')).toContain('const count: 1');
    expect(errors('const count = 1;', '', 'count.toUpperCase();')).toEqual([[], [], ['2339 toUpperCase']]);
  });

  test('an import of cell 1 is usable in cell 3', () => {
    expect(errors(connect, '', "client.publish('a', 'b', { qos: 3 }); mqtt.connect(brokerUrl);")).toEqual([
      [],
      [],
      ['2769 qos'],
    ]);
  });

  test('interfaces, types, enums, classes, functions and destructured names are shared', () => {
    const first = `interface P { a: number }\ntype T = 'x' | 'y';\nenum E { A }\nclass C { x = 1 }\nfunction f(n: number) { return n; }
const { a, b: [c] } = { a: 1, b: ['s'] as const };`;
    expect(errors(first, "const p: P = { a }; const t: T = 'y'; f(E.A); new C().x; c satisfies 's';")).toEqual([
      [],
      [],
    ]);
    expect(errors(first, "const t: T = 'z'; f('x'); new C().y;")).toEqual([[], ['2322 t', "2345 'x'", '2339 y']]);
  });

  test('a later cell may declare a name again, and the cells after it see the last one', () => {
    expect(errors('const a = 1;', "const a = 'text';", 'a.toUpperCase();')).toEqual([[], [], []]);
    expect(errors('const a = 1;', 'a.toUpperCase();', "const a = 'text';")).toEqual([[], ['2339 toUpperCase'], []]);
  });

  test('a variable of another cell can be assigned to, a constant not', () => {
    expect(errors('let n = 0;', 'n++; n = 5;', "n = 'text';")).toEqual([[], [], ['2322 n']]);
    expect(errors('const n = 0;', 'n = 5;')).toEqual([[], ['2632 n']]);
  });

  test('a var of a block or loop is shared, one of a function is not', () => {
    expect(
      errors('for (var i = 0; i < 3; i++) { var last = i; }\nfunction f() { var inner = 1; }', 'i + last; inner;'),
    ).toEqual([[], ['2304 inner']]);
  });

  test('a name of a later cell is unknown', () => {
    expect(errors('late;', 'const late = 1;')).toEqual([['2304 late'], []]);
  });

  test('an exported declaration is shared once', () => {
    expect(errors('export const a = 1; export default a;', 'a.toFixed();')).toEqual([[], []]);
  });
});

describe('the appended part', () => {
  test.each([
    ['an open brace', 'function f() {', '1005 '],
    ['an unfinished member', 'const a = 1; a.', '1003 '],
    ['an unfinished assignment', 'const a =', '1109 '],
    ['an open template', 'const a = `text', '1160 '],
    ['an open comment', '/* text', '1010 '],
  ])('%s shows one problem, and nothing about what follows', (_, code, expected) => {
    expect(errors('const one = 1;', code)[1]).toEqual([expected]);
  });

  test('a comment on the last line does not swallow it', () => {
    expect(errors('const one = 1; // note', 'one.toFixed();')).toEqual([[], []]);
  });

  test('an unfinished member still completes with the members of another cell', () => {
    const codes = [connect, 'client.'];
    const { service, file } = checkCells(codes);
    const entries = service.getCompletionsAtPosition(file(1), 7, undefined)?.entries.map(({ name }) => name) ?? [];
    expect(entries).toContain('publishAsync');
  });
});

describe('the surroundings of a cell', () => {
  test("the arguments of MQTT.js's message event are fully typed", () => {
    const use = `client.on('message', (topic, payload, packet) => {
  topic.toUpperCase(); payload.readUInt16BE(0).toFixed(); payload.toString('hex'); packet.qos satisfies 0 | 1 | 2;
  packet.properties?.subscriptionIdentifier; packet.nonsense;
});`;
    expect(errors(connect, use)).toEqual([[], ['2339 nonsense']]);
    expect(hover(1, 'payload', connect, "client.on('message', (topic, payload) => payload);")).toContain(
      'payload: Buffer',
    );
  });

  test('the lab module is typed, its clients are those of MQTT.js', () => {
    expect(
      errors(
        connect,
        "import { messages, topic } from 'lab';\n(await messages(client, 1, { within: 5 }))[0].text.length; topic(1);",
      ),
    ).toEqual([[], ['2345 1']]);
  });

  test('what the kernel gives is typed: console, timers, text, WebSocket', () => {
    const code = `console.log(new TextDecoder().decode(new TextEncoder().encode('x')));
const timer: number = setTimeout(() => {}, 5); clearTimeout(timer); new WebSocket('ws://x').send('x'); performance.now().toFixed();
crypto.randomUUID(); new URL('http://x').host; new AbortController().signal.aborted; structuredClone(1); [1, 2].at(-1); Promise.try(() => 1);`;
    expect(errors(code)).toEqual([[]]);
  });

  test('what it does not give is an unknown name', () => {
    expect(
      errors("document; fetch('x'); window; process; require('x'); importScripts; MessageChannel;")[0]?.map(
        (error) => error.split(' ')[1],
      ),
    ).toEqual(['document', 'fetch', 'window', 'process', 'require', 'importScripts', 'MessageChannel']);
  });

  test.each(['node:fs', 'mqtt-packet', 'mqtt/build/index.js', './cell-1', 'readable-stream', 'lodash', 'node:stream'])(
    'an import of %s is underlined once',
    (name) => {
      expect(errors('const a = 1;', `import x from '${name}';`)[1]).toEqual([`unknown-import '${name}'`]);
      expect(errors('const a = 1;', `await import('${name}');`)[1]).toEqual([`unknown-import '${name}'`]);
    },
  );

  test('await stands at the top level, and casts need no configuration', () => {
    expect(errors('const value = await Promise.resolve(<number>1); value satisfies number;')).toEqual([[]]);
  });
});

describe('all of TypeScript', () => {
  test('a namespace of cell 1 is typed in cell 3, with all its blocks and inner namespaces', () => {
    const first = `namespace N { export let n = 1; export interface I { a: string } export namespace Deep { export const d = 'x' } }
namespace N.More { export const m = n }\nfunction f() {}\nnamespace f { export const step = 2 }`;
    expect(
      errors(first, '', 'const i: N.I = { a: N.Deep.d }; N.n = N.More.m + f.step; f(); i.a.toFixed(); N.n = N.x;'),
    ).toEqual([[], [], ['2551 toFixed', '2339 x']]);
    expect(hover(1, 'd', first, 'N.Deep.d')).toContain('const N.Deep.d: "x"');
  });

  test('an alias, a whole module by require, and what was declared with using are shared', () => {
    const first = `import whole = require('mqtt');\nnamespace N { export const k = 1; export type T = 'a' }\nimport k = N.k;\nimport T = N.T;
using open = { [Symbol.dispose]() {}, name: 'x' };`;
    expect(
      errors(first, "whole.connect('ws://x'); k satisfies 1; const t: T = 'b'; open.name = 'y'; open = 1;"),
    ).toEqual([[], ['2322 t', '2632 open']]);
  });

  test.each(Object.entries(allCases))('what the kernel runs is syntax for the editor too: %s', (_, { code, value }) => {
    const [problems = []] = checkCells([`${code}\n;(${value})`]).problems;
    // 1540: the word `module` for a namespace is old, and still a namespace.
    const syntax = problems.filter((problem) => Number(problem.code) < 2000 && problem.code !== 1540);
    expect(syntax.map(({ message }) => message)).toEqual([]);
  });
});
