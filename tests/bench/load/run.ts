// `npm run bench:load [-- --quick]`: the load generator beside MQTT.js that does the same work, and beside mosquitto_pub and
// mosquitto_sub, on our Node host and on Mosquitto, in one run; and what it bears alone.
import { parseArgs } from 'node:util';
import { startContender } from '../broker/contenders.ts';
import { printedReport } from '../report.ts';
import { benchManyClients } from './many-clients.ts';
import { benchMosquittoClients } from './mosquitto-clients.ts';
import { benchPeers } from './peers.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const settings = values.quick ? { rounds: 1, milliseconds: 500 } : { rounds: 5, milliseconds: 1000 };

const report = printedReport();
const contenders = [await startContender('own'), await startContender('mosquitto')];
try {
  for (const contender of contenders) {
    await benchPeers(contender, settings, report);
    await benchMosquittoClients(contender, report);
  }
  for (const contender of contenders) await benchManyClients(contender, settings, report);
} finally {
  await Promise.all(contenders.map((contender) => contender.stop()));
}
if (report.missed.length > 0) {
  console.log(`\nMissed: ${report.missed.join(', ')}`);
  process.exitCode = 1;
}
