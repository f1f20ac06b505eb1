// Fetches files of the book into the store, some at a time. What is there stays there when it ends early.
import type { BookFile } from './book-list.ts';
import type { CopyStore } from './copy-store.ts';
import { fetchFile } from './fetch-file.ts';

/** Browsers allow six connections to one host, and the page may need one. */
const atOnce = 4;

/**
 * Fetches all of them, and tells the bytes of each. Rejects with FileError, with the signal's reason, or with what the
 * browser says when it has no room (QuotaExceededError).
 */
export async function downloadFiles(
  files: readonly BookFile[],
  store: CopyStore,
  base: string,
  signal: AbortSignal,
  arrived: (bytes: number) => void,
): Promise<void> {
  // Large ones first, so that none of them comes alone at the end.
  const waiting = [...files].sort((one, other) => other.size - one.size);
  const fetchNext = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      await store.keepFile(file.hash, await fetchFile(file, base, signal));
      arrived(file.size);
    }
  };
  const ended = await Promise.allSettled(
    Array.from({ length: atOnce }, () => fetchNext().finally(() => void (waiting.length = 0))),
  );
  const failure = ended.find(({ status }) => status === 'rejected');
  if (failure?.status === 'rejected') throw failure.reason;
}
