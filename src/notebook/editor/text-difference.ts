// Where one text differs from another, as one replacement: an editor that replaces only that keeps the caret, and brings it to
// what an undo has changed. Pure.

export interface TextDifference {
  /** Offsets into the old text, in UTF-16 units; neither cuts a letter that takes two of them. */
  start: number;
  end: number;
  /** What stands there in the new text. */
  text: string;
}

export function textDifference(old: string, next: string): TextDifference {
  const shorter = Math.min(old.length, next.length);
  let same = 0;
  while (same < shorter && old[same] === next[same]) same++;
  if (isFirstHalf(old[same - 1])) same--;
  let after = 0;
  while (after < shorter - same && old.at(-after - 1) === next.at(-after - 1)) after++;
  if (after > 0 && isFirstHalf(old.at(-after - 1))) after--;
  return { start: same, end: old.length - after, text: next.slice(same, next.length - after) };
}

function isFirstHalf(unit: string | undefined): boolean {
  return unit !== undefined && unit >= '\ud800' && unit <= '\udbff';
}
