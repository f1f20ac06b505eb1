// `npm test`: types and lint beside each other, unit tests, the build, then the browser tests against what was built. Goes on after
// a failure, so that one run tells everything; fails if any step failed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

type Step = [name: string, command: string];
interface Result {
  name: string;
  passed: boolean;
  seconds: number;
}

const staticSteps: Step[] = [
  ['types', 'npm run --silent check'],
  ['lint', 'npm run --silent lint'],
];
const steps: Step[] = [
  ['unit tests', 'npm run --silent unit'],
  ['build', 'npm run --silent build'],
  ['browser tests', 'npm run --silent e2e'],
];

/** `beside`: another step runs too, so what this one says is printed when it has ended. */
async function run([name, command]: Step, beside = false): Promise<Result> {
  if (!beside) console.log(`\n── ${name}`);
  const began = performance.now();
  const child = spawn(`${command} 2>&1`, { stdio: ['inherit', beside ? 'pipe' : 'inherit', 'inherit'], shell: true });
  const ended = once(child, 'close') as Promise<[number | null]>;
  if (child.stdout !== null) console.log(`\n── ${name}\n${await text(child.stdout)}`);
  const [status] = await ended;
  return { name, passed: status === 0, seconds: Math.round((performance.now() - began) / 1000) };
}

console.log('\n── types, lint …');
const results = await Promise.all(staticSteps.map((step) => run(step, true)));
for (const step of steps) results.push(await run(step));

console.log('');
for (const { name, passed, seconds } of results) console.log(`${passed ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`);
process.exit(results.every(({ passed }) => passed) ? 0 : 1);
