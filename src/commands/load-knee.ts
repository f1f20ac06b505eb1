// `npm run load -- … --knee`: one run after the other, at rates that lead to the knee.
import type { Language } from '../language.ts';
import { atRate, kneeOf, kneeStep, usualThresholds, type KneeStep } from '../load/knee.ts';
import { readScenario } from '../load/read-scenario.ts';
import type { LoadResult } from '../load/result.ts';
import { offeredRate } from '../load/scenario.ts';
import type { ScenarioFields } from '../load/scenario-fields.ts';
import type { LoadArguments } from './load-arguments.ts';
import { exitCodes } from './load-failure.ts';
import { wordsGoTo, write } from './load-outputs.ts';
import { loadCommandWords } from './load-words.ts';

/** Returns the exit status. A run that is stopped ends the search: what was found by then is told. */
export async function findKnee(
  settings: LoadArguments,
  runAt: (scenario: ScenarioFields) => Promise<LoadResult>,
  language: Language,
): Promise<number> {
  const words = loadCommandWords(language);
  const to = wordsGoTo(settings);
  const first = offeredRate(readScenario(settings.scenario)) ?? 0;
  const thresholds = settings.thresholds.length === 0 ? usualThresholds : settings.thresholds;
  const steps: KneeStep[] = [];
  const results: LoadResult[] = [];
  let knee = kneeOf(steps, first);
  while (knee.next !== null) {
    const result = await runAt(atRate(settings.scenario, knee.next));
    if (result.measured.ended === 'stopped') break;
    const step = kneeStep(knee.next, result, thresholds);
    steps.push(step);
    results.push(result);
    to.write(`${words.kneeStep(step)}\n`);
    knee = kneeOf(steps, first);
  }
  const { highest, broken } = knee;
  const gaveWay = broken?.gaveWay ?? null;
  to.write(`${words.knee(highest?.rate ?? null, broken?.rate ?? null, gaveWay)}\n`);
  if (settings.json !== null) {
    const found = { highest: highest?.rate ?? null, broken: broken?.rate ?? null, gaveWay };
    const json = { format: 'lab-mqtt load knee', version: 1, thresholds, ...found, steps, results };
    write(settings.json, `${JSON.stringify(json, null, 2)}\n`, language);
  }
  if (gaveWay === 'generator') return exitCodes.generatorLimit;
  return highest === null ? exitCodes.failed : exitCodes.kept;
}
