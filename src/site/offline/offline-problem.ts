// Why an offline copy could not be made, as data for the words.
import { FileError } from './fetch-file.ts';

export type OfflineProblem =
  | { is: 'unreachable' }
  | { is: 'other-build'; path: string }
  | { is: 'no-room' }
  | { is: 'elsewhere' }
  | { is: 'no-list' }
  | { is: 'unknown'; said: string };

/** Another tab has the lock. */
export class ElsewhereError extends Error {
  override readonly name = 'ElsewhereError';
}

/** The server answers, and not with a list. */
export class NoListError extends Error {
  override readonly name = 'NoListError';
}

/** `null` where the reader has stopped it. */
export function problemOf(error: unknown, signal: AbortSignal): OfflineProblem | null {
  if (signal.aborted) return null;
  if (error instanceof FileError)
    return error.problem === 'unreachable' ? { is: 'unreachable' } : { is: 'other-build', path: error.path };
  if (error instanceof ElsewhereError) return { is: 'elsewhere' };
  if (error instanceof NoListError) return { is: 'no-list' };
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  // The copy was removed in another tab.
  if (name === 'AbortError') return null;
  // Firefox has a name of its own for a full disk.
  if (name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED') return { is: 'no-room' };
  return { is: 'unknown', said: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
}
