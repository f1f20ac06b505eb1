// The birthday problem with 101 days, computed another way: by counting arrangements.
import type { CellCheck } from '../../../src/notebook/check.ts';

function collides(clients: number): number {
  const days = 101n;
  let arrangements = 1n;
  for (let taken = 0n; taken < BigInt(clients); taken += 1n) arrangements *= days - taken;
  return 1 - Number((arrangements * 10n ** 15n) / days ** BigInt(clients)) / 1e15;
}

const rows = [2, 5, 8, 12, 20, 30, 40];

export const check: CellCheck = (run) => ({
  'every row is right': rows.every((clients) =>
    run.lines.includes(`${clients} | ${(100 * collides(clients)).toFixed(1)} %`),
  ),
  'a dozen clients are about a coin toss': Math.abs(collides(12) - 0.5) < 0.05,
  'a class of thirty is almost certain to collide': collides(30) > 0.98,
});
