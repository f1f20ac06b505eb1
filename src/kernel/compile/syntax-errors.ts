// What is wrong with a cell's code, with the reader's line and column.
import type { Node } from './parse.ts';
import { LabError } from '../lab-error.ts';

/** `column` from 0, as parsers count; the error counts from 1. */
export function syntaxError(message: string, line: number, column: number): LabError {
  return new LabError('SyntaxError', 'syntax', message.replace(/ \(\d+:\d+\)$/, ''), {
    place: { line, column: column + 1 },
  });
}

/** The error for what must not stand at `node`. */
export function refuse({ loc }: Node, message: string): LabError {
  const { line, column } = loc?.start ?? { line: 1, column: 0 };
  return syntaxError(message, line, column);
}

export type Unsupported = 'decorators' | 'export-assignment' | 'import-meta';
const sentences: Record<Unsupported, string> = {
  decorators: 'decorators cannot be used in a cell',
  'export-assignment': 'export = cannot be used in a cell: the names that it declares are known to all cells already',
  'import-meta': 'import.meta does not exist in a cell',
};

/** `column` from 0. */
export function notInCells(feature: Unsupported, line: number, column: number): LabError {
  return new LabError('SyntaxError', 'syntax', sentences[feature], {
    place: { line, column: column + 1 },
    details: { feature },
  });
}

/** As each engine calls it. Running out of stack also leaves the parser's plugin in disorder. */
export function isOutOfStack(error: unknown): boolean {
  return error instanceof RangeError || /too much recursion|stack space|Parse effect/.test((error as Error).message);
}

/** Parser and engine call themselves for what stands in brackets. `at` has the column from 0. */
export function tooDeep(at = { line: 1, column: 0 }): LabError {
  return new LabError('RangeError', 'out-of-resources', 'this code is nested too deeply', {
    place: { line: at.line, column: at.column + 1 },
  });
}
