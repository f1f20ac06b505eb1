// The error of keeping data: which file or directory, why, and what to do about it.

/** `failed`: a change could not be written, for instance because the disk is full. */
export type DataErrorCode =
  'not-a-directory' | 'not-writable' | 'in-use' | 'newer' | 'foreign' | 'corrupt' | 'unsupported' | 'failed';

export class DataError extends Error {
  override readonly name = 'DataError';
  readonly code: DataErrorCode;
  /** The file or directory. */
  readonly path: string;

  /** `problem`: what is the matter and what to do, to follow the path. */
  constructor(code: DataErrorCode, path: string, problem: string, cause?: unknown) {
    super(`${path} ${problem}`, { cause });
    this.code = code;
    this.path = path;
  }
}

/** Result codes of SQLite (sqlite.org/rescode.html). Extended codes have these in their low byte. */
const sqliteResult = { busy: 5, readOnly: 8, corrupt: 11, cannotOpen: 14, notADatabase: 26 } as const;

/** An error that SQLite threw while it worked on `file`, as a DataError. Any other error comes back as it is. */
export function dataError(file: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || !('errcode' in cause) || typeof cause.errcode !== 'number') return cause;
  switch (cause.errcode & 0xff) {
    case sqliteResult.busy:
      return new DataError('in-use', file, 'is in use by another broker: stop it, or name another directory', cause);
    case sqliteResult.readOnly:
    case sqliteResult.cannotOpen:
      return new DataError('not-writable', file, 'cannot be written: let this user write it', cause);
    case sqliteResult.corrupt:
    case sqliteResult.notADatabase:
      return corrupt(file, cause.message, cause);
    default:
      return new DataError('failed', file, `could not be read or written: ${cause.message}`, cause);
  }
}

export function corrupt(file: string, detail: string, cause?: unknown): DataError {
  return new DataError(
    'corrupt',
    file,
    `is damaged (${detail}) and was left as it is: put a copy of it back, or move it away to begin with nothing`,
    cause,
  );
}
