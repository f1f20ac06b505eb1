// `npm run fuzz -- --minutes 10 --seed 1 --only histories`: tries all properties in turn with new random inputs until the time is over.
// On a failure it prints the smallest input that fails and how to try it again, and exits with 1.
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { bytesProperties } from './bytes-properties.ts';
import { historyProperties } from './properties.ts';
import { typeScriptProperties } from './typescript-properties.ts';

/** Turns in a history: longer than in the tests. */
const LONGEST = 200;
/** Runs of one property before the next one has its turn. */
const RUNS = 200;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    /** Part of the name of what is to be tried. */
    only: { type: 'string', default: '' },
  },
});
const properties = Object.entries({
  ...historyProperties(LONGEST),
  ...bytesProperties,
  ...typeScriptProperties,
}).filter(([name]) => name.includes(values.only));
if (properties.length === 0) throw new Error(`nothing has "${values.only}" in its name`);
const runs = new Map<string, number>();
const firstSeed = Number(values.seed);
const until = performance.now() + Number(values.minutes) * 60_000;

/** One line for each turn of a history, JSON for other inputs. */
function lines(input: unknown): string {
  if (typeof input === 'object' && input !== null && 'turns' in input && Array.isArray(input.turns)) {
    const { turns, ...rest } = input;
    return [rest, ...(turns as unknown[])].map((line) => JSON.stringify(line)).join('\n');
  }
  return fc.stringify(input);
}

console.log(`fuzz: ${values.minutes} minutes, seed ${firstSeed}`);
for (let seed = firstSeed; performance.now() < until; seed += 1) {
  for (const [name, property] of properties) {
    if (performance.now() >= until) break;
    const details = await fc.check<[unknown]>(property as fc.IRawProperty<[unknown]>, {
      seed,
      numRuns: RUNS,
      maxSkipsPerRun: 1000,
    });
    runs.set(name, (runs.get(name) ?? 0) + details.numRuns);
    if (!details.failed) continue;
    console.log(`\nFAILED: ${name}\n`);
    console.log(lines(details.counterexample?.[0]));
    console.log(`\n${details.errorInstance instanceof Error ? (details.errorInstance.stack ?? '') : ''}`);
    console.log(`\nagain: npm run fuzz -- --seed ${seed} --only '${name}'`);
    process.exit(1);
  }
}
for (const [name, count] of runs) console.log(`${String(count).padStart(9)} × ${name}`);
