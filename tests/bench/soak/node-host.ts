// Clients come and go at the Node host without end. At the end, when all have left and every session has expired, its heap must be what it
// was at the beginning, and a pair that stayed must have lost nothing.
import type { Properties, QoS, Will } from '../../../src/mqtt/packet.ts';
import { SeededRandom } from '../../../src/random.ts';
import { SoakClient, type Greeting } from '../soak-client.ts';
import { startSoakProcess, type SoakProcess } from '../soak-process.ts';

/** The heap may be larger at the end by this share and this many bytes. */
const TOLERANCE = { share: 0.1, bytes: 1_048_576 };
/** Seconds that sessions and Wills outlive their clients at most. */
const LONGEST_EXPIRY = 5;
const TOPICS = 500;

export interface HostSoak {
  minutes: number;
  guests: number;
  seed: number;
}

let random = new SeededRandom(1);
const below = (n: number): number => Math.floor(random.next() * n);
const chance = (probability: number): boolean => random.next() < probability;
const anyQoS = (): QoS => below(3) as QoS;
const anyTopic = (): string => `soak/${below(20)}/${below(TOPICS / 20)}`;

const counts = { connections: 0, resumed: 0, published: 0, received: 0, cut: 0 };

function greeting(clientId: string): Greeting {
  const version = chance(0.5) ? 5 : 4;
  const properties: Properties = {
    sessionExpiryInterval: below(LONGEST_EXPIRY + 1),
    receiveMaximum: 1 + below(20),
    topicAliasMaximum: below(5),
  };
  const will: Will = { topic: anyTopic(), payload: new Uint8Array(below(100)), qos: anyQoS(), retain: chance(0.2) };
  if (version === 5) will.properties = { willDelayInterval: below(LONGEST_EXPIRY) };
  return { version, clientId, clean: chance(0.3), ...(version === 5 && { properties }), ...(chance(0.3) && { will }) };
}

function anyFilter(): string {
  const [, first, second] = anyTopic().split('/');
  const filters = [`soak/${first}/${second}`, `soak/${first}/+`, `soak/+/${second}`, `$share/g/soak/${first}/#`];
  return filters[below(filters.length)] ?? '#';
}

/** One visit: connects, does a few things, leaves in one of four ways. */
async function visit(port: number): Promise<void> {
  const received = (): void => void (counts.received += 1);
  const client = await SoakClient.connect(port, greeting(`guest-${below(1000)}`), received);
  counts.connections += 1;
  if (client.sessionPresent) counts.resumed += 1;
  client.answering = chance(0.8);
  for (let step = below(8); step > 0; step -= 1) {
    if (chance(0.3)) await client.subscribe([anyFilter(), anyFilter()], anyQoS());
    else if (client.answering) {
      const payload = new Uint8Array(chance(0.2) ? 0 : below(2000));
      await client.publish(anyTopic(), payload, anyQoS(), chance(0.2));
      counts.published += 1;
    }
  }
  if (chance(0.5)) {
    counts.cut += 1;
    client.cut();
  } else await client.disconnect(chance(0.2) ? 4 : 0);
}

/** A guest comes again and again until the time is over. A visit may be ended by another one with the same Client Identifier. */
async function guest(port: number, until: number): Promise<void> {
  while (performance.now() < until) await visit(port).catch(() => undefined);
}

interface Pair {
  /** Resolves with the numbers that were lost, once everything that was published has come. */
  end(): Promise<string>;
}

/** A publisher and a subscriber that stay: QoS 1 and 2, numbered. */
async function startPair(port: number): Promise<Pair> {
  const received: number[] = [];
  const subscriber = await SoakClient.connect(port, { version: 5, clientId: 'pair-s', clean: true }, ({ payload }) => {
    received.push(new DataView(payload.buffer, payload.byteOffset).getUint32(0));
  });
  await subscriber.subscribe(['pair'], 2);
  const publisher = await SoakClient.connect(port, { version: 4, clientId: 'pair-p', clean: true });
  let published = 0;
  const ending = new AbortController();
  const publishing = (async () => {
    while (!ending.signal.aborted) {
      const payload = new Uint8Array(4);
      new DataView(payload.buffer).setUint32(0, published);
      if (!(await publisher.publish('pair', payload, published % 2 === 0 ? 1 : 2))) return;
      published += 1;
    }
  })();
  return {
    end: async () => {
      ending.abort();
      await publishing;
      await subscriber.ping();
      await Promise.all([publisher.disconnect(), subscriber.disconnect()]);
      const wrong = received.findIndex((number, index) => number !== index);
      if (published === received.length && wrong < 0)
        return `${published} messages of a pair that stayed: all came, in order`;
      throw new Error(
        `of ${published} messages of a pair that stayed ${received.length} came; the first wrong one is ${wrong}`,
      );
    },
  };
}

/** Clears all retained messages and waits until the broker says that no session is left but this one. */
async function untilEmpty(port: number): Promise<void> {
  let rest = new Map<string, string>();
  const cleaner = await SoakClient.connect(
    port,
    { version: 5, clientId: 'cleaner', clean: true },
    ({ topic, payload }) => {
      rest.set(topic, new TextDecoder().decode(payload));
    },
  );
  for (;;) {
    rest = new Map();
    await cleaner.subscribe(['soak/#', '$SYS/broker/#'], 0);
    await cleaner.ping();
    const topics = [...rest.keys()].filter((topic) => topic.startsWith('soak/') && rest.get(topic) !== '');
    for (const topic of topics) await cleaner.publish(topic, new Uint8Array(), 0, true);
    const others = Number(rest.get('$SYS/broker/clients/total')) - 1;
    const retained = Number(rest.get('$SYS/broker/retained messages/count'));
    if (others === 0 && retained === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 500)); // sessions expire with the time alone
  }
  await cleaner.disconnect();
}

async function churn(broker: SoakProcess, seconds: number, guests: number): Promise<string> {
  const pair = await startPair(broker.port);
  const until = performance.now() + seconds * 1000;
  await Promise.all(Array.from({ length: guests }, () => guest(broker.port, until)));
  const result = await pair.end();
  await untilEmpty(broker.port);
  return result;
}

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(2)} MB`;

/** Resolves with whether the heap is what it was. */
export async function soakNodeHost({ minutes, guests, seed }: HostSoak): Promise<boolean> {
  console.log(`Node host: ${minutes} minutes, ${guests} guests, seed ${seed}`);
  random = new SeededRandom(seed);
  const broker = await startSoakProcess({
    sessionExpiry311: LONGEST_EXPIRY,
    maxQueue: 200,
    retainedPerSecond: 0,
    sysTopics: 'mosquitto',
  });
  try {
    const fresh = await broker.heap();
    // Until its code has been compiled and its buffers have their sizes.
    await churn(broker, Math.min(20, minutes * 6), guests);
    const before = await broker.heap();
    console.log(await churn(broker, minutes * 60, guests));
    const after = await broker.heap();
    const counted = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
    console.log(counted.join(', '));
    console.log(`heap: fresh ${megabytes(fresh)}, warm ${megabytes(before)}, at the end ${megabytes(after)}`);
    return after <= before * (1 + TOLERANCE.share) + TOLERANCE.bytes;
  } finally {
    await broker.stop();
  }
}
