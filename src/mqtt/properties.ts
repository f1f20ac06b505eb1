// The properties of MQTT 5, one table [MQTT5-2.2.2.2]: identifier, name, type, range, and the packets that may carry
// it, each with the section that describes it there.
import type { PacketType, Properties } from './packet.ts';
import type { RuleName } from './rules.ts';

/** What carries properties: a packet, or the will inside CONNECT. PINGREQ and PINGRESP carry none. */
export type PropertyOwner = Exclude<PacketType, 'PINGREQ' | 'PINGRESP'> | 'WILL';
export type PropertyName = keyof Properties;
export type PropertyType = 'byte' | 'u16' | 'u32' | 'variable' | 'utf8' | 'pair' | 'binary';

export interface PropertyRow {
  id: number;
  name: PropertyName;
  /** The specification's name. */
  title: string;
  type: PropertyType;
  /** Sections by packet; absent = not allowed there. */
  in: Readonly<Partial<Record<PropertyOwner, string>>>;
  /** The packets in which it may appear more than once. */
  repeatable: readonly PropertyOwner[];
  minimum: number;
  maximum: number;
  /** The rule that a value outside the range breaks. */
  valueRule: RuleName;
}

interface Options {
  repeatable?: readonly PropertyOwner[];
  minimum?: number;
  maximum?: number;
  valueRule?: RuleName;
}

function row(
  id: number,
  name: PropertyName,
  title: string,
  type: PropertyType,
  allowed: PropertyRow['in'],
  options: Options = {},
): PropertyRow {
  const bits = type === 'u16' ? 0xffff : type === 'u32' ? 0xffff_ffff : type === 'variable' ? 0xfff_ffff : 1;
  return {
    id,
    name,
    title,
    type,
    in: allowed,
    repeatable: options.repeatable ?? [],
    minimum: options.minimum ?? 0,
    maximum: options.maximum ?? bits, // every one-byte property is a flag
    valueRule: options.valueRule ?? 'propertyValue',
  };
}

const reasonStringSections = {
  CONNACK: '3.2.2.3.9',
  PUBACK: '3.4.2.2.2',
  PUBREC: '3.5.2.2.2',
  PUBREL: '3.6.2.2.2',
  PUBCOMP: '3.7.2.2.2',
  SUBACK: '3.9.2.1.2',
  UNSUBACK: '3.11.2.1.2',
  DISCONNECT: '3.14.2.2.3',
  AUTH: '3.15.2.2.4',
};

const userPropertySections = {
  CONNECT: '3.1.2.11.8',
  WILL: '3.1.3.2.8',
  CONNACK: '3.2.2.3.10',
  PUBLISH: '3.3.2.3.7',
  PUBACK: '3.4.2.2.3',
  PUBREC: '3.5.2.2.3',
  PUBREL: '3.6.2.2.3',
  PUBCOMP: '3.7.2.2.3',
  SUBSCRIBE: '3.8.2.1.3',
  SUBACK: '3.9.2.1.3',
  UNSUBSCRIBE: '3.10.2.1.2',
  UNSUBACK: '3.11.2.1.3',
  DISCONNECT: '3.14.2.2.4',
  AUTH: '3.15.2.2.5',
};

const everyOwner = Object.keys(userPropertySections) as PropertyOwner[];

