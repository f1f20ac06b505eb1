// Something that is waited for, until a limit or until the reader stops it.

/**
 * `start` begins it, tells what has come, and returns what ends it, which is called in any case. Resolves with what was told, or
 * `late` after `limit` milliseconds. Rejects with the reason of `signal` once that is aborted.
 */
export function within<T>(
  limit: number,
  signal: AbortSignal,
  start: (tell: (value: T) => void) => () => void,
): Promise<T | 'late'> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const over = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      end();
    };
    const stop = (): void => {
      over();
      reject(signal.reason as Error);
    };
    const finish = (value: T | 'late'): void => {
      over();
      resolve(value);
    };
    const timer = setTimeout(() => finish('late'), limit);
    signal.addEventListener('abort', stop);
    const end = start(finish);
  });
}
