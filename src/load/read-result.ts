// The file of a result → the result. Figures and verdict are made anew from what was measured. Pure.
import { integer, list, number, oneOf, orNull, record, text, wrong, type Check, type ChecksOf } from '../checks.ts';
import { happeningCodes, type Happening } from './happenings.ts';
import { Latency } from './latency.ts';
import type { HistogramName, Measured } from './measured.ts';
import type { PartCounts, SecondRow } from './measurements.ts';
import { readScenario } from './read-scenario.ts';
import { resultFormat, resultOf, type LoadResult } from './result.ts';
import { kinds } from './scenario.ts';
import { scenarioFields, type ScenarioFields } from './scenario-fields.ts';

const histogram: Check<string> = (value, place) => {
  const given = text()(value, place);
  try {
    Latency.fromText(given);
  } catch {
    return wrong(place, 'an HDR histogram in base64', Symbol('something else'));
  }
  return given;
};
const count = integer();
const counts: ChecksOf<PartCounts> = {
  planned: count,
  sent: count,
  acknowledged: count,
  refused: count,
  expected: count,
  delivered: count,
  duplicated: count,
  outOfOrder: count,
  foreign: count,
};
const happening: ChecksOf<Happening> = { code: oneOf(...happeningCodes), detail: text(), count };
const row: ChecksOf<SecondRow> = {
  second: integer(-3600),
  sent: count,
  acknowledged: count,
  delivered: count,
  latency: histogram,
};
const histograms: ChecksOf<Record<HistogramName, string>> = {
  latency: histogram,
  naive: histogram,
  acknowledgement: histogram,
  connect: histogram,
  lag: histogram,
  loop: histogram,
};
const measured: Check<Measured> = record({
  ended: oneOf('complete', 'stopped', 'early'),
  connections: record({ wanted: count, made: count, took: number }),
  parts: list(record({ kind: oneOf(...kinds), ...counts })),
  measuredTime: number,
  sent: count,
  acknowledged: count,
  delivered: count,
  bytesSent: count,
  bytesReceived: count,
  missed: count,
  held: count,
  busy: orNull(number),
  happenings: list(record(happening)),
  rows: list(record(row)),
  histograms: record(histograms),
});
const scenario: Check<ScenarioFields> = (value, place) => {
  readScenario(value);
  return scenarioFields(value, place);
};
const file = record({
  format: oneOf(resultFormat),
  version: oneOf(1),
  scenario,
  target: text(),
  started: text(),
  generators: integer(1),
  measured,
});

/** Throws CheckError. */
export function readResult(value: unknown): LoadResult {
  const { scenario: asked, target, started, generators, measured: given } = file(value, '');
  if (given.parts.length !== readScenario(asked).parts.length)
    return wrong('measured.parts', 'as many parts as the scenario has', given.parts.length);
  return resultOf({ scenario: asked, target, started, generators }, given);
}
