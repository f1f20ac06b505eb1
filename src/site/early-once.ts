// What is surely needed soon, begun before it is asked for.

/** Calls `load` now. The first call of the result gives what comes of that, each later one loads anew. */
export function earlyOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let early: Promise<T> | null = load();
  // A failure is for those who ask for it.
  early.catch(() => undefined);
  return () => {
    const asked = early ?? load();
    early = null;
    return asked;
  };
}
