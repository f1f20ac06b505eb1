// The arguments of `npm run load` → what is to be run, where, and what is to be done with the result.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CheckError } from '../checks.ts';
import type { Language } from '../language.ts';
import { toolNames, type ToolName } from '../load/other-tools/tools.ts';
import { mostShares, needsOneProcess } from '../load/population.ts';
import { readScenario } from '../load/read-scenario.ts';
import { offeredRate } from '../load/scenario.ts';
import { scenarioFields, scenarioNames, type ScenarioFields } from '../load/scenario-fields.ts';
import { parseTarget, type Target } from '../load/target.ts';
import { countThresholds, latencyThresholds, millisecondsOf, type Threshold } from '../load/thresholds.ts';
import { faultText } from './fault-text.ts';
import { exitCodes, LoadFailure } from './load-failure.ts';
import { loadCommandWords } from './load-words.ts';

/** Flags that are fields of a scenario: with a number, a time, or text. */
const numbers = {
  clients: 'clients',
  pairs: 'pairs',
  publishers: 'publishers',
  subscribers: 'subscribers',
  qos: 'qos',
  rate: 'rate',
  window: 'window',
  'connect-rate': 'connectRate',
  'keep-alive': 'keepAlive',
} as const;
const times = { ramp: 'ramp', 'warm-up': 'warmUp', duration: 'duration', settle: 'settle' } as const;
const texts = {
  topic: 'topic',
  filter: 'filter',
  group: 'group',
  protocol: 'protocol',
  'client-id': 'clientId',
} as const;

const latencyFlags = Object.fromEntries(latencyThresholds.map((name) => [`${name}-below`, name]));
const countFlags = Object.fromEntries(
  countThresholds.map((name) => [`${name === 'outOfOrder' ? 'out-of-order' : name}-at-most`, name]),
);
const textFlags = [numbers, times, texts, latencyFlags, countFlags].flatMap((names) => Object.keys(names));
const otherTexts = ['scenario', 'payload-size', 'payload-pattern', 'workers', 'json', 'csv', 'histogram', 'as'];
const options = {
  ...Object.fromEntries([...textFlags, ...otherTexts].map((name) => [name, { type: 'string' as const }])),
  ...Object.fromEntries(
    ['no-clean-start', 'knee', 'i-own-this-broker', 'help'].map((name) => [name, { type: 'boolean' as const }]),
  ),
};

export interface LoadArguments {
  target: Target;
  scenario: ScenarioFields;
  workers: number;
  /** Files; `-` is the standard output. */
  json: string | null;
  csv: string | null;
  histogram: string | null;
  thresholds: Threshold[];
  /** Written out for another tool in place of being run. */
  as: ToolName | null;
  knee: boolean;
  isOwn: boolean;
}

export interface MergeArguments extends Pick<LoadArguments, 'json' | 'csv' | 'histogram' | 'thresholds'> {
  merge: string[];
}

type Values = Record<string, string | boolean | undefined>;

/** Throws LoadFailure, or the error of `parseArgs`. */
export function readArguments(args: readonly string[], language: Language): LoadArguments | MergeArguments | 'help' {
  const parsed = parseArgs({ args: [...args], allowPositionals: true, options });
  const values: Values = parsed.values;
  if (values.help === true) return 'help';
  const words = loadCommandWords(language);
  const outputs = {
    json: given(values, 'json'),
    csv: given(values, 'csv'),
    histogram: histogramFile(values, language),
    thresholds: thresholdsOf(values, language),
  };
  const [first, ...others] = parsed.positionals;
  if (first === 'merge') {
    if (others.length === 0) throw bad(words.nothingToMerge);
    return { ...outputs, merge: others };
  }
  if (first === undefined || others.length > 0) throw bad(words.whichBroker);
  const target = parseTarget(first);
  if (target === null) throw bad(words.noAddress(first));
  const scenario = scenarioOf(values, language);
  const as = toolNames.find((name) => name === values.as) ?? null;
  const knee = values.knee === true;
  if (knee && offeredRate(readScenario(scenario)) === null) throw bad(words.kneeNeedsRate);
  if (values.as !== undefined && as === null) throw bad(words.unknownTool(toolNames.join(', ')));
  return {
    ...outputs,
    target,
    scenario,
    workers: workersOf(values, scenario, language),
    as,
    knee,
    isOwn: values['i-own-this-broker'] === true,
  };
}

