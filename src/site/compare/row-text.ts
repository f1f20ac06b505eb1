// What differs in a row, in words. Pure.
import type { ComparedRow } from '../../capture/compare/compare-runs.ts';
import type { CompareWords } from './words/words.ts';

/** As `rowText` for all of them; where a packet differs in as many ways as one before, that is said once. */
export function rowTexts(
  rows: readonly ComparedRow[],
  names: readonly [left: string, right: string],
  words: CompareWords,
): Map<ComparedRow, string[]> {
  const said = new Set<string>();
  return new Map(
    rows.map((row) => {
      const sentences = rowText(row, names, words);
      const type = row.left?.packet?.type ?? '';
      const all = [type, ...sentences].join('\n');
      if (sentences.length > 2 && said.has(all)) return [row, [words.asBefore(type)]];
      said.add(all);
      return [row, sentences];
    }),
  );
}

/** One sentence for each difference; none for a row in which nothing differs. `names`: of the two brokers. */
export function rowText(
  { left, right, fields, order }: ComparedRow,
  [one, other]: readonly [left: string, right: string],
  words: CompareWords,
): string[] {
  if (right === null) return [words.only(one)];
  if (left === null) return [words.only(other)];
  const isMessage = left.packet?.type === 'PUBLISH';
  return [
    ...fields.map(({ field, left: here, right: there }) => {
      if (field !== 'client') return words.field(field, here, one, there, other);
      const say = left.direction === 'to-client' ? words.toOther : words.byOther;
      return say(here ?? '', one, there ?? '', other);
    }),
    ...(order === 'open' ? [words.open] : []),
    ...(order === 'swapped' ? [isMessage ? words.swappedMessage : words.swapped] : []),
  ];
}
