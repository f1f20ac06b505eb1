// What may happen in a random history: the steps of four clients, as plain data, so that a shrunk history can be read and played again.
import fc from 'fast-check';
import type { SharedStrategy } from '../../src/broker/shared-subscriptions.ts';
import type { ProtocolVersion, QoS } from '../../src/mqtt/packet.ts';

export const clientIds = ['ann', 'bob', 'cy', 'dee'] as const;
export const topics = ['a', 'a/b', 'c/b', '/', '$x/b'] as const;
// No topic matches two groups: which of them a copy came from could not be told.
const filters = ['a', 'a/b', 'a/#', '+/b', '#', '+', '/', '+/+', '$x/#', '$share/g/a', '$share/h/+/b'];
/** Where messages without a payload, which cannot be told from each other, go to no group. */
const topicsOfEmpty = ['/', '$x/b'];

export interface WillStep {
  topic: string;
  qos: QoS;
  retain: boolean;
  /** Seconds. */
  delay: number;
}

export interface ConnectStep {
  type: 'connect';
  clean: boolean;
  /** Seconds. */
  expiry: number;
  receiveMaximum: number;
  aliasMaximum: number;
  /** Bytes, or null: as large as may be. */
  maximumPacketSize: number | null;
  keepAlive: number;
  will: WillStep | null;
}

export interface PublishStep {
  type: 'publish';
  topic: string;
  qos: QoS;
  retain: boolean;
  size: 'empty' | 'small' | 'large';
  packetId: number;
  /** v5 only, null = none; `hidden`: the topic is left out. */
  alias: { alias: number; hidden: boolean } | null;
  /** Seconds; v5 only. */
  expiry: number | null;
  /** Whether it carries the properties that pass through unaltered; v5 only. */
  extras: boolean;
}

export interface SubscribeStep {
  type: 'subscribe';
  requests: { filter: string; qos: QoS; noLocal: boolean; retainAsPublished: boolean; retainHandling: 0 | 1 | 2 }[];
  identifier: number | null;
}

export type Step =
  | ConnectStep
  | SubscribeStep
  | PublishStep
  | { type: 'cut' }
  /** `expiry`: the Session Expiry Interval of DISCONNECT in seconds; null = none. */
  | { type: 'disconnect'; reason: 0 | 4; expiry: number | null }
  | { type: 'unsubscribe'; filter: string }
  /** PUBREL of a QoS 2 message, which may never have been sent. */
  | { type: 'release'; packetId: number }
  /** Answers what the broker sent: `pick` chooses among the open ones; a v5 client may refuse it. */
  | { type: 'answer'; pick: number; refuse: boolean }
  | { type: 'answer-all' }
  /** An acknowledgement of anything. */
  | { type: 'wrong'; kind: 'PUBACK' | 'PUBREC' | 'PUBCOMP'; packetId: number }
  | { type: 'congestion'; congested: boolean }
  | { type: 'malformed'; pick: number }
  /** Everybody's. */
  | { type: 'wait'; seconds: number };

/** Who does it, and after how many bytes its packet is cut in two. */
export interface Turn {
  who: number;
  cut: number;
  step: Step;
}

/** What a history chooses of the options; the rest is the profile's. */
export interface Setting {
  /** Of each client. */
  versions: ProtocolVersion[];
  maxQueue: number;
  maxInflight: number;
  maxBurst: number;
  sharedStrategy: SharedStrategy;
}

export interface History {
  setting: Setting;
  turns: Turn[];
}

const qos = fc.constantFrom<QoS>(0, 1, 2);
const topic = fc.constantFrom<string>(...topics);
const filter = fc.constantFrom(...filters);
const packetId = fc.integer({ min: 1, max: 6 });
const sometimes = fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });

const connect = fc.record<ConnectStep>({
  type: fc.constant('connect'),
  clean: sometimes,
  expiry: fc.constantFrom(0, 5, 100, 0xffff_ffff),
  receiveMaximum: fc.constantFrom(1, 2, 65_535),
  aliasMaximum: fc.constantFrom(0, 2),
  maximumPacketSize: fc.constantFrom(null, null, 200),
  keepAlive: fc.constantFrom(0, 0, 10),
  will: fc.option(fc.record({ topic, qos, retain: sometimes, delay: fc.constantFrom(0, 3, 50) })),
});

const subscribe = fc.record<SubscribeStep>({
  type: fc.constant('subscribe'),
  requests: fc.array(
    fc.record({
      filter,
      qos,
      noLocal: sometimes,
      retainAsPublished: fc.boolean(),
      retainHandling: fc.constantFrom<0 | 1 | 2>(0, 0, 1, 2),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  identifier: fc.option(fc.integer({ min: 1, max: 300 })),
});

const anyPublish = fc.record<PublishStep>({
  type: fc.constant('publish'),
  topic,
  qos,
  retain: sometimes,
  size: fc.constantFrom('small', 'small', 'small', 'small', 'empty', 'large'),
  packetId,
  alias: fc.option(fc.record({ alias: fc.constantFrom(1, 2, 3, 11), hidden: fc.boolean() }), { freq: 3 }),
  expiry: fc.constantFrom(null, null, 2, 30),
  extras: sometimes,
});

const publish = anyPublish.map((chosen): PublishStep =>
  chosen.size === 'empty' && !topicsOfEmpty.includes(chosen.topic) ? { ...chosen, size: 'small' } : chosen,
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: connect },
  { weight: 5, arbitrary: subscribe },
  { weight: 12, arbitrary: publish },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('release'), packetId }) },
  { weight: 8, arbitrary: fc.record({ type: fc.constant('answer'), pick: fc.nat(5), refuse: sometimes }) },
  { weight: 3, arbitrary: fc.constant<Step>({ type: 'answer-all' }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('unsubscribe'), filter }) },
  { weight: 2, arbitrary: fc.constant<Step>({ type: 'cut' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('disconnect'),
      reason: fc.constantFrom<0 | 4>(0, 4),
      expiry: fc.constantFrom(null, null, 0, 50),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('wrong'),
      kind: fc.constantFrom('PUBACK', 'PUBREC', 'PUBCOMP'),
      packetId: fc.integer({ min: 1, max: 9 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('congestion'), congested: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('malformed'), pick: fc.nat(1000) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('wait'), seconds: fc.constantFrom(1, 3, 6, 20, 120) }) },
);

export function arbitraryHistory(longest: number): fc.Arbitrary<History> {
  return fc.record({
    setting: fc.record({
      versions: fc.array(fc.constantFrom<ProtocolVersion>(4, 5), {
        minLength: clientIds.length,
        maxLength: clientIds.length,
      }),
      maxQueue: fc.constantFrom(1000, 1000, 3),
      maxInflight: fc.constantFrom(2, 5),
      maxBurst: fc.constantFrom(262_144, 100, 1),
      sharedStrategy: fc.constantFrom<SharedStrategy>(
        'random',
        'round_robin',
        'round_robin_per_group',
        'sticky',
        'local',
        'hash_clientid',
        'hash_topic',
      ),
    }),
    turns: fc.array(fc.record({ who: fc.nat(clientIds.length - 1), cut: fc.nat(40), step }), {
      maxLength: longest,
      size: 'max',
    }),
  });
}

/** Deletes a retained message. */
export const clearing: PublishStep = {
  type: 'publish',
  topic: '',
  qos: 0,
  retain: true,
  size: 'empty',
  packetId: 1,
  alias: null,
  expiry: null,
  extras: false,
};

export const quiet: ConnectStep = {
  type: 'connect',
  clean: false,
  expiry: 0,
  receiveMaximum: 65_535,
  aliasMaximum: 0,
  maximumPacketSize: null,
  keepAlive: 0,
  will: null,
};
