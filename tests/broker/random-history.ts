// Random histories of a few clients, for tests of what must hold after every input. A short list of steps reaches as
// much of the broker as it can. The steps are data: the same steps give the same inputs.
import fc from 'fast-check';
import type { Input } from '../../src/broker/boundary.ts';
import type { Broker } from '../../src/broker/broker.ts';
import type { BrokerOptions } from '../../src/broker/options.ts';
import { stateToView } from '../../src/broker/events/state-to-view.ts';
import { encode } from '../../src/mqtt/encode.ts';
import type { Packet, Properties, ProtocolVersion, QoS } from '../../src/mqtt/packet.ts';

/** Small limits, so that short histories reach them. */
export const tight: Partial<BrokerOptions> = {
  maxInflight: 3,
  maxBurst: 60,
  maxQueue: 4,
  maxQueueBytes: 300,
  maxRetained: 3,
  receiveMaximum: 4,
  retryInterval: 7000,
  outgoingTopicAliases: 2,
  topicAliasMaximum: 4,
  maxSubscriptions: 8,
  sessionExpiry311: 60,
  authorize: ({ action, topic }) => action === 'publish' || topic !== 'a/b/c/d',
};

const one = <const T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const qos = one<QoS>(0, 1, 2);
const filter = one(
  'a',
  'a/b',
  'a/#',
  '+/b',
  '#',
  '$share/g/a',
  '$share/h/#',
  '$queue/a',
  '$SYS/broker/clients/#',
  '$SYS/brokers/+/stats/sessions/#',
  'a/b/c/d',
);
const topic = one('a', 'a/b', 'c/b', '$SYS/x');
const seconds = one(0, 5, 30, 0xffffffff);

const will = fc.record({ topic, payload: one('', 'gone'), qos, retain: fc.boolean(), delay: one(0, 3, 20) });
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: one('connect'),
      clean: fc.boolean(),
      expiry: seconds,
      keepAlive: one(0, 0, 4),
      will: fc.option(will),
      aliases: one(0, 1, 5),
      size: one(null, null, 40, 6),
      anonymous: fc.nat(9).map((n) => n === 0),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: one('drop', 'goodbye', 'goodbye with Will', 'new expiry', 'garbage', 'half a packet'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      type: one('subscribe'),
      filters: fc.array(filter, { minLength: 1, maxLength: 2 }),
      qos,
      noLocal: fc.boolean(),
      retainAsPublished: fc.boolean(),
      retainHandling: one<0 | 1 | 2>(0, 1, 2),
      identifier: one(null, 7),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: one('unsubscribe'), filter }) },
  {
    weight: 12,
    arbitrary: fc.record({
      type: one('publish'),
      topic,
      qos,
      retain: fc.boolean(),
      payload: one('', 'x', 'x'.repeat(50), 'x'.repeat(120)),
      packetId: fc.integer({ min: 1, max: 6 }),
      alias: one(null, null, 1, 2),
      byAlias: fc.boolean(),
      expiry: one(null, null, 4),
    }),
  },
  { weight: 4, arbitrary: fc.record({ type: one('release'), packetId: fc.integer({ min: 1, max: 6 }) }) },
  {
    weight: 10,
    arbitrary: fc.record({
      type: one('answer'),
      which: fc.nat(4),
      as: one(null, null, null, null, 'PUBACK', 'PUBREC', 'PUBCOMP'),
      refused: fc.nat(5).map((n) => n === 0),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: one('wait'), milliseconds: fc.nat(9000) }) },
  { weight: 1, arbitrary: fc.record({ type: one('congestion'), congested: fc.boolean() }) },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
export type History = [who: number, what: Step][];

/** Four clients: one of MQTT 3.1.1, three of 5. */
export const histories: fc.Arbitrary<History> = fc.array(fc.tuple(fc.nat(3), step), { maxLength: 120, size: 'max' });

interface Client {
  id: string;
  version: ProtocolVersion;
  connection: number | null;
}