export const propertyRows: readonly PropertyRow[] = [
  row(0x01, 'payloadFormatIndicator', 'Payload Format Indicator', 'byte', { PUBLISH: '3.3.2.3.2', WILL: '3.1.3.2.3' }),
  row(0x02, 'messageExpiryInterval', 'Message Expiry Interval', 'u32', { PUBLISH: '3.3.2.3.3', WILL: '3.1.3.2.4' }),
  row(0x03, 'contentType', 'Content Type', 'utf8', { PUBLISH: '3.3.2.3.9', WILL: '3.1.3.2.5' }),
  row(0x08, 'responseTopic', 'Response Topic', 'utf8', { PUBLISH: '3.3.2.3.5', WILL: '3.1.3.2.6' }),
  row(0x09, 'correlationData', 'Correlation Data', 'binary', { PUBLISH: '3.3.2.3.6', WILL: '3.1.3.2.7' }),
  row(
    0x0b,
    'subscriptionIdentifier',
    'Subscription Identifier',
    'variable',
    { PUBLISH: '3.3.2.3.8', SUBSCRIBE: '3.8.2.1.2' },
    { repeatable: ['PUBLISH'], minimum: 1 },
  ),
  row(0x11, 'sessionExpiryInterval', 'Session Expiry Interval', 'u32', {
    CONNECT: '3.1.2.11.2',
    CONNACK: '3.2.2.3.2',
    DISCONNECT: '3.14.2.2.2',
  }),
  row(0x12, 'assignedClientIdentifier', 'Assigned Client Identifier', 'utf8', { CONNACK: '3.2.2.3.7' }),
  row(0x13, 'serverKeepAlive', 'Server Keep Alive', 'u16', { CONNACK: '3.2.2.3.14' }),
  row(0x15, 'authenticationMethod', 'Authentication Method', 'utf8', {
    CONNECT: '3.1.2.11.9',
    CONNACK: '3.2.2.3.17',
    AUTH: '3.15.2.2.2',
  }),
  row(0x16, 'authenticationData', 'Authentication Data', 'binary', {
    CONNECT: '3.1.2.11.10',
    CONNACK: '3.2.2.3.18',
    AUTH: '3.15.2.2.3',
  }),
  row(0x17, 'requestProblemInformation', 'Request Problem Information', 'byte', { CONNECT: '3.1.2.11.7' }),
  row(0x18, 'willDelayInterval', 'Will Delay Interval', 'u32', { WILL: '3.1.3.2.2' }),
  row(0x19, 'requestResponseInformation', 'Request Response Information', 'byte', { CONNECT: '3.1.2.11.6' }),
  row(0x1a, 'responseInformation', 'Response Information', 'utf8', { CONNACK: '3.2.2.3.15' }),
  row(0x1c, 'serverReference', 'Server Reference', 'utf8', { CONNACK: '3.2.2.3.16', DISCONNECT: '3.14.2.2.5' }),
  row(0x1f, 'reasonString', 'Reason String', 'utf8', reasonStringSections),
  row(
    0x21,
    'receiveMaximum',
    'Receive Maximum',
    'u16',
    { CONNECT: '3.1.2.11.3', CONNACK: '3.2.2.3.3' },
    { minimum: 1 },
  ),
  row(0x22, 'topicAliasMaximum', 'Topic Alias Maximum', 'u16', { CONNECT: '3.1.2.11.5', CONNACK: '3.2.2.3.8' }),
  row(
    0x23,
    'topicAlias',
    'Topic Alias',
    'u16',
    { PUBLISH: '3.3.2.3.4' },
    { minimum: 1, valueRule: 'topicAliasZero' }, // [MQTT5-3.3.2-8]
  ),
  row(0x24, 'maximumQoS', 'Maximum QoS', 'byte', { CONNACK: '3.2.2.3.4' }),
  row(0x25, 'retainAvailable', 'Retain Available', 'byte', { CONNACK: '3.2.2.3.5' }),
  row(0x26, 'userProperties', 'User Property', 'pair', userPropertySections, { repeatable: everyOwner }),
  row(
    0x27,
    'maximumPacketSize',
    'Maximum Packet Size',
    'u32',
    { CONNECT: '3.1.2.11.4', CONNACK: '3.2.2.3.6' },
    { minimum: 1 },
  ),
  row(0x28, 'wildcardSubscriptionAvailable', 'Wildcard Subscription Available', 'byte', { CONNACK: '3.2.2.3.11' }),
  row(0x29, 'subscriptionIdentifierAvailable', 'Subscription Identifiers Available', 'byte', { CONNACK: '3.2.2.3.12' }),
  row(0x2a, 'sharedSubscriptionAvailable', 'Shared Subscription Available', 'byte', { CONNACK: '3.2.2.3.13' }),
];

const byId: readonly (PropertyRow | undefined)[] = Array.from({ length: 0x2b }, (_, id) =>
  propertyRows.find((property) => property.id === id),
);
const byName: ReadonlyMap<string, PropertyRow> = new Map(propertyRows.map((property) => [property.name, property]));

export function propertyById(id: number): PropertyRow | undefined {
  return byId[id];
}

export function propertyByName(name: string): PropertyRow | undefined {
  return byName.get(name);
}
