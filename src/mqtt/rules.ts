// Every rule that a packet can break, with the Reason Code that answers it in MQTT 5 and its statement in both
// versions. `MQTT5-3.3.1-4` is a numbered normative statement, `MQTT5-2.1.4` a section without one.
import { MalformedPacket } from './malformed.ts';
import type { ProtocolVersion } from './packet.ts';
import * as ReasonCode from './reason-code.ts';

export interface Rule {
  code: number;
  /** Statement or section of MQTT 3.1.1; empty when the rule exists in 5.0 only. */
  in4: string;
  /** Statement or section of MQTT 5.0; empty when the rule exists in 3.1.1 only. */
  in5: string;
  message: string;
}

const malformed = ReasonCode.malformedPacket;
const protocolError = ReasonCode.protocolError;

const rule = (code: number, in4: string, in5: string, message: string): Rule => ({ code, in4, in5, message });

export const rules = {
  // Fixed header
  packetType: rule(malformed, 'MQTT311-2.2.1', 'MQTT5-2.1.2', 'The packet type is reserved'),
  direction: rule(protocolError, 'MQTT311-2.2.1', 'MQTT5-2.1.2', 'This side may not send this packet type'),
  reservedFlags: rule(malformed, 'MQTT311-2.2.2-1', 'MQTT5-2.1.3-1', 'A reserved flag of the fixed header is wrong'),
  pubrelFlags: rule(malformed, 'MQTT311-3.6.1-1', 'MQTT5-3.6.1-1', 'The flags of PUBREL must be 0010'),
  subscribeFlags: rule(malformed, 'MQTT311-3.8.1-1', 'MQTT5-3.8.1-1', 'The flags of SUBSCRIBE must be 0010'),
  unsubscribeFlags: rule(malformed, 'MQTT311-3.10.1-1', 'MQTT5-3.10.1-1', 'The flags of UNSUBSCRIBE must be 0010'),
  disconnectFlags: rule(malformed, 'MQTT311-3.14.1-1', 'MQTT5-3.14.1-1', 'The flags of DISCONNECT must be 0'),
  authFlags: rule(malformed, '', 'MQTT5-3.15.1-1', 'The flags of AUTH must be 0'),
  remainingLength: rule(malformed, 'MQTT311-2.2.3', 'MQTT5-2.1.4', 'The Remaining Length is longer than 4 bytes'),
  remainingLengthMinimal: rule(malformed, 'MQTT311-2.2.3', 'MQTT5-1.5.5-1', 'The Remaining Length is not minimal'),
  truncated: rule(malformed, 'MQTT311-2.2.3', 'MQTT5-2.1.4', 'The packet ends inside a field'),
  trailing: rule(malformed, 'MQTT311-2.2.3', 'MQTT5-2.1.4', 'Bytes follow the last field of the packet'),
  packetTooLarge: rule(
    ReasonCode.packetTooLarge,
    'MQTT311-2.2.3',
    'MQTT5-3.2.2-15',
    'The packet is larger than the Maximum Packet Size',
  ),

  // Data representation
  utf8: rule(malformed, 'MQTT311-1.5.3-1', 'MQTT5-1.5.4-1', 'The string is not well-formed UTF-8'),
  utf8Null: rule(malformed, 'MQTT311-1.5.3-2', 'MQTT5-1.5.4-2', 'The string contains U+0000'),
  controlCharacter: rule(
    malformed,
    'MQTT311-1.5.3',
    'MQTT5-1.5.4',
    'The string contains a control character or a noncharacter',
  ),
  stringLength: rule(malformed, 'MQTT311-1.5.3', 'MQTT5-1.5.4', 'A string or binary field exceeds 65,535 bytes'),
  variableByteInteger: rule(malformed, '', 'MQTT5-1.5.5', 'A Variable Byte Integer is longer than 4 bytes'),
  variableByteIntegerMinimal: rule(malformed, '', 'MQTT5-1.5.5-1', 'A Variable Byte Integer is not minimal'),
  integerRange: rule(malformed, 'MQTT311-1.5.2', 'MQTT5-1.5.2', 'A number does not fit its field'),
  packetIdZero: rule(protocolError, 'MQTT311-2.3.1-1', 'MQTT5-2.2.1-3', 'The Packet Identifier is 0'),
  packetIdMissing: rule(protocolError, 'MQTT311-2.3.1-1', 'MQTT5-2.2.1-3', 'The Packet Identifier is missing'),
  packetIdWithQoS0: rule(protocolError, 'MQTT311-2.3.1-5', 'MQTT5-2.2.1-2', 'QoS 0 has no Packet Identifier'),
  topicFilter: rule(
    ReasonCode.topicFilterInvalid,
    'MQTT311-4.7.1-2',
    'MQTT5-4.7.1-1',
    'The Topic Filter uses a wildcard wrongly',
  ),
  topicFilterEmpty: rule(
    ReasonCode.topicFilterInvalid,
    'MQTT311-4.7.3-1',
    'MQTT5-4.7.3-1',
    'The Topic Filter is empty',
  ),
  shareName: rule(
    ReasonCode.topicFilterInvalid,
    '',
    'MQTT5-4.8.2-2',
    'The Shared Subscription is not $share/<ShareName>/<Topic Filter>',
  ),

  // Properties
  propertyUnknown: rule(malformed, '', 'MQTT5-2.2.2.2', 'The property identifier is unknown'),
  propertyNotHere: rule(malformed, '', 'MQTT5-2.2.2.2', 'The property does not belong in this packet'),
  propertyTwice: rule(protocolError, '', 'MQTT5-2.2.2.2', 'The property may appear only once'),
  propertyValue: rule(protocolError, '', 'MQTT5-2.2.2.2', 'The value of the property is not allowed'),
  propertyLength: rule(malformed, '', 'MQTT5-2.2.2.1', 'A property runs past the Property Length'),
  authenticationData: rule(protocolError, '', 'MQTT5-3.1.2.11.10', 'Authentication Data without a Method'),

  // CONNECT and CONNACK
  protocolName: rule(
    ReasonCode.unsupportedProtocolVersion,
    'MQTT311-3.1.2-1',
    'MQTT5-3.1.2-1',
    'The Protocol Name is not MQTT',
  ),
  protocolVersion: rule(
    ReasonCode.unsupportedProtocolVersion,
    'MQTT311-3.1.2-2',
    'MQTT5-3.1.2-2',
    'The Protocol Version is neither 4 nor 5',
  ),
  connectReserved: rule(malformed, 'MQTT311-3.1.2-3', 'MQTT5-3.1.2-3', 'The reserved bit of the Connect Flags is set'),
  willQoSWithoutWill: rule(malformed, 'MQTT311-3.1.2-13', 'MQTT5-3.1.2-11', 'Will QoS is set without the Will Flag'),
  willQoS: rule(malformed, 'MQTT311-3.1.2-14', 'MQTT5-3.1.2-12', 'Will QoS is 3'),
  willRetainWithoutWill: rule(malformed, 'MQTT311-3.1.2-15', 'MQTT5-3.1.2-13', 'Will Retain is set without a Will'),
  willTopic: rule(
    ReasonCode.topicNameInvalid,
    'MQTT311-4.7.1-1',
    'MQTT5-4.7.0-1',
    'The Will Topic is empty or contains a wildcard',
  ),
  passwordAlone: rule(protocolError, 'MQTT311-3.1.2-22', '', 'A Password needs a User Name'),
  clientIdEmpty: rule(
    ReasonCode.clientIdentifierNotValid,
    'MQTT311-3.1.3-8',
    '',
    'An empty Client Identifier needs CleanSession 1',
  ),
  connackReserved: rule(malformed, 'MQTT311-3.2.2.1', 'MQTT5-3.2.2-1', 'A reserved Connect Acknowledge Flag is set'),
  sessionPresent: rule(protocolError, 'MQTT311-3.2.2-4', 'MQTT5-3.2.2-6', 'Session Present is set on a refusal'),

  // PUBLISH
  publishQoS: rule(malformed, 'MQTT311-3.3.1-4', 'MQTT5-3.3.1-4', 'QoS is 3'),
  dupWithQoS0: rule(malformed, 'MQTT311-3.3.1-2', 'MQTT5-3.3.1-2', 'DUP is set with QoS 0'),
  publishWildcard: rule(
    ReasonCode.topicNameInvalid,
    'MQTT311-3.3.2-2',
    'MQTT5-3.3.2-2',
    'The Topic Name contains a wildcard',
  ),
  topicEmpty: rule(ReasonCode.topicNameInvalid, 'MQTT311-4.7.3-1', '', 'The Topic Name is empty'),
  topicEmptyWithoutAlias: rule(protocolError, '', 'MQTT5-3.3.2.1', 'The Topic Name is empty without a Topic Alias'),
  topicAliasZero: rule(ReasonCode.topicAliasInvalid, '', 'MQTT5-3.3.2-8', 'The Topic Alias is 0'),
  responseTopic: rule(protocolError, '', 'MQTT5-3.3.2-14', 'The Response Topic is empty or contains a wildcard'),
  subscriptionIdFromClient: rule(protocolError, '', 'MQTT5-3.3.4-6', 'A Client sent a Subscription Identifier'),

  // Subscribing
  subscribeEmpty: rule(protocolError, 'MQTT311-3.8.3-3', 'MQTT5-3.8.3-2', 'SUBSCRIBE without a Topic Filter'),
  subscribeReserved: rule(
    malformed,
    'MQTT311-3.8.3-4',
    'MQTT5-3.8.3-5',
    'A reserved bit of the Subscription Options is set',
  ),
  subscribeQoS: rule(protocolError, 'MQTT311-3.8.3-4', 'MQTT5-3.8.3.1', 'The requested QoS is 3'),
  retainHandling: rule(protocolError, '', 'MQTT5-3.8.3.1', 'Retain Handling is 3'),
  sharedNoLocal: rule(protocolError, '', 'MQTT5-3.8.3-4', 'No Local is set on a Shared Subscription'),
  unsubscribeEmpty: rule(protocolError, 'MQTT311-3.10.3-2', 'MQTT5-3.10.3-2', 'UNSUBSCRIBE without a Topic Filter'),
  subackEmpty: rule(protocolError, 'MQTT311-3.8.4-5', 'MQTT5-3.8.4-6', 'SUBACK without a Reason Code'),
  unsubackEmpty: rule(protocolError, '', 'MQTT5-3.11.3-1', 'UNSUBACK without a Reason Code'),

  // Reason codes
  connackCode: rule(protocolError, 'MQTT311-3.2.2.3', 'MQTT5-3.2.2-8', 'Not a Reason Code of CONNACK'),
  pubackCode: rule(protocolError, '', 'MQTT5-3.4.2-1', 'Not a Reason Code of PUBACK'),
  pubrecCode: rule(protocolError, '', 'MQTT5-3.5.2-1', 'Not a Reason Code of PUBREC'),
  pubrelCode: rule(protocolError, '', 'MQTT5-3.6.2-1', 'Not a Reason Code of PUBREL'),
  pubcompCode: rule(protocolError, '', 'MQTT5-3.7.2-1', 'Not a Reason Code of PUBCOMP'),
  subackCode: rule(protocolError, 'MQTT311-3.9.3-2', 'MQTT5-3.9.3-2', 'Not a Reason Code of SUBACK'),
  unsubackCode: rule(protocolError, '', 'MQTT5-3.11.3-2', 'Not a Reason Code of UNSUBACK'),
  disconnectCode: rule(protocolError, '', 'MQTT5-3.14.2-1', 'Not a Reason Code of DISCONNECT from this side'),
  disconnectExpiry: rule(protocolError, '', 'MQTT5-3.14.2-2', 'A Server sent a Session Expiry Interval'),
  authCode: rule(protocolError, '', 'MQTT5-3.15.2-1', 'Not a Reason Code of AUTH from this side'),
  authMethod: rule(protocolError, '', 'MQTT5-3.15.2.2.2', 'AUTH without an Authentication Method'),
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;

/** The error for `name` at `offset`; `clause` puts a more exact section in place of the rule's own. */
export function broken(name: RuleName, version: ProtocolVersion, offset: number, clause?: string): MalformedPacket {
  const { code, in4, in5, message } = rules[name];
  const own = version === 5 ? in5 || in4 : in4 || in5;
  return new MalformedPacket(name, code, clause ?? own, message, offset);
}
