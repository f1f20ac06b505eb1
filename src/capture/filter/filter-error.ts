// Why a display filter cannot be used, and where: the reader's language makes a sentence of it.

export type FilterProblem =
  | { code: 'unknown-field'; name: string; nearest: string | null }
  /** A field was expected, or a parenthesis or `not`. */
  | { code: 'expected-test'; found: string }
  | { code: 'expected-value'; field: string; found: string }
  | { code: 'wrong-value'; field: string; wants: FieldType; found: string }
  | { code: 'wrong-operator'; field: string; operator: string }
  | { code: 'expected-and-or'; found: string }
  | { code: 'unclosed-string' }
  | { code: 'unclosed-parenthesis' }
  | { code: 'unclosed-set' }
  | { code: 'mistaken-operator'; found: string; meant: string }
  | { code: 'bad-character'; found: string }
  | { code: 'bad-escape'; found: string }
  | { code: 'too-long'; most: number }
  | { code: 'too-deep'; most: number };

export type FieldType = 'number' | 'boolean' | 'text' | 'bytes';

export class FilterError extends Error {
  readonly problem: FilterProblem;
  /** Characters [start, end) of the text that are wrong; both are its length where something is missing at the end. */
  readonly start: number;
  readonly end: number;

  constructor(problem: FilterProblem, start: number, end: number) {
    super(`${problem.code} at column ${start + 1}`);
    this.name = 'FilterError';
    this.problem = problem;
    this.start = start;
    this.end = end;
  }
}
