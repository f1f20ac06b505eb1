// `npm run soak`: long use, on the Node host and on the built page; at the end the memory must be what it was, and the cost of a message too.
// `--only host,chapters,floods,hidden,kills` runs parts; `--rounds 30`, `--minutes 10`, `--guests 300`, `--largest 1000000`.
import { parseArgs } from 'node:util';
import { soakNodeHost } from './soak/node-host.ts';
import { soakPage, pageParts } from './soak/page.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: ['host', ...pageParts].join() },
    minutes: { type: 'string', default: '10' },
    guests: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    rounds: { type: 'string', default: '30' },
    largest: { type: 'string', default: '1000000' },
  },
});
const parts = values.only.split(',');
const unknown = parts.filter((part) => part !== 'host' && !pageParts.some((known) => known === part));
if (unknown.length > 0) throw new Error(`unknown part: ${unknown.join(', ')}; there are host, ${pageParts.join(', ')}`);
const wrong: string[] = [];
if (parts.includes('host')) {
  const { minutes, guests, seed } = values;
  const settings = { minutes: Number(minutes), guests: Number(guests), seed: Number(seed) };
  if (!(await soakNodeHost(settings))) wrong.push('host: the heap has grown');
}
wrong.push(...(await soakPage(parts, { rounds: Number(values.rounds), largest: Number(values.largest) })));
console.log(wrong.length === 0 ? '\nAll is as it was.' : `\nNot as it was: ${wrong.join('; ')}`);
if (wrong.length > 0) process.exitCode = 1;
