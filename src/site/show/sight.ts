// What a link shows in the wire panel: a pane, a packet of the reader's own run of a cell, a filter, a fault that waits to be
// added. Authors write it as attributes of <Show>, readers find it in the address. Pure.
import { compileFilter } from '../../capture/filter/compile-filter.ts';
import { FilterError } from '../../capture/filter/filter-error.ts';

export const sightPanes = ['packets', 'diagram', 'broker', 'faults', 'files'] as const;
export const asks = ['why', 'message', 'line'] as const;
export const faultKinds = [
  'drop',
  'cut',
  'delay',
  'throttle',
  'duplicate',
  'reorder',
  'truncate',
  'corrupt',
  'stop-reading',
] as const;

export interface Sight {
  /** The cell whose last run it is; empty: no packet is looked for. */
  readonly cell: string;
  /** Which of its packets, as a display filter. With `fault`: which packets that is to meet. */
  readonly filter: string;
  /** Which of those that pass; from the last one back if negative. */
  readonly nth: number;
  /** `files`: where captures are saved and opened. */
  readonly pane: (typeof sightPanes)[number];
  /** A field of the packet, by its name in the specification. */
  readonly field: string;
  /** A display filter that is put in force. Without `filter` it also says which packet. */
  readonly list: string;
  /** The packet is the moment that the panes look at. */
  readonly moment: boolean;
  /** Why its client got the message; the packets of its message, or of the line that sent it, alone. */
  readonly ask: (typeof asks)[number] | '';
  readonly fault: (typeof faultKinds)[number] | '';
}

/** In the order in which an address has them. */
export const sightKeys = ['cell', 'filter', 'nth', 'pane', 'field', 'list', 'moment', 'ask', 'fault'] as const;
export type SightKey = (typeof sightKeys)[number];

/** `received`: as it was written. */
export type SightProblem =
  | { code: 'unknown-key' | 'twice'; key: string }
  | { code: 'damaged'; received: string }
  | { code: 'too-long'; most: number }
  | { code: 'nothing' }
  | { code: 'not-one-of'; key: SightKey; received: string; expected: readonly string[] }
  | { code: 'bad-filter'; key: SightKey; received: string; error: FilterError }
  | { code: 'bad-nth'; received: string }
  /** It means nothing without that other key. */
  | { code: 'without'; key: SightKey; needs: SightKey };

export class SightError extends Error {
  override readonly name = 'SightError';
  readonly problem: SightProblem;
  constructor(problem: SightProblem) {
    super(`What is to be shown cannot be read: ${problem.code}`);
    this.problem = problem;
  }
}

/** `cells`: those of the page. Throws SightError. */
export function readSight(given: Readonly<Record<string, string>>, cells: readonly string[]): Sight {
  for (const key of Object.keys(given))
    if (!(sightKeys as readonly string[]).includes(key)) throw new SightError({ code: 'unknown-key', key });
  const oneOf = <T extends string>(key: SightKey, expected: readonly T[]): T | '' => {
    const received = given[key];
    if (received === undefined) return '';
    const found = expected.find((one) => one === received);
    if (found === undefined) throw new SightError({ code: 'not-one-of', key, received, expected });
    return found;
  };
  const cell = oneOf('cell', cells);
  const fault = oneOf('fault', faultKinds);
  const moment = oneOf('moment', ['yes']) === 'yes';
  const pane = oneOf('pane', sightPanes) || (fault === '' ? 'packets' : 'faults');
  const sight: Sight = {
    ...{ cell, fault, pane },
    ask: oneOf('ask', asks),
    filter: filterOf(given, 'filter'),
    list: filterOf(given, 'list'),
    nth: nthOf(given['nth']),
    field: given['field'] ?? '',
    moment: moment || (pane === 'broker' && cell !== ''),
  };
  if (Object.keys(given).length === 0) throw new SightError({ code: 'nothing' });
  for (const key of ['filter', 'nth', 'field', 'moment', 'ask'] as const)
    if (key in given && cell === '' && (key !== 'filter' || fault === ''))
      throw new SightError({ code: 'without', key, needs: 'cell' });
  return sight;
}

function filterOf(given: Readonly<Record<string, string>>, key: 'filter' | 'list'): string {
  const received = given[key] ?? '';
  try {
    // The panel's own takes plain words too.
    compileFilter(received, { words: key === 'list' });
    return received;
  } catch (error) {
    if (error instanceof FilterError) throw new SightError({ code: 'bad-filter', key, received, error });
    throw error;
  }
}

function nthOf(received = '1'): number {
  if (!/^-?[1-9]\d{0,3}$/.test(received)) throw new SightError({ code: 'bad-nth', received });
  return Number(received);
}
