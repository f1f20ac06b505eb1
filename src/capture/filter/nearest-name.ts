// The name that was probably meant: the one with the fewest letters wrong, if they are few.

/** Null when nothing is near. */
export function nearestName(name: string, names: readonly string[]): string | null {
  const [best] = names
    .map((candidate) => ({ candidate, wrong: distance(name.toLowerCase(), candidate) }))
    .sort((one, other) => one.wrong - other.wrong);
  return best !== undefined && best.wrong <= Math.max(2, name.length / 4) ? best.candidate : null;
}

/** Letters to change, add or take away (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
