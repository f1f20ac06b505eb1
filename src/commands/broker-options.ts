// Which option of the broker may have which value in a configuration file. A new option of the broker fails the type check here.
import type { BrokerOptions } from '../broker/options.ts';
import { flag, oneOf, text, whole, type Kinds } from './config-kinds.ts';

/** The options that JSON can hold; the two hooks are made from lists of users and rules. */
export type SettableOptions = Omit<BrokerOptions, 'authenticate' | 'authorize'>;

/** In milliseconds. */
const DAY = 86_400_000;
const UINT16 = 65_535;
const UINT32 = 0xffff_ffff;
const MANY = 1_000_000_000;
const BYTES = 1_099_511_627_776;

export const optionKinds: Kinds<SettableOptions> = {
  connectTimeout: whole(1, DAY),
  maximumPacketSize: whole(64, 268_435_460),
  receiveMaximum: whole(1, UINT16),
  topicAliasMaximum: whole(0, UINT16),
  outgoingTopicAliases: whole(0, UINT16),
  maxBurst: whole(1, MANY),
  maxInflight: whole(1, UINT16),
  retryInterval: whole(0, DAY),
  maxQueue: whole(0, MANY),
  queueDrops: oneOf('oldest', 'newest'),
  queueQoS0: flag,
  sessionExpiry311: whole(0, UINT32),
  onwardQoS2: oneOf('on-publish', 'on-pubrel'),
  overlappingDeliveries: oneOf('each', 'once', 'once-for-3.1.1'),
  sharedStrategy: oneOf(
    'random',
    'round_robin',
    'round_robin_per_group',
    'sticky',
    'local',
    'hash_clientid',
    'hash_topic',
  ),
  sharedRedispatch: flag,
  retainedToShared: flag,
  queuePrefix: flag,
  takeoverDisconnect: flag,
  takeoverWill: oneOf('sent', 'if-session-ends'),
  laxShares: flag,
  invalidTopicCodes: oneOf('own', 'general'),
  unknownPacketIds: oneOf('told', 'not-told'),
  controlCharacters: oneOf('accepted', 'refused'),
  reasonStrings: flag,
  maximumQoS: oneOf(0, 1, 2),
  retainAvailable: flag,
  wildcardSubscriptionAvailable: flag,
  sharedSubscriptionAvailable: flag,
  subscriptionIdentifierAvailable: flag,
  responseInformation: text,
  serverReference: text,
  maxKeepAlive: whole(0, UINT16),
  maxSessionExpiry: whole(0, UINT32),
  maxConnections: whole(1, MANY),
  maxSessions: whole(1, MANY),
  maxSubscriptions: whole(1, MANY),
  maxQueueBytes: whole(0, BYTES),
  maxRetained: whole(0, MANY),
  maxRetainedBytes: whole(0, BYTES),
  retainedOverflow: oneOf('deliver', 'refuse'),
  maxTopicLevels: whole(1, 65_536),
  maxUserProperties: whole(0, MANY),
  maxTopicAliasBytes: whole(0, BYTES),
  publishToSys: oneOf('nobody', 'refused'),
  refusedPublish: oneOf('acknowledge', 'disconnect'),
  sysInterval: whole(0, DAY),
  assignedClientIdPrefix: text,
  seed: whole(0, UINT32),
};
