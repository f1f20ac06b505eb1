// Figures as they are printed: name, value, what was to be reached, and whether it was.

export interface Report {
  /** `goal` with its direction; without a goal the figure stands for itself. */
  figure(name: string, value: number, unit: string, goal?: number, direction?: 'at most' | 'at least'): void;
  note(text: string): void;
  readonly missed: string[];
}

export function printedReport(): Report {
  const missed: string[] = [];
  return {
    missed,
    note: (text) => console.log(text),
    figure(name, value, unit, goal, direction) {
      const reached = goal === undefined || (direction === 'at most' ? value <= goal : value >= goal);
      if (!reached) missed.push(name);
      const target = goal === undefined ? '' : `   ${direction} ${goal} ${unit} ${reached ? '' : '← MISSED'}`;
      console.log(`${name.padEnd(48)} ${String(Math.round(value * 100) / 100).padStart(10)} ${unit}${target}`);
    },
  };
}

/** The middle value; the mean of the two middle ones for an even count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}
