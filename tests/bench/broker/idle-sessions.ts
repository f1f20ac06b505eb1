// What a client costs that is connected and says nothing: heap of the Node brokers, resident memory of all. Each measurement has a
// process of its own: one that was busy before has memory to give.
import type { Comparison } from './comparison.ts';
import { startContender, type Contender } from './contenders.ts';
import { connectRaw } from './raw-client.ts';
import type { RawLink } from './raw-link.ts';

/** Connected before anything is counted: what is loaded and compiled for the first ones is no client's. */
const FIRST = 1000;
const CLIENTS = 7000;

export async function benchIdleSessions(comparison: Comparison): Promise<void> {
  comparison.title(`Memory of an idle client over TCP, ${CLIENTS} connected`);
  await comparison.row({
    name: 'idle: heap',
    unit: 'B',
    better: 'less',
    rounds: 1,
    goal: { own: 2048 },
    measure: ({ name }) => perClient(name, (contender) => contender.heap()),
  });
  await comparison.row({
    name: 'idle: resident memory',
    unit: 'B',
    better: 'less',
    rounds: 1,
    async measure({ name }) {
      return perClient(name, async (contender) => {
        await contender.heap(); // collects what is not in use
        return contender.resident();
      });
    },
  });
}

async function perClient(
  name: Contender['name'],
  used: (contender: Contender) => Promise<number | null>,
): Promise<number | null> {
  const contender = await startContender(name);
  const links: RawLink[] = [];
  const connectTo = async (count: number): Promise<void> => {
    while (links.length < count) links.push(await connectRaw(contender, 'tcp', `idle-client-${links.length}`));
  };
  await connectTo(FIRST);
  const before = await used(contender);
  await connectTo(FIRST + CLIENTS);
  const after = await used(contender);
  for (const link of links) link.drop();
  await contender.stop();
  return before === null || after === null ? null : (after - before) / CLIENTS;
}
