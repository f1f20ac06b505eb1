// Time that is left on the broker's clock, for people.

/** Whole seconds, rounded up, never below 0. Both times in milliseconds of the same clock. */
export function secondsUntil(due: number, now: number): number {
  return Math.max(0, Math.ceil((due - now) / 1000));
}
