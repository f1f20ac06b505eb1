// What each packet does in an exchange, from the specification alone: what it answers, what it begins, and what ends
// with it. Pure.
import * as ReasonCode from '../../mqtt/reason-code.ts';
import type { PacketType } from '../../mqtt/packet.ts';
import type { CapturedPacket } from '../captured-packet.ts';

export type ExchangeKind = 'connect' | 'qos 1' | 'qos 2' | 'subscribe' | 'unsubscribe' | 'ping';

export interface ExchangeStep {
  kind: ExchangeKind;
  /** `unless-open`: unless it repeats an open one; `unless-known`: unless one has its identifier. */
  begins: 'always' | 'unless-open' | 'unless-known' | 'never';
  /** Types of the other side that it answers. */
  answers: readonly PacketType[];
  /** The other side has to answer it. */
  asks: boolean;
  /** Nothing is open any more when it has arrived. */
  ends: boolean;
  /** Of a message: it goes the way of the PUBLISH, not of the first answer. */
  bySender: boolean;
}

const steps = {
  CONNECT: request('connect'),
  CONNACK: answer('connect', ['CONNECT', 'AUTH']),
  SUBSCRIBE: request('subscribe'),
  SUBACK: answer('subscribe', ['SUBSCRIBE']),
  UNSUBSCRIBE: request('unsubscribe'),
  UNSUBACK: answer('unsubscribe', ['UNSUBSCRIBE']),
  PINGREQ: request('ping'),
  PINGRESP: answer('ping', ['PINGREQ']),
  PUBACK: answer('qos 1', ['PUBLISH']),
  PUBREL: { ...request('qos 2'), begins: 'unless-known', answers: ['PUBREC'] },
  PUBCOMP: answer('qos 2', ['PUBREL']),
} as const satisfies Partial<Record<PacketType, ExchangeStep>>;

const publish = {
  1: request('qos 1'),
  2: request('qos 2'),
};
const publishAgain = {
  1: { ...publish[1], begins: 'unless-open' },
  2: { ...publish[2], begins: 'unless-open' },
} as const satisfies Record<1 | 2, ExchangeStep>;

// An error ends it: no PUBREL follows. [MQTT5-4.3.3]
const pubrecWithError = answer('qos 2', ['PUBLISH']);
const pubrec: ExchangeStep = { ...pubrecWithError, begins: 'unless-known', asks: true, ends: false };

// The client begins anew with 0x19, and the server ends with 0x00. [MQTT5-4.12]
const authOfClient: ExchangeStep = { ...answer('connect', ['AUTH']), asks: true, ends: false };
const authAgain: ExchangeStep = { ...authOfClient, begins: 'always' };
const authSuccess = answer('connect', ['CONNECT', 'AUTH']);
const authOfServer: ExchangeStep = { ...authSuccess, asks: true, ends: false };

/** Null for what belongs to no exchange. */
export function stepOf({ packet, part, direction }: CapturedPacket): ExchangeStep | null {
  // The broker answers a CONNECT that breaks a rule too.
  if (packet === null) return part?.type === 'CONNECT' ? steps.CONNECT : null;
  switch (packet.type) {
    case 'DISCONNECT':
      return null;
    case 'PUBLISH':
      if (packet.qos === 0) return null;
      return (packet.dup ? publishAgain : publish)[packet.qos];
    case 'PUBREC':
      return ReasonCode.isFailure(packet.reasonCode) ? pubrecWithError : pubrec;
    case 'AUTH':
      if (direction === 'to-broker') return packet.reasonCode === ReasonCode.reAuthenticate ? authAgain : authOfClient;
      return packet.reasonCode === ReasonCode.success ? authSuccess : authOfServer;
    default:
      return steps[packet.type];
  }
}

function request(kind: ExchangeKind): ExchangeStep {
  return { kind, begins: 'always', answers: [], asks: true, ends: false, bySender: true };
}

function answer(kind: ExchangeKind, answers: readonly PacketType[]): ExchangeStep {
  return { kind, begins: 'never', answers, asks: false, ends: true, bySender: false };
}
