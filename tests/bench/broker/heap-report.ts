// Loaded into a broker's process before the broker (`--import`): answers the question for its heap, and ends it with the bench.

process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
process.on('disconnect', () => process.exit());
