// Why the broker refuses something, for people: a Reason String and User Properties beside the Reason Code of MQTT 5. A
// client that switched them off gets none [MQTT5-3.1.2-29]. They never make a packet larger than the client takes.
import { encodeFromServer } from '../mqtt/encode-from-server.ts';
import type { MalformedPacket } from '../mqtt/malformed.ts';
import type { Acknowledgement, Connack, Disconnect, Suback } from '../mqtt/packet.ts';
import { firstByteOf } from '../mqtt/packet-types.ts';
import * as ReasonCode from '../mqtt/reason-code.ts';
import type { Connection } from './connection.ts';
import type { LimitName } from './losses.ts';
import type { BrokerState } from './state.ts';

export interface Problem {
  /** One short English sentence. */
  readonly reasonString: string;
  readonly userProperties?: [name: string, value: string][];
}

const sentences: Readonly<Record<number, string>> = {
  [ReasonCode.protocolError]: 'A client may not send this packet now',
  [ReasonCode.badUserNameOrPassword]: 'The user name or password is wrong',
  [ReasonCode.notAuthorized]: 'The rules of this server do not allow it',
  [ReasonCode.serverBusy]: 'This server takes this client later: there are too many now, or it has only just left',
  [ReasonCode.banned]: 'This client is banned',
  [ReasonCode.serverShuttingDown]: 'This server is shutting down',
  [ReasonCode.badAuthenticationMethod]: 'This server has no method of authentication',
  [ReasonCode.keepAliveTimeout]: 'Nothing was heard for 1.5 × Keep Alive',
  [ReasonCode.sessionTakenOver]: 'Another connection uses this Client Identifier now',
  [ReasonCode.topicFilterInvalid]: 'The Topic Filter has too many levels',
  [ReasonCode.topicNameInvalid]: 'The Topic Name has too many levels',
  [ReasonCode.packetIdentifierInUse]: 'A message is under way with this Packet Identifier',
  [ReasonCode.packetIdentifierNotFound]: 'No message is under way with this Packet Identifier',
  [ReasonCode.receiveMaximumExceeded]: 'More QoS 2 messages are open than Receive Maximum allows',
  [ReasonCode.topicAliasInvalid]: 'The Topic Alias is 0 or above Topic Alias Maximum',
  [ReasonCode.packetTooLarge]: 'The answer is larger than Maximum Packet Size',
  [ReasonCode.quotaExceeded]: 'A limit of this server is reached',
  [ReasonCode.retainNotSupported]: 'This server keeps no Retained Messages',
  [ReasonCode.qosNotSupported]: 'The QoS is above Maximum QoS',
  [ReasonCode.useAnotherServer]: 'This server takes no clients: use the one it names',
  [ReasonCode.sharedSubscriptionsNotSupported]: 'This server has no Shared Subscriptions',
  [ReasonCode.subscriptionIdentifiersNotSupported]: 'This server has no Subscription Identifiers',
  [ReasonCode.wildcardSubscriptionsNotSupported]: 'This server has no wildcards',
};

/** A Reason Code in words: `why`, or a sentence that fits the code. Undefined for a success. */
export function problemOf(reasonCode: number, why?: string): Problem | undefined {
  const reasonString = why ?? sentences[reasonCode];
  return ReasonCode.isFailure(reasonCode) && reasonString !== undefined ? { reasonString } : undefined;
}

/** As `problemOf`; a limit that is reached is named. */
export function refusalProblem({ limit }: Pick<BrokerState, 'limit'>, reasonCode: number): Problem | undefined {
  return problemOf(reasonCode, reasonCode === ReasonCode.quotaExceeded ? limit?.sentence : undefined);
}

/**
 * Quota exceeded. Keeps which limit it is: for the answer in one short sentence with its number, and by name where there
 * may be no answer.
 */
export function overLimit(state: BrokerState, sentence: string, name: LimitName | null = null): number {
  state.limit = { sentence, name };
  return ReasonCode.quotaExceeded;
}

/** What is wrong with a packet: in words, by which statement or section of the specification, and at which byte. */
export function problemIn({ message, rule, offset }: MalformedPacket): Problem {
  return {
    reasonString: message,
    userProperties: [
      ['statement', rule],
      ['offset', String(offset)],
    ],
  };
}

/** The code that `brokenPacketCodes: 'general'` gives to a broken packet, `bytes`. */
export function generalCode({ code, broken }: MalformedPacket, bytes: Uint8Array): number {
  const type = (bytes[0] ?? 0) >> 4;
  const subscribes = type === firstByteOf.SUBSCRIBE >> 4 || type === firstByteOf.UNSUBSCRIBE >> 4;
  if (code === ReasonCode.topicFilterInvalid || (subscribes && broken !== 'propertyTwice'))
    return ReasonCode.malformedPacket;
  return code === ReasonCode.topicNameInvalid || broken === 'packetType' ? ReasonCode.protocolError : code;
}

/**
 * Encodes the packet with as much of the problem as the client takes. Its Reason Code is always in it. [MQTT5-3.2.2-19]
 * [MQTT5-3.4.2-2] [MQTT5-3.5.2-2] [MQTT5-3.6.2-2] [MQTT5-3.7.2-2] [MQTT5-3.9.2-1] [MQTT5-3.14.2-3] [MQTT5-3.14.2-4].
 */
export function encodeRefusal(
  { options }: BrokerState,
  { version, wantsProblems, maximumPacketSize }: Connection,
  packet: Connack | Acknowledgement | Suback | Disconnect,
  problem: Problem | undefined,
): Uint8Array {
  if (problem !== undefined && version === 5 && options.reasonStrings && wantsProblems) {
    for (const told of [problem, { reasonString: problem.reasonString }]) {
      const bytes = encodeFromServer({ ...packet, properties: { ...packet.properties, ...told } }, 5);
      if (bytes.length <= maximumPacketSize) return bytes;
    }
  }
  return encodeFromServer(packet, version);
}
