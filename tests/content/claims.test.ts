// What chapters say that their cells show stands in both languages: English in the checks, Chinese in the chapter's `claims.ts`.
import { globSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { CellCheck } from '../../src/notebook/check.ts';

const chapters = [...new Set(globSync('content/*/checks/*.ts').map((file) => basename(dirname(dirname(file)))))].sort();
const nothing = { broker: 'in-page', lines: [], outputs: [], packets: [] } as const;

/** In the order of the checks. They tell their claims for a run without packets too. */
async function claimsOf(chapter: string): Promise<string[]> {
  const claims: string[] = [];
  for (const file of globSync(`content/${chapter}/checks/*.ts`)) {
    const module = (await import(pathToFileURL(resolve(file)).href)) as Record<string, CellCheck>;
    for (const check of Object.values(module))
      claims.push(...Object.keys(check({ ...nothing, lines: [], outputs: [], packets: [] })));
  }
  return claims;
}

async function chineseOf(chapter: string): Promise<Record<string, string>> {
  return ((await import(`../../content/${chapter}/claims.ts`)) as { claims: Record<string, string> }).claims;
}

test.each(chapters)('%s: every claim stands in both languages, and no translation is left over', async (chapter) => {
  const [claims, chinese] = [new Set(await claimsOf(chapter)), await chineseOf(chapter)];
  expect(claims.size).toBeGreaterThan(1);
  expect([...claims].filter((claim) => !/\p{Script=Han}/u.test(chinese[claim] ?? ''))).toEqual([]);
  expect([...claims].filter((claim) => /\p{Script=Han}/u.test(claim))).toEqual([]);
  expect(Object.keys(chinese).filter((claim) => !claims.has(claim))).toEqual([]);
});
