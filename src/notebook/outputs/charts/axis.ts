// The round numbers along an axis.

/** A few round numbers from `from` to `to`, both ends included in what they span; `[from]` when those are one. */
export function ticks(from: number, to: number, atMost = 4): number[] {
  const range = to - from;
  if (range === 0) return [from];
  if (!Number.isFinite(range)) return [from, to];
  const step = roundStep(range / atMost);
  // Numbers like 0.3 are a little off: an end counts as reached.
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(to / step + 1e-9) - first + 1;
  // With numbers as close to each other as numbers can be, no step is round.
  if (!(step > 0) || !(count >= 1 && count <= atMost + 1)) return [from, to];
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** 1, 2 or 5 times a power of ten, at least as long as `step`. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  return power * ([1, 2, 5].find((times) => times * power >= step) ?? 10);
}
