// The claims of a chapter about its cell, judged by a run, in the reader's language.
import type { CapturedPacket } from '../capture/captured-packet.ts';
import type { ProfileName } from '../broker/profile-names.ts';
import type { Output } from '../kernel/protocol.ts';
import type { Language } from '../language.ts';
import type { ShownClaims } from '../notebook/cell.ts';
import type { CellCheck, CellRun, CheckModule } from '../notebook/check.ts';
import { outputLines } from '../notebook/outputs/output-lines.ts';
import { words as notebookWords } from '../notebook/words/words.ts';
import { words } from './words/words.ts';

export interface RunToJudge {
  cell: string;
  packets: readonly CapturedPacket[];
  outputs: readonly Output[];
  /** Of the broker in the page; null: it was another broker. */
  profile: ProfileName | null;
}

const checks = import.meta.glob<CheckModule>('/content/*/checks/*.ts');
const inChinese = import.meta.glob<Readonly<Record<string, string>>>('/content/*/claims.ts', { import: 'claims' });

/** Null where the chapter says nothing of its cell. */
export async function shownClaims(run: RunToJudge, chapter: string, language: Language): Promise<ShownClaims | null> {
  const judged = await judgeClaims(run, chapter, language);
  if (judged.length === 0) return null;
  const say = words(language).claims;
  const held = judged.filter(({ holds }) => holds).length;
  const claims = judged.map(({ says, holds }) => ({ says, holds, spoken: holds ? say.holds : say.fails }));
  return { title: say.title(held, judged.length), claims };
}

/** None where the chapter has no check for the cell. `chapter`: its folder. */
export async function judgeClaims(
  run: RunToJudge,
  chapter: string,
  language: Language,
): Promise<{ says: string; holds: boolean }[]> {
  const module = await checks[`/content/${chapter}/checks/${run.cell}.ts`]?.();
  if (module === undefined) return [];
  const broker = run.profile === null ? 'node' : 'in-page';
  const lines = outputLines(run.outputs, notebookWords('en'));
  const seen = { broker, lines, outputs: [...run.outputs], packets: [...run.packets] } satisfies CellRun;
  const judged = checksFor(module, run.profile).map((check) => Object.entries(check(seen)));
  const [most = []] = judged.toSorted((one, other) => heldIn(other) - heldIn(one));
  const chinese = language === 'zh-cn' ? ((await inChinese[`/content/${chapter}/claims.ts`]?.()) ?? {}) : {};
  return most.map(([says, holds]) => ({ says: chinese[says] ?? says, holds }));
}

/** How another broker decides where the standard leaves it open nobody knows: any of the ways will do. */
function checksFor({ check, mosquitto, strict, unkind }: CheckModule, profile: ProfileName | null): CellCheck[] {
  const own = { mosquitto, strict, unkind };
  if (profile !== null) return [(profile === 'emqx' ? undefined : own[profile]) ?? check];
  return [check, ...Object.values(own).filter((other) => other !== undefined)];
}

/** The part of the claims that holds. */
function heldIn(claims: readonly [string, boolean][]): number {
  return claims.filter(([, holds]) => holds).length / Math.max(1, claims.length);
}
