// What a reader has made of the book, as one JSON file: edits, scratch cells, answers, progress, last runs, the theme. Reading
// checks all of it, and runs nothing. Pure.
import { attemptCheck } from '../../exercises/attempt-store.ts';
import type { Attempt } from '../../exercises/attempt.ts';
import { bytes } from '../../capture/runs/bytes-check.ts';
import { toBase64 } from '../../capture/base64.ts';
import {
  CheckError,
  fitting,
  list,
  number,
  oneOf,
  orNull,
  record,
  text,
  wrong,
  type Check,
  type Fault,
} from '../../checks.ts';
import type { SavedEdit } from '../../notebook/edit-store.ts';
import { isShowable } from '../../notebook/stored-edits.ts';
import type { ShelfEntry } from '../../notebook/kept-runs/run-shelf.ts';

export const workFormat = 'lab-mqtt work';
/** One more with each change that an older reader would misread. */
export const workVersion = 1;
/** Characters. */
export const longestWork = 60_000_000;

export interface Work {
  edits: { page: string; cell: string; edit: SavedEdit }[];
  answers: { chapter: string; exercise: string; attempt: Attempt }[];
  /** Cells that have run to their end. */
  ran: { chapter: string; cells: string[] }[];
  runs: { entry: ShelfEntry; file: Uint8Array<ArrayBuffer> }[];
  /** Null: none was chosen. */
  theme: 'light' | 'dark' | null;
}

export type WorkProblem = 'not-work' | 'cut-off' | 'newer' | 'damaged' | 'too-large';

export class WorkFileError extends Error {
  override readonly name = 'WorkFileError';
  readonly code: WorkProblem;
  /** Of `damaged`: the first thing that is wrong. */
  readonly fault: Fault | null;

  constructor(code: WorkProblem, fault: Fault | null = null) {
    super(`The file of a reader's work cannot be read: ${code}${fault === null ? '' : ` at ${fault.place}`}`);
    this.code = code;
    this.fault = fault;
  }
}

const matching = (expected: string, pattern: RegExp): Check<string> =>
  fitting(expected, (value): value is string => typeof value === 'string' && pattern.test(value));
const page = matching('the path of a page', /^\/(?:[a-z\d-]{1,100}\/){0,2}$/);
const chapter = matching('the name of a chapter', /^[a-z\d-]{0,100}$/);
const name = matching('a name', /^[\w-]{1,100}$/);
const many = 10_000;

const edit: Check<SavedEdit> = (value, place) => {
  const read = record({ code: text(), original: text(100) }, { after: orNull(name) })(value, place);
  if (!isShowable(read)) wrong(`${place}.code`, 'code that a page can show', Symbol('too much'));
  return read;
};
const entry: Check<ShelfEntry> = (value, place) => {
  const read = record({ page, cell: name, at: number, epoch: number, without: orNull(oneOf('size', 'password')) });
  return { ...read(value, place), size: 0 };
};
const run: Check<Work['runs'][number]> = (value, place) => {
  const read = record({ entry, file: bytes })(value, place);
  return { entry: { ...read.entry, size: read.file.length }, file: new Uint8Array(read.file) };
};
const work: Check<Work> = record({
  edits: list(record({ page, cell: name, edit }), many),
  answers: list(record({ chapter, exercise: name, attempt: attemptCheck }), many),
  ran: list(record({ chapter, cells: list(name, many) }), many),
  runs: list(run, many),
  theme: orNull(oneOf('light', 'dark')),
});

export function writeWork(of: Work): string {
  return JSON.stringify({ format: workFormat, version: workVersion, ...of }, (_, value: unknown) =>
    value instanceof Uint8Array ? { base64: toBase64(value) } : value,
  );
}

export function isEmpty({ edits, answers, ran, runs }: Work): boolean {
  return edits.length + answers.length + ran.length + runs.length === 0;
}

/** Throws WorkFileError. */
export function readWork(json: string): Work {
  if (json.length > longestWork) throw new WorkFileError('too-large');
  const content = parsed(json);
  try {
    return work(content, '');
  } catch (error) {
    if (error instanceof CheckError) throw new WorkFileError('damaged', error.faults[0] ?? null);
    throw error;
  }
}

function parsed(json: string): unknown {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    throw new WorkFileError(json.includes(`"format":"${workFormat}"`) ? 'cut-off' : 'not-work');
  }
  const { format, version } = (content ?? {}) as Record<string, unknown>;
  if (format !== workFormat) throw new WorkFileError('not-work');
  if (typeof version === 'number' && version > workVersion) throw new WorkFileError('newer');
  if (version !== workVersion)
    throw new WorkFileError('damaged', { place: 'version', expected: `${workVersion}`, received: version });
  return content;
}
