// What of a cell's code is only a helper: from the line `// #region helper` to the end. A chapter puts its point first.

export interface HelperRegion {
  /** The line with which it begins, from 1. */
  line: number;
  lines: number;
  /** Lines before it, without empty ones between the two. */
  above: number;
}

/** Null for code without one, and for code that is nothing else. */
export function helperRegion(code: string): HelperRegion | null {
  const lines = code.split('\n');
  const at = lines.findIndex((line) => /^\s*\/\/ #region helper\s*$/.test(line));
  const above = lines.slice(0, Math.max(0, at)).findLastIndex((line) => line.trim() !== '') + 1;
  return above === 0 ? null : { line: at + 1, lines: lines.length - at, above };
}
