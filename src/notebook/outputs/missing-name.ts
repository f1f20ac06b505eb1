// The name that a run did not find, read out of the error that browsers throw for it.
import type { CellError } from '../../kernel/protocol.ts';

const unknown = [/^(\S+) is not defined$/, /^Can't find variable: (\S+)$/];
/** Its cell began and failed before the line that gives the name a value. */
const tooEarly = [
  /^Cannot access '(\S+)' before initialization$/,
  /^can't access lexical declaration '(\S+)' before initialization$/,
];

/** Null for an error of another kind. */
export function missingName({ name, code, message }: CellError): string | null {
  if (name !== 'ReferenceError' || code === 'syntax') return null;
  for (const sentence of [...unknown, ...tooEarly]) {
    const found = sentence.exec(message)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

/** Whether nothing at all has declared the name. */
export function isUnknownName({ message }: CellError): boolean {
  return unknown.some((sentence) => sentence.test(message));
}