function bad(message: string): LoadFailure {
  return new LoadFailure(message, exitCodes.badArguments);
}

function given(values: Values, name: string): string | null {
  const value = values[name];
  return typeof value === 'string' ? value : null;
}

function scenarioOf(values: Values, language: Language): ScenarioFields {
  const words = loadCommandWords(language);
  const named = given(values, 'scenario');
  if (named === null) throw bad(words.whichScenario(scenarioNames.join(', ')));
  const isName = scenarioNames.some((name) => name === named);
  const file = isName ? { scenario: named } : fromFile(named, language);
  const flags = fieldsOf(values, file, language);
  // A pace of the flags takes the place of the file's.
  const { rate, ramp, window, ...others } = file;
  const pace = flags.window === undefined && flags.rate === undefined ? { rate, ramp, window } : {};
  const fields = { ...others, ...defined(pace), ...flags };
  try {
    readScenario(fields);
    return scenarioFields(fields, '');
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    throw bad(error.faults.map((fault) => faultText(fault, named)).join('\n'));
  }
}

function defined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function fromFile(name: string, language: Language): Record<string, unknown> {
  const words = loadCommandWords(language);
  let json: string;
  try {
    json = readFileSync(name, 'utf8');
  } catch (error) {
    throw bad(words.noScenario(name, messageOf(error), scenarioNames.join(', ')));
  }
  try {
    const value: unknown = JSON.parse(json.replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch (error) {
    throw bad(words.noJson(name, messageOf(error)));
  }
  throw bad(words.noJson(name, ''));
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The fields that are given as flags; they go before those of the file. */
function fieldsOf(values: Values, file: Record<string, unknown>, language: Language): Record<string, unknown> {
  const words = loadCommandWords(language);
  const fields: Record<string, unknown> = {};
  const take = (names: Readonly<Record<string, string>>, read: (value: string, name: string) => unknown): void => {
    for (const [name, field] of Object.entries(names)) {
      const value = given(values, name);
      if (value !== null) fields[field] = read(value, name);
    }
  };
  const number = (value: string, name: string): number => {
    if (value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
    throw bad(words.noNumber(name, value));
  };
  take(numbers, number);
  take(texts, (value) => value);
  take(times, (value, name) => {
    const milliseconds = /^[\d.]+$/.test(value) ? Number(value) * 1000 : millisecondsOf(value);
    if (milliseconds === null) throw bad(words.noTime(name, value));
    return milliseconds / 1000;
  });
  if (values['no-clean-start'] === true) fields.cleanStart = false;
  const size = given(values, 'payload-size');
  const pattern = given(values, 'payload-pattern');
  if (size !== null || pattern !== null)
    fields.payload = {
      ...(typeof file.payload === 'object' ? file.payload : {}),
      ...(size !== null && { size: number(size, 'payload-size') }),
      ...(pattern !== null && { pattern }),
    };
  return fields;
}

function thresholdsOf(values: Values, language: Language): Threshold[] {
  const words = loadCommandWords(language);
  const thresholds: Threshold[] = [];
  for (const [name, of] of Object.entries(latencyFlags)) {
    const value = given(values, name);
    if (value === null) continue;
    const below = millisecondsOf(value);
    if (below === null) throw bad(words.noTime(name, value));
    thresholds.push({ of, below });
  }
  for (const [name, of] of Object.entries(countFlags)) {
    const value = given(values, name);
    if (value === null) continue;
    if (!/^\d+$/.test(value)) throw bad(words.noNumber(name, value));
    thresholds.push({ of, atMost: Number(value) });
  }
  return thresholds;
}

function histogramFile(values: Values, language: Language): string | null {
  const file = given(values, 'histogram');
  if (file === null || /\.(hgrm|hlog)$/.test(file)) return file;
  throw bad(loadCommandWords(language).whichHistogram(file));
}

function workersOf(values: Values, fields: ScenarioFields, language: Language): number {
  const words = loadCommandWords(language);
  const value = given(values, 'workers') ?? '1';
  const workers = Number(value);
  const scenario = readScenario(fields);
  const most = Math.min(256, mostShares(scenario));
  if (!/^\d+$/.test(value) || workers < 1 || workers > most) throw bad(words.workers(value, most));
  if (workers > 1 && needsOneProcess(scenario)) throw bad(words.oneProcess);
  return workers;
}
