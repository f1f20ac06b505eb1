// What a room may not do is refused: each mistake is planted into a copy of the project, where the checks must see it.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lint, rooms, types, type Check } from './checks.ts';
import { readRooms } from './room-table.ts';

const project = resolve(import.meta.dirname, '../..');
let copy = '';

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'rooms-'));
  for (const name of [
    'src',
    'tests/structure',
    'package.json',
    'tsconfig.json',
    'astro.config.mjs',
    'eslint.config.mjs',
  ])
    cpSync(join(project, name), join(copy, name), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'), 'junction');
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** A mistake: the code that is added to a file, the check that must see it, and the rule that the check must name. */
type Mistake = [title: string, file: string, code: string, check: Check, rule: string];

const mistakes: Mistake[] = [
  ['a file of another room', 'src/mqtt/topic.ts', "import '../language.ts';", rooms, 'mqtt-imports'],
  ['a type of another room', 'src/mqtt/topic.ts', "import type {} from '../language.ts';", rooms, 'mqtt-imports-types'],
  [
    'a type in the middle of a file',
    'src/mqtt/topic.ts',
    "let x: import('../language.ts').Language;",
    rooms,
    'mqtt-imports-types',
  ],
  [
    'code where only types are free',
    'src/capture/describe.ts',
    "import '../broker/events/fold.ts';",
    rooms,
    'capture-imports',
  ],
  [
    'a file of the site',
    'src/inspector/recording.ts',
    "export * from '../site/progress.ts';",
    rooms,
    'inspector-imports',
  ],
  ['a file of the commands', 'src/site/progress.ts', "import '../commands/words.ts';", rooms, 'site-imports'],
  ['a host in the broker', 'src/broker/deliver.ts', "import './hosts/host-clock.ts';", rooms, 'broker-imports'],
  ['a dynamic import', 'src/wire/probe.ts', "void import('../kernel/protocol.ts');", rooms, 'wire-imports'],
  ['one of a template', 'src/wire/probe.ts', 'void import(`../kernel/protocol.ts`);', rooms, 'wire-imports'],
  ['a package in a room without', 'src/mqtt/topic.ts', "import '@preact/signals';", rooms, 'mqtt-packages'],
  ['a package of another room', 'src/mqtt/topic.ts', "import 'acorn';", rooms, 'mqtt-packages'],
  ['Node where it is not', 'src/capture/describe.ts', "import 'node:fs';", rooms, 'capture-packages'],
  [
    'a second way in',
    'src/kernel/compile/edits.ts',
    "import 'acorn';",
    rooms,
    'kernel-entry-of-acorn-@sveltejs/acorn-typescript',
  ],
  ['a package that is not declared', 'tests/structure/checks.ts', "import 'semver';", rooms, 'undeclared'],
  ['one for development', 'src/site/progress.ts', "import 'vitest';", rooms, 'for-development-only'],
  ['an import nobody can read', 'src/mqtt/topic.ts', 'void import(String(0));', lint, 'no-restricted-syntax'],
  [
    'a worker of another room',
    'src/notebook/cell.ts',
    "new URL('../wire/worker.ts', import.meta.url);",
    lint,
    'no-restricted-syntax',
  ],
  ['files by a pattern', 'src/notebook/cell.ts', "import.meta.glob('../wire/*.ts');", lint, 'no-restricted-syntax'],
  ['the time in the broker', 'src/broker/deliver.ts', 'Date.now();', lint, 'no-restricted-globals'],
  ['a date in the language', 'src/mqtt/topic.ts', 'new Date();', lint, 'no-restricted-globals'],
  ['a stopwatch in the capture', 'src/capture/describe.ts', 'performance.now();', lint, 'no-restricted-globals'],
  ['a timer in the broker', 'src/broker/will.ts', 'setTimeout(() => {});', lint, 'no-restricted-globals'],
  ['chance in the broker', 'src/broker/deliver.ts', 'Math.random();', lint, 'no-restricted-properties'],
  ['its values', 'src/random.ts', 'crypto.getRandomValues(new Uint8Array(1));', lint, 'no-restricted-globals'],
  ['Node in the kernel', 'src/kernel/worker/scope.ts', 'process.exit();', lint, 'no-restricted-globals'],
  ['the page in a filter', 'src/capture/filter/tokens.ts', 'document.title;', types('pure'), 'TS2584'],
  ['the storage in a transition', 'src/notebook/notebook.ts', 'localStorage.clear();', types('pure'), 'TS2304'],
  ['Node in the broker', 'src/broker/deliver.ts', 'process.pid;', types('pure'), 'TS2591'],
  ['the page in the wire worker', 'src/wire/switchboard.ts', 'document.title;', types('worker'), 'TS2584'],
  ['Node in the wire worker', 'src/wire/switchboard.ts', 'process.pid;', types('worker'), 'TS2591'],
  ['bytes of Node in a page', 'src/notebook/edit-store.ts', "Buffer.from('');", types('page'), 'TS2591'],
  ['Node in a page', 'src/inspector/files/download.ts', 'process.pid;', types('page'), 'TS2591'],
];

describe('refused', { timeout: 30_000 }, () => {
  test.each(mistakes)('%s, in %s', async (_, file, code, check, rule) => {
    expect(await check(copy, file)).toEqual([]);
    const path = join(copy, file);
    const source = readFileSync(path, 'utf8');
    writeFileSync(path, `${source}\n${code}\n`);
    const found = await check(copy, file).finally(() => writeFileSync(path, source));
    expect(found).toContainEqual(expect.stringContaining(`${file}: ${rule}: `));
  });
});

describe('the table of rooms', () => {
  const changed = (change: (table: string) => string) => {
    const path = join(copy, 'src/README.md');
    const source = readFileSync(path, 'utf8');
    writeFileSync(path, change(source));
    return () => {
      try {
        readRooms(copy);
      } finally {
        writeFileSync(path, source);
      }
    };
  };

  test('a folder without a row is refused', () => {
    const file = join(copy, 'src/attic/old.ts');
    mkdirSync(dirname(file));
    writeFileSync(file, '');
    expect(() => readRooms(copy)).toThrow('src/README.md: src/attic has no row in the table of rooms');
    rmSync(dirname(file), { recursive: true });
  });

  test('a name that is not in src is refused', () => {
    const read = changed((text) => text.replace('`mqtt/topic.ts`', '`mqtt/topics.ts`'));
    expect(read).toThrow('src/README.md: the row of kernel names mqtt/topics.ts, which is not in src');
  });

  test('rooms that import each other are refused', () => {
    const read = changed((text) => text.replace(/^(\| `mqtt\/` *\|[^|]*\|)/m, '$1 `broker/`'));
    expect(read).toThrow(/^src\/README\.md: rooms import in a circle: (mqtt → broker → mqtt|broker → mqtt → broker)$/);
  });

  test('a library enters a room through one file, components excepted', () => {
    const everywhere = ['preact', '@preact/signals', 'astro', '@astrojs/starlight'];
    const libraries = readRooms(project).flatMap(({ packages }) =>
      packages.filter(({ names }) => !names.every((name) => name.endsWith('*') || everywhere.includes(name))),
    );
    expect(libraries.length).toBeGreaterThan(5);
    for (const { names, places } of libraries) {
      const files = places.filter((place) => /(?<!\.d)\.tsx?$/.test(place));
      expect(files, `${names.join()} in ${places.join()}`).toHaveLength(1);
    }
  });
});
