// Which lines differ between two texts: the longest common subsequence of lines, by a table. Cells are short; texts
// whose table would be too large are shown as wholly replaced, so that a pasted file cannot stop the page.

export interface DiffLine {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Lines that stay, too far from any change to help reading it. */
export interface FoldedLines {
  kind: 'folded';
  count: number;
}

const largestTable = 4_000_000;

export function lineDiff(before: string, after: string): DiffLine[] {
  const old = before.split('\n');
  const now = after.split('\n');
  if (old.length * now.length > largestTable) return [...all('removed', old), ...all('added', now)];

  // common[i * width + j]: length of the longest common subsequence of old[i…] and now[j…].
  const width = now.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      common[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));

  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length && j < now.length) {
    const [removed = '', added = ''] = [old[i], now[j]];
    if (removed === added) {
      lines.push({ kind: 'same', text: removed });
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      lines.push({ kind: 'removed', text: removed });
      i += 1;
    } else {
      lines.push({ kind: 'added', text: added });
      j += 1;
    }
  }
  return [...lines, ...all('removed', old.slice(i)), ...all('added', now.slice(j))];
}

/** Keeps the changes with up to `around` lines on each side; what lies between is only counted. */
export function foldSame(lines: readonly DiffLine[], around = 3): (DiffLine | FoldedLines)[] {
  const near = new Set<number>();
  lines.forEach(({ kind }, place) => {
    if (kind !== 'same') for (let at = place - around; at <= place + around; at += 1) near.add(at);
  });
  const shown: (DiffLine | FoldedLines)[] = [];
  lines.forEach((line, place) => {
    const last = shown.at(-1);
    if (near.has(place)) shown.push(line);
    else if (last?.kind === 'folded') last.count += 1;
    else shown.push({ kind: 'folded', count: 1 });
  });
  return shown;
}

function all(kind: DiffLine['kind'], texts: readonly string[]): DiffLine[] {
  return texts.map((text) => ({ kind, text }));
}
