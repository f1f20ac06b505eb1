// `npm test`: unit tests, and beside them types, lint and the build; then the browser tests against what was built. Goes on after a
// failure, so that one run tells everything; fails if any step failed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

interface Step {
  name: string;
  script: string;
}
interface Result {
  name: string;
  passed: boolean;
  seconds: number;
  /** Nothing when it was shown as it came. */
  said: string;
}

async function run({ name, script }: Step, shown: boolean): Promise<Result> {
  const began = performance.now();
  const child = spawn(`npm run --silent ${script} 2>&1`, {
    stdio: ['inherit', shown ? 'inherit' : 'pipe', 'inherit'],
    shell: true,
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  const said = child.stdout === null ? '' : await text(child.stdout);
  const [status] = await ended;
  return { name, passed: status === 0, seconds: Math.round((performance.now() - began) / 1000), said };
}

/** One step after the other. */
async function runAll(steps: Step[], shown: boolean): Promise<Result[]> {
  const results: Result[] = [];
  for (const step of steps) {
    if (shown) console.log(`\n── ${step.name}`);
    results.push(await run(step, shown));
  }
  return results;
}

// Each of these keeps one processor busy, and lint reads what Astro has generated for the types.
const beside = runAll(
  [
    { name: 'types', script: 'check' },
    { name: 'lint', script: 'lint' },
    { name: 'build', script: 'build' },
  ],
  false,
);
const unit = await runAll([{ name: 'unit tests', script: 'unit' }], true);
const checked = await beside;
for (const { name, said } of checked) console.log(`\n── ${name}\n${said}`);
const browser = await runAll([{ name: 'browser tests', script: 'e2e' }], true);

console.log('');
const results = [...unit, ...checked, ...browser];
for (const { name, passed, seconds } of results) console.log(`${passed ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`);
process.exit(results.every(({ passed }) => passed) ? 0 : 1);
