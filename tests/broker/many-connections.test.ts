// Ten thousand connections to a Node host in a process of its own. Half of them are reset at once in the middle of QoS
// 1 and 2.
import { expect, onTestFinished, test } from 'vitest';
import type { Publish } from '../../src/mqtt/packet.ts';
import { SoakClient } from '../bench/soak-client.ts';
import { startSoakProcess } from '../bench/soak-process.ts';

const wantedConnections = 10_000;
/** Files that a process of clients, or of the broker, has open besides its connections. */
const ownFiles = 500;
const messagesEach = 4;

/** Files that a process may open. Node raises its limit as far as this user may. */
function openFiles(): number {
  const { userLimits } = process.report.getReport() as { userLimits?: Record<string, { soft: number | string }> };
  const soft = userLimits?.['open_files']?.soft;
  return typeof soft === 'number' ? soft : wantedConnections + ownFiles;
}

/** Runs `work` for all numbers below `count`, `width` at a time. */
async function atOnce(count: number, width: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: width }, lane));
}

test('half of all connections are reset during QoS 1 and 2: nobody loses a message', async () => {
  // Each client that stays has a partner that is reset. Both get the messages of their neighbour.
  const pairs = Math.floor(Math.min(wantedConnections, openFiles() - ownFiles) / 2);
  if (pairs * 2 < wantedConnections)
    console.log(`only ${pairs * 2} connections: this user may open ${openFiles()} files`);
  expect(pairs).toBeGreaterThan(0);
  const broker = await startSoakProcess({});
  onTestFinished(() => broker.stop());
  const staying: SoakClient[] = [];
  const doomed: SoakClient[] = [];
  const received = Array.from({ length: pairs }, (): number[] => []);
  const doubles = Array.from({ length: pairs }, (): number[] => []);
  onTestFinished(() => {
    for (const client of staying) client.cut();
  });
  const double = (n: number): Promise<SoakClient> => {
    const properties = { sessionExpiryInterval: 600 };
    const greeting = { version: 5 as const, clientId: `d${n}`, clean: false, properties };
    return SoakClient.connect(broker.port, greeting, ({ payload, dup, qos }) => {
      const number = payload[0] ?? -1;
      // A QoS 2 message that the client saw before its PUBREC was lost counts only once.
      if (qos < 2 || !dup || doubles[n]?.includes(number) === false) doubles[n]?.push(number);
    });
  };

  await atOnce(pairs, 100, async (n) => {
    const greeting = { version: n % 2 === 0 ? (4 as const) : (5 as const), clientId: `s${n}`, clean: true };
    const take = ({ payload }: Publish): void => void received[n]?.push(payload[0] ?? -1);
    const [stays, goes] = await Promise.all([SoakClient.connect(broker.port, greeting, take), double(n)]);
    staying[n] = stays;
    doomed[n] = goes;
    await Promise.all([stays.subscribe([`t/${n}`], 2), goes.subscribe([`t/${n}`], 2)]);
  });

  let published = 0;
  await atOnce(pairs, 500, async (n) => {
    for (let message = 0; message < messagesEach; message += 1) {
      const to = (n + 1) % pairs;
      const taken = await staying[n]?.publish(`t/${to}`, Uint8Array.of(message), to % 2 === 0 ? 2 : 1);
      expect(taken).toBe(true);
      published += 1;
      if (published === (pairs * messagesEach) / 2) for (const client of doomed) client.cut();
    }
  });

  // Everything that was sent before the PINGRESP has come.
  await atOnce(pairs, 500, async (n) => staying[n]?.ping());
  const all = Array.from({ length: messagesEach }, (_, message) => message);
  expect(received.filter((numbers) => numbers.join() !== all.join())).toEqual([]);

  const returning = Math.min(pairs, 500);
  const back: SoakClient[] = [];
  await atOnce(returning, 100, async (n) => {
    back[n] = await double(n);
    expect(back[n].sessionPresent).toBe(true);
    await back[n].ping();
  });
  // A QoS 1 message that was under way when the connection broke may come twice.
  for (const numbers of doubles.slice(0, returning)) expect([...new Set(numbers)].toSorted()).toEqual(all);
  for (const [n, numbers] of doubles.slice(0, returning).entries()) if (n % 2 === 0) expect(numbers).toEqual(all);
  await Promise.all(back.map((client) => client.disconnect()));
});
