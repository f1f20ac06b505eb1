// `npm test`: types, lint, unit tests, the build, then the browser tests against what was built. Goes on after a
// failure, so that one run tells everything; fails if any step failed.
import { spawnSync } from 'node:child_process';

const steps: [name: string, command: string][] = [
  ['types', 'npm run --silent check'],
  ['lint', 'npm run --silent lint'],
  ['unit tests', 'npm run --silent unit'],
  ['build', 'npm run --silent build'],
  ['browser tests', 'npm run --silent e2e'],
];

const results = steps.map(([name, command]) => {
  console.log(`\n── ${name}`);
  const began = performance.now();
  const { status } = spawnSync(command, { stdio: 'inherit', shell: true });
  return { name, passed: status === 0, seconds: Math.round((performance.now() - began) / 1000) };
});

console.log('');
for (const { name, passed, seconds } of results) console.log(`${passed ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`);
process.exit(results.every(({ passed }) => passed) ? 0 : 1);