/** Plays a history into the broker through `handle`, stopping at each deadline on the way as a host does. */
export class Player {
  now = 1000;
  readonly #broker: Broker;
  readonly #handle: (input: Input, now: number) => void;
  readonly #clients: Client[] = ['x', 'y', 'z', '__proto__'].map((id, n) => ({
    id,
    version: n === 0 ? 4 : 5,
    connection: null,
  }));
  #connections = 0;

  constructor(broker: Broker, handle: (input: Input, now: number) => void) {
    this.#broker = broker;
    this.#handle = handle;
  }

  play(history: History): void {
    for (const [who, what] of history) {
      const client = this.#clients[who];
      if (client !== undefined) this.#take(client, what);
    }
    for (const client of this.#clients) this.#take(client, { type: 'drop' });
    this.#wait(40_000);
    this.#handle({ type: 'shutdown' }, this.now);
  }

  #take(client: Client, step: Step): void {
    if (step.type === 'wait') this.#wait(step.milliseconds);
    else if (step.type === 'connect') this.#connect(client, step);
    else if (client.connection !== null) this.#act(client, client.connection, step);
  }

  #wait(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (;;) {
      const next = this.#broker.nextDeadline();
      if (next === null || next > end) break;
      this.now = Math.max(this.now, next);
      this.#handle({ type: 'tick' }, this.now);
    }
    this.now = end;
  }

  // Also while the old connection is open: then it is taken over.
  #connect(client: Client, step: Step & { type: 'connect' }): void {
    const { will: wanted, clean, keepAlive, expiry, aliases, size } = step;
    const { version } = client;
    const connection = (this.#connections += 1);
    client.connection = connection;
    this.#handle({ type: 'open', connection }, this.now);
    const clientId = step.anonymous && (clean || version === 5) ? '' : client.id;
    const properties: Properties = { sessionExpiryInterval: expiry, receiveMaximum: 2, topicAliasMaximum: aliases };
    if (size !== null) properties.maximumPacketSize = size;
    const more = wanted && {
      will: {
        topic: wanted.topic,
        payload: text(wanted.payload),
        qos: wanted.qos,
        retain: wanted.retain,
        ...(version === 5 && { properties: { willDelayInterval: wanted.delay } }),
      },
    };
    this.#send(client, connection, {
      type: 'CONNECT',
      version,
      clean,
      keepAlive,
      clientId,
      ...more,
      ...(version === 5 && { properties }),
    });
  }

  #act(client: Client, connection: number, step: Exclude<Step, { type: 'connect' | 'wait' }>): void {
    const { version } = client;
    const v5 = version === 5;
    switch (step.type) {
      case 'drop':
        client.connection = null;
        this.#handle({ type: 'closed', connection }, this.now);
        break;
      case 'goodbye':
      case 'goodbye with Will':
        this.#send(client, connection, { type: 'DISCONNECT', reasonCode: v5 && step.type !== 'goodbye' ? 4 : 0 });
        break;
      case 'new expiry':
        this.#send(client, connection, {
          type: 'DISCONNECT',
          reasonCode: 0,
          ...(v5 && { properties: { sessionExpiryInterval: 10 } }),
        });
        break;
      case 'garbage':
        this.#handle({ type: 'bytes', connection, bytes: new Uint8Array([0x36, 3, 0, 0, 0]) }, this.now);
        break;
      case 'half a packet':
        this.#handle({ type: 'bytes', connection, bytes: new Uint8Array([0xc0]) }, this.now);
        this.#handle({ type: 'bytes', connection, bytes: new Uint8Array([0]) }, this.now);
        break;
      case 'subscribe': {
        const { filters, identifier, qos, retainHandling, retainAsPublished } = step;
        this.#send(client, connection, {
          type: 'SUBSCRIBE',
          packetId: 1000,
          subscriptions: filters.map((filter) => ({
            filter,
            qos,
            noLocal: v5 && step.noLocal && !filter.startsWith('$share'),
            retainAsPublished: v5 && retainAsPublished,
            retainHandling: v5 ? retainHandling : 0,
          })),
          ...(v5 && identifier !== null && { properties: { subscriptionIdentifier: [identifier] } }),
        });
        break;
      }
      case 'unsubscribe':
        this.#send(client, connection, { type: 'UNSUBSCRIBE', packetId: 1001, filters: [step.filter] });
        break;
      case 'publish': {
        const { qos, retain, packetId, alias, expiry } = step;
        const known = this.#broker.look(stateToView).connections.get(connection)?.incomingAliases;
        const short = v5 && alias !== null && step.byAlias && known?.has(alias);
        const properties: Properties = {};
        if (alias !== null) properties.topicAlias = alias;
        if (expiry !== null) properties.messageExpiryInterval = expiry;
        this.#send(client, connection, {
          type: 'PUBLISH',
          topic: short ? '' : step.topic,
          payload: text(step.payload),
          qos,
          dup: false,
          retain,
          ...(qos > 0 && { packetId }),
          ...(v5 && { properties }),
        });
        break;
      }
      case 'release':
        this.#send(client, connection, { type: 'PUBREL', packetId: step.packetId, reasonCode: 0 });
        break;
      case 'answer': {
        const inflight = this.#broker.look(stateToView).sessions.get(client.id)?.inflight;
        const entry = [...(inflight?.values() ?? [])][step.which];
        if (entry === undefined && step.as === null) break;
        const type = step.as ?? entry?.waitsFor ?? 'PUBACK';
        const reasonCode = v5 && step.refused && type === 'PUBREC' ? 0x80 : 0;
        this.#send(client, connection, { type, packetId: entry?.packetId ?? 9, reasonCode });
        break;
      }
      case 'congestion':
        this.#handle({ type: 'congestion', connection, congested: step.congested }, this.now);
        break;
    }
  }

  #send({ version }: Client, connection: number, packet: Packet): void {
    this.#handle({ type: 'bytes', connection, bytes: encode(packet, version) }, this.now);
  }
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}
