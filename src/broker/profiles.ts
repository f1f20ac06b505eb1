// Named sets of options. `emqx` and `mosquitto` behave as these brokers were seen to behave with their defaults (5.8.9
// and 2.0.11). `strict` does what the specifications require and recommend, and nothing that they only tolerate.
import { neverExpires } from './expiry.ts';
import type { BrokerOptions } from './options.ts';

export type ProfileName = 'emqx' | 'mosquitto' | 'strict';

const emqx: Readonly<BrokerOptions> = {
  connectTimeout: 15_000,
  maximumPacketSize: 1_048_576,
  // EMQX says 32 and holds 100 (max_awaiting_rel). Here the client is told the number that is enforced. A client that
  // does not count, as MQTT.js, is cut off at the same message as there.
  receiveMaximum: 100,
  topicAliasMaximum: 65_535,
  outgoingTopicAliases: 1000,
  maxBurst: 262_144,
  maxInflight: 32,
  retryInterval: 0,
  maxQueue: 1000,
  queueDrops: 'oldest',
  queueQoS0: true,
  sessionExpiry311: 7200,
  onwardQoS2: 'on-publish',
  overlappingDeliveries: 'each',
  sharedStrategy: 'round_robin',
  sharedRedispatch: true,
  retainedToShared: false,
  queuePrefix: true,
  takeoverDisconnect: true,
  takeoverWill: 'sent',
  laxShares: false,
  olderLevels: true,
  bridgeNoLocal: false,
  invalidTopicCodes: 'own',
  unknownPacketIds: 'told',
  controlCharacters: 'accepted',
  // EMQX only sends Reason Codes. Here a learner is to read why.
  reasonStrings: true,
  maximumQoS: 2,
  retainAvailable: true,
  wildcardSubscriptionAvailable: true,
  sharedSubscriptionAvailable: true,
  subscriptionIdentifierAvailable: true,
  responseInformation: null,
  serverReference: null,
  maxKeepAlive: 0,
  maxSessionExpiry: neverExpires,
  maxConnections: 100_000,
  maxSessions: 100_000,
  maxSubscriptions: 200_000,
  maxQueueBytes: 67_108_864,
  maxRetained: 2_000_000,
  maxRetainedBytes: 536_870_912,
  retainedOverflow: 'deliver',
  memoryLimit: 0, // as Mosquitto's `memory_limit`
  maxTopicLevels: 128,
  maxUserProperties: 1000,
  maxTopicAliasBytes: 16_777_216,
  publishToSys: 'nobody',
  refusedPublish: 'acknowledge',
  sysInterval: 10_000,
  authenticate: null,
  authorize: null,
  assignedClientIdPrefix: 'auto-',
  seed: null,
};

const mosquitto: Readonly<BrokerOptions> = {
  ...emqx,
  maximumPacketSize: 268_435_460, // none of its own
  receiveMaximum: 20,
  topicAliasMaximum: 10,
  outgoingTopicAliases: 0,
  maxInflight: 20,
  queueDrops: 'newest',
  queueQoS0: false,
  sessionExpiry311: neverExpires,
  onwardQoS2: 'on-pubrel',
  overlappingDeliveries: 'once-for-3.1.1',
  sharedStrategy: 'round_robin_per_group',
  sharedRedispatch: false,
  retainedToShared: true,
  queuePrefix: false,
  takeoverDisconnect: false,
  takeoverWill: 'if-session-ends',
  laxShares: true,
  bridgeNoLocal: true,
  invalidTopicCodes: 'general',
  unknownPacketIds: 'not-told',
  controlCharacters: 'refused',
  maxKeepAlive: 65_535,
  reasonStrings: false,
  maxTopicLevels: 201,
  publishToSys: 'refused',
};

const strict: Readonly<BrokerOptions> = {
  ...emqx,
  maxQueue: 100_000,
  queueDrops: 'newest',
  queueQoS0: false,
  sessionExpiry311: neverExpires,
  overlappingDeliveries: 'once',
  sharedStrategy: 'round_robin_per_group',
  queuePrefix: false,
  olderLevels: false,
  retainedOverflow: 'refuse',
  publishToSys: 'refused',
};

export const profiles: Readonly<Record<ProfileName, Readonly<BrokerOptions>>> = { emqx, mosquitto, strict };
