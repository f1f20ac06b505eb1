// Which packet may carry which Reason Code of MQTT 5 [MQTT5-2.4] or return code of MQTT 3.1.1, from which side, and
// what the specification calls it there.
import type { PacketType, ProtocolVersion } from './packet.ts';
import type { Side } from './packet-types.ts';
import * as ReasonCode from './reason-code.ts';
import * as ReturnCode from './return-code.ts';

/** The packets that carry Reason Codes. */
export type ReasonOwner =
  'CONNACK' | 'PUBACK' | 'PUBREC' | 'PUBREL' | 'PUBCOMP' | 'SUBACK' | 'UNSUBACK' | 'DISCONNECT' | 'AUTH';

const names: Readonly<Record<number, string>> = {
  [ReasonCode.success]: 'Success',
  [ReasonCode.grantedQoS1]: 'Granted QoS 1',
  [ReasonCode.grantedQoS2]: 'Granted QoS 2',
  [ReasonCode.disconnectWithWillMessage]: 'Disconnect with Will Message',
  [ReasonCode.noMatchingSubscribers]: 'No matching subscribers',
  [ReasonCode.noSubscriptionExisted]: 'No subscription existed',
  [ReasonCode.continueAuthentication]: 'Continue authentication',
  [ReasonCode.reAuthenticate]: 'Re-authenticate',
  [ReasonCode.unspecifiedError]: 'Unspecified error',
  [ReasonCode.malformedPacket]: 'Malformed Packet',
  [ReasonCode.protocolError]: 'Protocol Error',
  [ReasonCode.implementationSpecificError]: 'Implementation specific error',
  [ReasonCode.unsupportedProtocolVersion]: 'Unsupported Protocol Version',
  [ReasonCode.clientIdentifierNotValid]: 'Client Identifier not valid',
  [ReasonCode.badUserNameOrPassword]: 'Bad User Name or Password',
  [ReasonCode.notAuthorized]: 'Not authorized',
  [ReasonCode.serverUnavailable]: 'Server unavailable',
  [ReasonCode.serverBusy]: 'Server busy',
  [ReasonCode.banned]: 'Banned',
  [ReasonCode.serverShuttingDown]: 'Server shutting down',
  [ReasonCode.badAuthenticationMethod]: 'Bad authentication method',
  [ReasonCode.keepAliveTimeout]: 'Keep Alive timeout',
  [ReasonCode.sessionTakenOver]: 'Session taken over',
  [ReasonCode.topicFilterInvalid]: 'Topic Filter invalid',
  [ReasonCode.topicNameInvalid]: 'Topic Name invalid',
  [ReasonCode.packetIdentifierInUse]: 'Packet Identifier in use',
  [ReasonCode.packetIdentifierNotFound]: 'Packet Identifier not found',
  [ReasonCode.receiveMaximumExceeded]: 'Receive Maximum exceeded',
  [ReasonCode.topicAliasInvalid]: 'Topic Alias invalid',
  [ReasonCode.packetTooLarge]: 'Packet too large',
  [ReasonCode.messageRateTooHigh]: 'Message rate too high',
  [ReasonCode.quotaExceeded]: 'Quota exceeded',
  [ReasonCode.administrativeAction]: 'Administrative action',
  [ReasonCode.payloadFormatInvalid]: 'Payload format invalid',
  [ReasonCode.retainNotSupported]: 'Retain not supported',
  [ReasonCode.qosNotSupported]: 'QoS not supported',
  [ReasonCode.useAnotherServer]: 'Use another server',
  [ReasonCode.serverMoved]: 'Server moved',
  [ReasonCode.sharedSubscriptionsNotSupported]: 'Shared Subscriptions not supported',
  [ReasonCode.connectionRateExceeded]: 'Connection rate exceeded',
  [ReasonCode.maximumConnectTime]: 'Maximum connect time',
  [ReasonCode.subscriptionIdentifiersNotSupported]: 'Subscription Identifiers not supported',
  [ReasonCode.wildcardSubscriptionsNotSupported]: 'Wildcard Subscriptions not supported',
};

