// What a chapter's <Sequence> draws, read from its attributes. An author's slip stops the build and says where. Pure.
import { compileFilter } from '../capture/filter/compile-filter.ts';
import { FilterError } from '../capture/filter/filter-error.ts';
import { problemText } from '../capture/filter/words/words.ts';

export interface SequenceSpec {
  /** Cells of the chapter whose packets are drawn. */
  cells: string[];
  /** Lanes: Client Identifiers, or their last levels. */
  clients: string[];
  /** A display filter; empty = all packets. */
  filter: string;
}

/** `given`: the attributes; `there`: the cells of the chapter; `page`: its file, named in the error. */
export function sequenceSpec(given: Record<string, unknown>, there: readonly string[], page: string): SequenceSpec {
  const wrong = (key: string, expected: string): Error =>
    new Error(`${page}: <Sequence ${key}>: expected ${expected}, received ${received(given[key])}.`);
  const names = (key: string, what: string): string[] => {
    const text = given[key];
    const listed = typeof text === 'string' ? text.split(',').map((name) => name.trim()) : [];
    if (listed.length === 0 || listed.includes('')) throw wrong(key, `the names of ${what}, with commas between`);
    if (new Set(listed).size < listed.length) throw wrong(key, `each of the ${what} once`);
    return listed;
  };
  for (const key of Object.keys(given))
    if (!['cells', 'clients', 'filter'].includes(key))
      throw wrong(key, 'no other attribute than cells, clients, filter');
  const cells = names('cells', 'cells');
  const known = there.length > 0 ? there.join(', ') : 'none, for the chapter has no cells';
  if (cells.some((cell) => !there.includes(cell))) throw wrong('cells', `cells of the chapter (${known})`);
  return { cells, clients: names('clients', 'clients'), filter: filterOf(given['filter'] ?? '', wrong) };
}

function received(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function filterOf(filter: unknown, wrong: (key: string, expected: string) => Error): string {
  if (typeof filter !== 'string') throw wrong('filter', 'a display filter');
  try {
    compileFilter(filter);
    return filter;
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    throw wrong('filter', `a display filter (${problemText(error.problem, error.start, 'en')})`);
  }
}
