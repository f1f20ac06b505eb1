// The table of rooms: who may import whom, and which file brings each third-party library into a room.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const rooms: Record<string, readonly string[]> = {
  mqtt: [],
  link: [],
  broker: ['mqtt'],
  'broker/hosts': ['mqtt', 'link', 'broker'],
  wire: ['mqtt', 'link', 'kernel/language.ts'],
  kernel: ['link', 'mqtt/topic.ts'],
  notebook: ['kernel', 'wire'],
  load: ['mqtt', 'link'],
};
/** What a room may name only as a type: its data, none of its code. */
const typesOnly: Record<string, readonly string[]> = {
  wire: [
    'broker/events.ts',
    'broker/view.ts',
    'broker/why.ts',
    'broker/history.ts',
    'broker/input-log.ts',
    'broker/profiles.ts',
    'broker/hosts/control.ts',
  ],
};
const anything = ['site', 'pages', 'commands', 'content.config.ts'];

const sources = globSync('src/**/*.{ts,tsx,astro,mjs}').filter((file) => !file.endsWith('.d.ts'));

function roomOf(file: string): string {
  const path = file.replace(/^src\//, '');
  return path.startsWith('broker/hosts/') ? 'broker/hosts' : (path.split('/')[0] ?? '');
}

function imports(file: string, typesToo = true): string[] {
  const source = readFileSync(file, 'utf8');
  const text = typesToo ? source : source.replace(/^import type [^;]*;/gm, '');
  return [...text.matchAll(/(?:from|import|new URL)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

describe('rooms', () => {
  test.each(sources)('%s imports only what its room may', (file) => {
    const room = roomOf(file);
    if (anything.includes(room)) return;
    const allowed = rooms[room];
    expect(allowed, `src/${room} is not a room of the map`).toBeDefined();
    const inside = (targets: string[]) =>
      targets
        .filter((target) => target.startsWith('.'))
        .map((target) => normalize(join(dirname(file), target)).replace(/^src\//, ''));
    const code = new Set(inside(imports(file, false)));
    const foreign = inside(imports(file)).filter((target) => {
      if (!code.has(target) && typesOnly[room]?.includes(target)) return false;
      const targetRoom = roomOf(`src/${target}`);
      return targetRoom !== room && !allowed?.some((name) => name === targetRoom || target === name);
    });
    expect(foreign).toEqual([]);
  });

  test('nobody imports the site', () => {
    const offenders = sources.filter(
      (file) => !anything.includes(roomOf(file)) && imports(file).some((target) => target.includes('/site/')),
    );
    expect(offenders).toEqual([]);
  });

  test('no file passes 400 lines, and no folder is a catch-all', () => {
    const long = sources.filter((file) => readFileSync(file, 'utf8').split('\n').length > 401);
    expect(long).toEqual([]);
    expect(sources.filter((file) => /\/(utils|common|helpers)(\/|\.)/.test(file))).toEqual([]);
  });

  test('a third-party library enters a room through one file', () => {
    const entries = new Map<string, Set<string>>();
    for (const file of sources) {
      for (const target of imports(file)) {
        if (/^(\.|node:|virtual:|astro|preact|@preact|@astrojs)/.test(target) || anything.includes(roomOf(file)))
          continue;
        const name = target.split('/')[0] ?? target;
        const key = `${roomOf(file)} ← ${name}`;
        entries.set(key, (entries.get(key) ?? new Set()).add(file));
      }
    }
    const scattered = [...entries].filter(([, files]) => files.size > 1).map(([key, files]) => [key, ...files]);
    expect(scattered).toEqual([]);
  });
});
