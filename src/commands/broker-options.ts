// Which option of the broker may have which value in a configuration file. A new option of the broker fails the type
// check here.
import type { BrokerOptions } from '../broker/options.ts';
import { integer, oneOf, truth, type ChecksOf } from '../checks.ts';
import { text } from './config-text.ts';

/** The options that JSON can hold; the two hooks are made from lists of users and rules. */
export type SettableOptions = Omit<BrokerOptions, 'authenticate' | 'authorize'>;

/** In milliseconds. */
const day = 86_400_000;
const uint16 = 65_535;
const uint32 = 0xffff_ffff;
const many = 1_000_000_000;
const bytes = 1_099_511_627_776;

export const optionChecks: ChecksOf<SettableOptions> = {
  connectTimeout: integer(1, day),
  maximumPacketSize: integer(64, 268_435_460),
  receiveMaximum: integer(1, uint16),
  receiveMaximumTold: oneOf('receiveMaximum', 'window'),
  receiveMaximum311: truth,
  repeatedQoS2: oneOf('success', 'in-use', 'either'),
  topicAliasMaximum: integer(0, uint16),
  outgoingTopicAliases: integer(0, uint16),
  maxBurst: integer(1, many),
  maxLateness: integer(0, 60_000),
  maxInflight: integer(1, uint16),
  resumeWindow: oneOf('kept', 'ignored'),
  retryInterval: integer(0, day),
  maxQueue: integer(0, many),
  queueDrops: oneOf('oldest', 'newest'),
  queueQoS0: truth,
  sessionExpiry311: integer(0, uint32),
  onwardQoS2: oneOf('on-publish', 'on-pubrel'),
  overlappingDeliveries: oneOf('each', 'once', 'once-for-3.1.1', 'either'),
  noSubscribers: oneOf('told', 'not-told'),
  sharedStrategy: oneOf(
    'random',
    'round_robin',
    'round_robin_per_group',
    'sticky',
    'local',
    'hash_clientid',
    'hash_topic',
  ),
  firstTurn: oneOf('next', 'random'),
  sharedRedispatch: truth,
  retainedToShared: truth,
  queuePrefix: truth,
  takeoverDisconnect: truth,
  refusedReturns: integer(0, 100),
  takeoverWill: oneOf('sent', 'if-session-ends'),
  laxShares: truth,
  strangeShares: oneOf('granted', 'disconnect'),
  olderLevels: truth,
  bridgeNoLocal: truth,
  brokenPacketCodes: oneOf('own', 'general'),
  unknownLevelAnswer: oneOf('in-its-form', 'as-3.1.1'),
  unknownPacketIds: oneOf('told', 'not-told'),
  controlCharacters: oneOf('accepted', 'refused'),
  reasonStrings: truth,
  maximumQoS: oneOf(0, 1, 2),
  retainAvailable: truth,
  wildcardSubscriptionAvailable: truth,
  sharedSubscriptionAvailable: truth,
  subscriptionIdentifierAvailable: truth,
  tellsDefaults: truth,
  responseInformation: text,
  serverReference: text,
  maxKeepAlive: integer(0, uint16),
  maxSessionExpiry: integer(0, uint32),
  maxConnections: integer(1, many),
  maxSessions: integer(1, many),
  maxSubscriptions: integer(1, many),
  maxFilters: integer(1, many),
  maxQueueBytes: integer(0, bytes),
  maxRetained: integer(0, many),
  maxRetainedBytes: integer(0, bytes),
  retainedPerSecond: integer(0, many),
  retainedOverflow: oneOf('deliver', 'refuse'),
  memoryLimit: integer(0, bytes),
  maxTopicLevels: integer(1, 65_536),
  deepPublish: oneOf('refuse', 'disconnect'),
  maxUserProperties: integer(0, many),
  maxTopicAliasBytes: integer(0, bytes),
  publishToSys: oneOf('nobody', 'refused'),
  refusedPublish: oneOf('acknowledge', 'disconnect'),
  sysInterval: integer(0, day),
  sysTopics: oneOf('mosquitto', 'emqx'),
  assignedClientIdPrefix: text,
  seed: integer(0, uint32),
};
