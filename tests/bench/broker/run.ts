// `npm run bench:broker [-- --quick --only TEXT]`: our broker beside Mosquitto and aedes, the same work for each, printed as ratios.
import { parseArgs } from 'node:util';
import { Comparison } from './comparison.ts';
import { benchConnects } from './connects.ts';
import { startContenders } from './contenders.ts';
import { benchIdleSessions } from './idle-sessions.ts';
import { benchLatency } from './latency.ts';
import { benchRetained } from './retained.ts';
import { benchSubscriptions } from './subscriptions.ts';
import { benchFanOut, benchPairs } from './throughput-rows.ts';
import { benchWorkerSize } from './worker-size.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } } });
const { quick, only = '' } = values;

const contenders = await startContenders();
const comparison = new Comparison(contenders, {
  ...(quick ? { rounds: 1, milliseconds: 250 } : { rounds: 5, milliseconds: 300 }),
  quick,
  only,
});
try {
  await benchPairs(comparison);
  await benchFanOut(comparison);
  await benchLatency(comparison);
  await benchConnects(comparison);
  await benchIdleSessions(comparison);
  await benchSubscriptions(comparison);
  await benchRetained(comparison);
  await benchWorkerSize(comparison);
} finally {
  await Promise.all(contenders.map((contender) => contender.stop()));
}
if (comparison.missed.length > 0) {
  console.log(`\nMissed: ${comparison.missed.join(', ')}`);
  process.exitCode = 1;
}
