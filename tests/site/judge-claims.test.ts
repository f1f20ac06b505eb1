// What a chapter claims of its cell, judged by a run: in the reader's language, and by the claims that hold for the broker that
// was used.
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { newCell, started } from '../../src/notebook/cell.ts';
import { newNotebook } from '../../src/notebook/notebook-state.ts';
import { step } from '../../src/notebook/notebook.ts';
import { judgeClaims, type RunToJudge } from '../../src/site/judge-claims.ts';

// The chapter's number is no matter.
const chapter = basename(globSync('content/*-retain')[0] ?? '');
const run = (profile: RunToJudge['profile'], said: string, cell = 'shared-group'): RunToJudge => ({
  cell,
  packets: [],
  outputs: [{ id: 1, kind: 'log', level: 'log', values: [{ type: 'string', text: said, length: said.length }] }],
  profile,
});
const judged = async (one: RunToJudge, language: 'zh-cn' | 'en' = 'en') =>
  (await judgeClaims(one, chapter, language)).map(({ says, holds }) => `${holds ? '✓' : '✗'} ${says}`);

test('claims are those of the profile, each ticked or crossed, in both languages', async () => {
  expect(await judged(run('emqx', ''))).toEqual(['✗ only the marker comes from the slot', '✗ the cell says so']);
  expect(await judged(run('strict', ''))).toEqual(await judged(run('emqx', '')));
  expect((await judged(run('mosquitto', '')))[0]).toBe('✗ the retained message reaches the shared subscription');
  // Of another broker nobody knows: what fits best.
  expect(await judged(run(null, 'from the slot: retained, marker'))).toEqual([
    '✗ the retained message reaches the shared subscription',
    '✓ the cell says so',
  ]);
  expect(await judged(run('emqx', ''), 'zh-cn')).toEqual(['✗ 从槽里来的只有标记消息', '✗ 单元格的输出也是这样']);
});

test('a cell without claims has none', async () => {
  expect(await judged(run('emqx', '', 'no-such-cell'))).toEqual([]);
  expect(await judgeClaims(run('emqx', ''), 'no-such-chapter', 'en')).toEqual([]);
});

test('the claims of a run stand under it until the next one begins', () => {
  const claims = { title: 'one', claims: [{ says: 'one', holds: true, spoken: 'yes' }] };
  const { state } = step(
    newNotebook([{ ...newCell('a', 'chapter', '1'), execution: 3 }]),
    { type: 'claims', cell: 'a', execution: 3, claims },
    0,
  );
  expect(state.cells['a']?.claims).toEqual(claims);
  expect(step(state, { type: 'claims', cell: 'a', execution: 2, claims: null }, 0).state.cells['a']?.claims).toEqual(
    claims,
  );
  const cell = state.cells['a'];
  expect(cell && started(cell, 4, 1, 0).claims).toBeNull();
});
