// The runs of the load lab: the one that goes on, the results of the last two, and why one could not begin.
import { useEffect, useRef, useState } from 'preact/hooks';
import { CheckError } from '../../checks.ts';
import type { Language } from '../../language.ts';
import type { SecondRow } from '../../load/measurements.ts';
import type { Progress } from '../../load/progress.ts';
import { readScenario } from '../../load/read-scenario.ts';
import type { LoadResult } from '../../load/result.ts';
import { refusalText } from '../../load/words/words.ts';
import { scenarioOf } from './lab-fields.ts';
import { startLabRun, type LabRun } from './lab-run.ts';
import { labTarget, type TargetProblem } from './lab-target.ts';
import type { LabForm } from './ScenarioForm.tsx';
import { loadLabWords, type LoadLabWords } from './words/words.ts';

export interface Going {
  progress: Progress | null;
  rows: readonly SecondRow[];
}

export function useLoadRuns(language: Language) {
  const words = loadLabWords(language);
  const [going, setGoing] = useState<Going | null>(null);
  const [results, setResults] = useState<readonly LoadResult[]>([]);
  const [problem, setProblem] = useState('');
  const run = useRef<LabRun | null>(null);
  useEffect(() => () => run.current?.stop(), []);

  const begin = (form: LabForm): LabRun => {
    const scenario = scenarioOf(form);
    const where = labTarget(form.broker, form.address, readScenario(scenario));
    if ('problem' in where) throw new Refused(problemText(where.problem, words, language));
    setGoing({ progress: null, rows: [] });
    return startLabRun(scenario, where.target, (progress, rows) =>
      setGoing((before) => ({ progress, rows: [...(before?.rows ?? []), ...rows] })),
    );
  };
  const start = async (form: LabForm): Promise<void> => {
    setProblem('');
    try {
      run.current = begin(form);
      const result = await run.current.done;
      setResults(([before]) => (before ? [result, before] : [result]));
    } catch (error) {
      setProblem(whyNot(error, words));
    }
    run.current = null;
    setGoing(null);
  };
  const [result = null, earlier = null] = results;
  return { going, result, earlier, problem, start, stop: () => run.current?.stop() };
}

/** Its message is for the reader. */
class Refused extends Error {}

function whyNot(error: unknown, words: LoadLabWords): string {
  if (error instanceof Refused) return error.message;
  if (!(error instanceof CheckError)) return words.failed(String(error));
  return error.faults
    .map(({ place, expected, received }) => words.invalid(place, expected, String(received)))
    .join('\n');
}

function problemText(problem: TargetProblem, words: LoadLabWords, language: Language): string {
  if (problem.code !== 'refused') return problem.code === 'no-address' ? words.noAddress : words.notOverWebSocket;
  const { refusal } = problem;
  const text = refusalText(refusal, language);
  return refusal.code === 'public-broker' ? text : `${text} ${words.useCommand}`;
}