/** Code 0x00 is named for what it means in these packets. */
const namesOfSuccess: Readonly<Partial<Record<PacketType, string>>> = {
  SUBACK: 'Granted QoS 0',
  DISCONNECT: 'Normal disconnection',
};

const connackNames311: Readonly<Record<number, string>> = {
  [ReturnCode.connectionAccepted]: 'Connection Accepted',
  [ReturnCode.unacceptableProtocolVersion]: 'Connection Refused, unacceptable protocol version',
  [ReturnCode.identifierRejected]: 'Connection Refused, identifier rejected',
  [ReturnCode.serverUnavailable]: 'Connection Refused, Server unavailable',
  [ReturnCode.badUserNameOrPassword]: 'Connection Refused, bad user name or password',
  [ReturnCode.notAuthorized]: 'Connection Refused, not authorized',
};

const subackNames311: Readonly<Record<number, string>> = {
  0: 'Success - Maximum QoS 0',
  1: 'Success - Maximum QoS 1',
  2: 'Success - Maximum QoS 2',
  [ReturnCode.subscriptionFailed]: 'Failure',
};

/** 256 flags, so that a check is one look-up. */
const setOf = (...codes: number[]): Uint8Array => {
  const flags = new Uint8Array(256);
  for (const code of codes) flags[code] = 1;
  return flags;
};

const publishCodes = setOf(
  ReasonCode.success,
  ReasonCode.noMatchingSubscribers,
  ReasonCode.unspecifiedError,
  ReasonCode.implementationSpecificError,
  ReasonCode.notAuthorized,
  ReasonCode.topicNameInvalid,
  ReasonCode.packetIdentifierInUse,
  ReasonCode.quotaExceeded,
  ReasonCode.payloadFormatInvalid,
);
const releaseCodes = setOf(ReasonCode.success, ReasonCode.packetIdentifierNotFound);

const codesOf: Readonly<Record<Exclude<ReasonOwner, 'DISCONNECT' | 'AUTH'>, Uint8Array>> = {
  CONNACK: setOf(
    ReasonCode.success,
    ReasonCode.unspecifiedError,
    ReasonCode.malformedPacket,
    ReasonCode.protocolError,
    ReasonCode.implementationSpecificError,
    ReasonCode.unsupportedProtocolVersion,
    ReasonCode.clientIdentifierNotValid,
    ReasonCode.badUserNameOrPassword,
    ReasonCode.notAuthorized,
    ReasonCode.serverUnavailable,
    ReasonCode.serverBusy,
    ReasonCode.banned,
    ReasonCode.badAuthenticationMethod,
    ReasonCode.topicNameInvalid,
    ReasonCode.packetTooLarge,
    ReasonCode.quotaExceeded,
    ReasonCode.payloadFormatInvalid,
    ReasonCode.retainNotSupported,
    ReasonCode.qosNotSupported,
    ReasonCode.useAnotherServer,
    ReasonCode.serverMoved,
    ReasonCode.connectionRateExceeded,
  ),
  PUBACK: publishCodes,
  PUBREC: publishCodes,
  PUBREL: releaseCodes,
  PUBCOMP: releaseCodes,
  SUBACK: setOf(
    ReasonCode.success,
    ReasonCode.grantedQoS1,
    ReasonCode.grantedQoS2,
    ReasonCode.unspecifiedError,
    ReasonCode.implementationSpecificError,
    ReasonCode.notAuthorized,
    ReasonCode.topicFilterInvalid,
    ReasonCode.packetIdentifierInUse,
    ReasonCode.quotaExceeded,
    ReasonCode.sharedSubscriptionsNotSupported,
    ReasonCode.subscriptionIdentifiersNotSupported,
    ReasonCode.wildcardSubscriptionsNotSupported,
  ),
  UNSUBACK: setOf(
    ReasonCode.success,
    ReasonCode.noSubscriptionExisted,
    ReasonCode.unspecifiedError,
    ReasonCode.implementationSpecificError,
    ReasonCode.notAuthorized,
    ReasonCode.topicFilterInvalid,
    ReasonCode.packetIdentifierInUse,
  ),
};

