// `npm test`: types, unit tests with lint beside them, the build, then the browser tests against what was built. Goes on after a
// failure, so that one run tells everything; fails if any step failed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

interface Result {
  name: string;
  passed: boolean;
  seconds: number;
}

/** `beside`: a step that runs at the same time; what this one says is printed after it. */
async function run(name: string, command: string, beside?: Promise<Result>): Promise<Result> {
  if (!beside) console.log(`\n── ${name}`);
  const began = performance.now();
  const child = spawn(`${command} 2>&1`, { stdio: ['inherit', beside ? 'pipe' : 'inherit', 'inherit'], shell: true });
  const ended = once(child, 'close') as Promise<[number | null]>;
  const said = child.stdout === null ? '' : await text(child.stdout);
  const [status] = await ended;
  const result = { name, passed: status === 0, seconds: Math.round((performance.now() - began) / 1000) };
  await beside;
  if (beside) console.log(`\n── ${name}\n${said}`);
  return result;
}

const types = await run('types', 'npm run --silent check');
const unit = run('unit tests', 'npm run --silent unit');
// It reads what Astro has generated for the types, and keeps one processor busy.
const lint = await run('lint', 'npm run --silent lint', unit);
const build = await run('build', 'npm run --silent build');
const browser = await run('browser tests', 'npm run --silent e2e');
const results = [types, await unit, lint, build, browser];

console.log('');
for (const { name, passed, seconds } of results) console.log(`${passed ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`);
process.exit(results.every(({ passed }) => passed) ? 0 : 1);
