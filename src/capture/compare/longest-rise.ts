// Which of some numbers keep their order: the longest choice of them that rises.

/** The places of a longest rising choice, in order. */
export function longestRise(numbers: readonly number[]): Set<number> {
  /** By length less one: the place where the best choice of that length ends. */
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  numbers.forEach((number, place) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if ((numbers[ends[half] ?? 0] ?? 0) < number) low = half + 1;
      else high = half;
    }
    before[place] = low === 0 ? undefined : ends[low - 1];
    ends[low] = place;
  });
  const rise = new Set<number>();
  for (let place = ends.at(-1); place !== undefined; place = before[place]) rise.add(place);
  return rise;
}