const eitherDisconnect = [
  ReasonCode.success,
  ReasonCode.unspecifiedError,
  ReasonCode.malformedPacket,
  ReasonCode.protocolError,
  ReasonCode.implementationSpecificError,
  ReasonCode.topicNameInvalid,
  ReasonCode.receiveMaximumExceeded,
  ReasonCode.topicAliasInvalid,
  ReasonCode.packetTooLarge,
  ReasonCode.messageRateTooHigh,
  ReasonCode.quotaExceeded,
  ReasonCode.administrativeAction,
  ReasonCode.payloadFormatInvalid,
];
/** Bad authentication method stands in section 2.4 for DISCONNECT, though not in its own table. */
const serverDisconnect = [
  ReasonCode.notAuthorized,
  ReasonCode.serverBusy,
  ReasonCode.serverShuttingDown,
  ReasonCode.badAuthenticationMethod,
  ReasonCode.keepAliveTimeout,
  ReasonCode.sessionTakenOver,
  ReasonCode.topicFilterInvalid,
  ReasonCode.retainNotSupported,
  ReasonCode.qosNotSupported,
  ReasonCode.useAnotherServer,
  ReasonCode.serverMoved,
  ReasonCode.sharedSubscriptionsNotSupported,
  ReasonCode.connectionRateExceeded,
  ReasonCode.maximumConnectTime,
  ReasonCode.subscriptionIdentifiersNotSupported,
  ReasonCode.wildcardSubscriptionsNotSupported,
];

const sidedCodes: Readonly<Record<'DISCONNECT' | 'AUTH', Readonly<Record<Side, Uint8Array>>>> = {
  DISCONNECT: {
    client: setOf(...eitherDisconnect, ReasonCode.disconnectWithWillMessage),
    server: setOf(...eitherDisconnect, ...serverDisconnect),
  },
  AUTH: {
    client: setOf(ReasonCode.continueAuthentication, ReasonCode.reAuthenticate),
    server: setOf(ReasonCode.success, ReasonCode.continueAuthentication),
  },
};

const connackCodes311 = setOf(
  ReturnCode.connectionAccepted,
  ReturnCode.unacceptableProtocolVersion,
  ReturnCode.identifierRejected,
  ReturnCode.serverUnavailable,
  ReturnCode.badUserNameOrPassword,
  ReturnCode.notAuthorized,
);
const subackCodes311 = setOf(0, 1, 2, ReturnCode.subscriptionFailed);

/** Whether `owner` may carry `code`; `from` null = from either side. */
export function isReasonCode(code: number, owner: ReasonOwner, version: ProtocolVersion, from: Side | null): boolean {
  if (version === 4) {
    if (owner === 'CONNACK') return connackCodes311[code] === 1;
    if (owner === 'SUBACK') return subackCodes311[code] === 1;
    return code === ReasonCode.success; // it has no place in the packet
  }
  if (owner !== 'DISCONNECT' && owner !== 'AUTH') return codesOf[owner][code] === 1;
  if (from !== null) return sidedCodes[owner][from][code] === 1;
  return sidedCodes[owner].client[code] === 1 || sidedCodes[owner].server[code] === 1;
}

/** The specification's name of `code` in `packetType`, or `Unknown (0x..)`. */
export function reasonName(code: number, packetType: PacketType, version: ProtocolVersion): string {
  let name: string | undefined;
  if (version === 4 && packetType === 'CONNACK') name = connackNames311[code];
  else if (version === 4 && packetType === 'SUBACK') name = subackNames311[code];
  else name = (code === ReasonCode.success ? namesOfSuccess[packetType] : undefined) ?? names[code];
  return name ?? `Unknown (0x${code.toString(16).toUpperCase().padStart(2, '0')})`;
}
