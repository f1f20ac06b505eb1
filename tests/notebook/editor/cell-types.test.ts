// What the editor says about cells: names and types across cells, MQTT.js's types, and only about the reader's own text.
import { describe, expect, test } from 'vitest';
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
