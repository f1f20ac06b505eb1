// The exercises of a chapter, tried as readers try them: predictions on the run of their cell, tasks with their starting code, with
// one solution, and with the mistakes that readers make (`<name>.wrong-<what>.ts`).
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from 'playwright';
import type { Answer, Exercise, JudgedRun, Prediction, Task } from '../../../src/exercises/exercise.ts';
import { isSame, judge } from '../../../src/exercises/judge.ts';
import { codeHash } from '../../../src/notebook/edit-store.ts';
import { runCell } from '../page-runs.ts';
import { usualAnswers } from './usual-answers.ts';

/** Which exercises a page shows, in its order. */
export function exercisesOf(chapter: string, language: string): string[] {
  const text = readFileSync(`content/${chapter}/${language}.mdx`, 'utf8');
  return [...text.matchAll(/<Exercise\s+name="([^"]+)"/g)].map((match) => match[1] ?? '');
}

export async function exerciseOf(chapter: string, name: string): Promise<Exercise> {
  const file = (await import(`../../../content/${chapter}/exercises/${name}.ts`)) as { exercise: Exercise };
  return file.exercise;
}

/** What is wrong with the predictions that this run of their cell judges. `usual`: their answers are those that the text tells. */
export async function wrongPredictions(
  chapter: string,
  cell: string,
  run: JudgedRun,
  usual: boolean,
): Promise<string[]> {
  const broken: string[] = [];
  for (const name of exercisesOf(chapter, 'en')) {
    const exercise = await exerciseOf(chapter, name);
    if (exercise.kind !== 'predict' || exercise.cell !== cell) continue;
    broken.push(...wrongIn(exercise, run).map((what) => `exercise ${name}: ${what}`));
    const told = usualAnswers[`${chapter}/${name}`];
    if (told === undefined)
      broken.push(`exercise ${name}: its answer is missing in tests/e2e/chapters/usual-answers.ts`);
    else if (usual && !isSame(exercise.truth(run) ?? '', told))
      broken.push(`exercise ${name}: its answer is ${answered(exercise.truth(run) ?? '')}, not ${answered(told)}`);
  }
  return broken;
}

function wrongIn(exercise: Prediction, run: JudgedRun): string[] {
  const truth = exercise.truth(run);
  if (truth === null) return ['the run of its cell does not tell'];
  const broken: string[] = [];
  const right = judge(exercise, truth, run);
  if (right.kind !== 'prediction' || !right.right) broken.push('its own truth is not right');
  else if (right.show === null && run.packets.length > 0) broken.push('it shows no packet');
  const mistaken = exercise.wrong.filter((one) => !isSame(one.given, truth) && (one.alike?.(one.given, truth) ?? true));
  if (mistaken.length < 2) broken.push(`it explains ${mistaken.length} wrong answers of this run`);
  for (const { given, say } of mistaken) {
    const verdict = judge(exercise, given, run);
    if (verdict.kind !== 'prediction' || verdict.right || verdict.why !== say)
      broken.push(`${answered(given)} is not met by its own words`);
  }
  return broken;
}

function answered(answer: Answer): string {
  return JSON.stringify(answer);
}

/** What is wrong with the tasks of an open chapter. `all`: the starting code and the mistakes too. */
export async function wrongTasks(page: Page, chapter: string, all: boolean): Promise<string[]> {
  const broken: string[] = [];
  for (const name of exercisesOf(chapter, 'en')) {
    const exercise = await exerciseOf(chapter, name);
    if (exercise.kind === 'predict') continue;
    const tries = globSync(`content/${chapter}/exercises/${name}.*.ts`).sort();
    for (const file of tries) {
      const part = basename(file, '.ts').slice(name.length + 1);
      if (!all && part !== 'solution') continue;
      const wrong = await tryTask(page, name, exercise, part, readFileSync(file, 'utf8').trimEnd());
      if (wrong !== null) broken.push(`exercise ${name}, ${part}: ${wrong}`);
    }
  }
  return broken;
}

async function tryTask(page: Page, name: string, exercise: Task, part: string, code: string): Promise<string | null> {
  await putCode(page, name, code);
  const run = await runCell(page, name);
  const verdict = judge(exercise, null, run);
  if (verdict.kind !== 'task') return 'is not judged';
  const failed = verdict.claims.filter(({ holds }) => !holds).map(({ says, seen }) => `${says.en} – ${seen.en}`);
  if (part === 'solution')
    return run.status === 'ok' && verdict.right ? null : `ended with ${run.status}; ${failed.join('; ')}`;
  if (verdict.right && run.status === 'ok') return 'solves it';
  return part === 'start' || verdict.why !== null ? null : 'no mistake is named';
}

/** As another tab of the reader's would have it. */
export async function putCode(page: Page, cell: string, code: string): Promise<void> {
  const key = `lab-mqtt:edit:${new URL(page.url()).pathname}:${cell}`;
  const edit = JSON.stringify({ code, original: codeHash('') });
  await page.evaluate(([key, newValue]) => dispatchEvent(new StorageEvent('storage', { key, newValue })), [
    key,
    edit,
  ] as const);
  await page.waitForFunction(
    ([cell, code]) => document.querySelector(`#cell-${cell} pre code`)?.textContent.trimEnd() === code,
    [cell, code] as const,
  );
}
