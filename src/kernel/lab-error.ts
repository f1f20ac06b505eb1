// The one error type of this room: an error of ours that says why as data (see CellError in protocol.ts).
import type { CellError } from './protocol.ts';

export interface LabErrorFacts {
  details?: Record<string, string | number>;
  /** Where in the cell, when it is known better than from the stack. From 1. */
  place?: { line: number; column?: number };
}

/** Whether it is ours: asking a proxy may throw. */
export function isLabError(value: unknown): value is LabError {
  try {
    return value instanceof LabError;
  } catch {
    return false;
  }
}

export class LabError extends Error {
  readonly code: CellError['code'];
  readonly facts: LabErrorFacts;

  constructor(name: string, code: CellError['code'], message: string, facts: LabErrorFacts = {}) {
    super(message);
    // Not an assignment: an error's name is no output of its own when the error is shown.
    Object.defineProperty(this, 'name', { value: name, configurable: true, writable: true });
    this.code = code;
    this.facts = facts;
  }
}
