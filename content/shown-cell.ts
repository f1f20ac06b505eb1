// How exercises read a table that a run has shown.
import type { Output, Value } from '../src/kernel/protocol.ts';

/** The text under `column` in the first row that has these texts; null when no table shows it. Pure. */
export function shownCell(
  { outputs }: { readonly outputs: readonly Output[] },
  having: Readonly<Record<string, string>>,
  column: string,
): string | null {
  for (const output of outputs) {
    if (output.kind !== 'display' || output.as !== 'table') continue;
    const { columns, rows } = output;
    const at = (row: readonly Value[], name: string): string | null => textOf(row[columns.indexOf(name)]);
    const row = rows.find((one) => Object.entries(having).every(([name, text]) => at(one, name) === text));
    const found = row === undefined ? null : at(row, column);
    if (found !== null) return found;
  }
  return null;
}

function textOf(value: Value | undefined): string | null {
  return value !== undefined && 'text' in value ? value.text : null;
}
