// `npm run bench:broker [-- --quick --only TEXT]`: our broker beside Mosquitto and aedes, the same work for each, printed as ratios.
import { parseArgs } from 'node:util';
import { Comparison } from './comparison.ts';
import { startContenders } from './contenders.ts';
import { benchIdleSessions } from './idle-sessions.ts';
import { benchThroughput } from './throughput-rows.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } });

const contenders = await startContenders();
const comparison = new Comparison(contenders, {
  ...(values.quick === true ? { rounds: 1, milliseconds: 250 } : { rounds: 5, milliseconds: 300 }),
  only: values.only ?? '',
});
try {
  await benchThroughput(comparison);
  await benchIdleSessions(comparison);
} finally {
  await Promise.all(contenders.map((contender) => contender.stop()));
}
if (comparison.missed.length > 0) {
  console.log(`\nMissed: ${comparison.missed.join(', ')}`);
  process.exitCode = 1;
}
