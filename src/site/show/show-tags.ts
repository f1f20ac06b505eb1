// The <Show> links of a chapter as its text has them: which line, and what they say. Pure.
import { readSight, SightError, type Sight } from './sight.ts';
import { showWords } from './words/words.ts';

/** Brokers, and ways in which the broker in the page behaves, on which a link may hold: as the chapters' tests name them. */
export const showPlaces = ['in-page', 'node', 'mosquitto', 'like-mosquitto', 'strict', 'unkind'] as const;
export type ShowPlace = (typeof showPlaces)[number];

export interface ShowTag {
  /** Counts from 1. */
  line: number;
  /** As written, `nth={2}` too. */
  attributes: Record<string, string>;
}

export interface ShowSpec {
  sight: Sight;
  /** Where a run has what it shows; null: on every broker. */
  on: readonly ShowPlace[] | null;
}

const attribute = /\s+([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|\{([^}]*)\}))?/g;
const tag = new RegExp(`<Show((?:${attribute.source})*)\\s*/?>`, 'g');

export function showTags(text: string): ShowTag[] {
  return [...text.matchAll(tag)].map(({ 1: inside = '', index }) => ({
    line: text.slice(0, index).split('\n').length,
    attributes: Object.fromEntries(
      [...inside.matchAll(attribute)].map(([, name = '', double, single, braces]) => [
        name,
        double ?? single ?? braces ?? 'yes',
      ]),
    ),
  }));
}

/** `cells`: those of the page; `at`: file and line, named in the error. */
export function showSpec(given: Readonly<Record<string, string>>, cells: readonly string[], at: string): ShowSpec {
  const { on, ...rest } = given;
  const places = on?.split(',').map((place) => place.trim()) ?? null;
  if (places?.some((place) => !isPlace(place)))
    throw new Error(`${at}: <Show on>: expected some of ${showPlaces.join(', ')}, received ${JSON.stringify(on)}.`);
  try {
    return { sight: readSight(rest, cells), on: places?.filter(isPlace) ?? null };
  } catch (error) {
    if (!(error instanceof SightError)) throw error;
    throw new Error(`${at}: <Show>: ${showWords('en').problem(error.problem)}`);
  }
}

function isPlace(place: string): place is ShowPlace {
  return (showPlaces as readonly string[]).includes(place);
}

/** Cells on the page of that text. What a task's cell sends is the reader's affair. */
export function cellsOnPage(text: string): string[] {
  return [...text.matchAll(/<Cell\s+name="([^"]+)"/g)].map(([, name = '']) => name);
}
