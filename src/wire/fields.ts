// Every decoded field of a packet as name and text, in the specification's names, which are the same in every language.
import type { Packet, Properties, ProtocolVersion, Will } from '../mqtt/packet.ts';
import { cutAtCharacter, hex, utf8, visible } from './payload-text.ts';

export type Field = [name: string, value: string];

/** Characters of one value that are shown. */
const longest = 2000;

/** In the order of the bytes, roughly: fixed header, variable header, properties, payload. */
export function fieldsOf(packet: Packet): Field[] {
  switch (packet.type) {
    case 'CONNECT':
      return [
        ['Protocol Version', `${packet.version}`],
        [cleanName(packet.version), bit(packet.clean)],
        ['Keep Alive', `${packet.keepAlive} s`],
        ['Client Identifier', text(packet.clientId)],
        ...propertyFields(packet.properties),
        ...(packet.will === undefined ? [] : willFields(packet.will)),
        ...(packet.username === undefined ? [] : [['User Name', text(packet.username)] satisfies Field]),
        // A capture is shown to a class and sent to colleagues.
        ...(packet.password === undefined ? [] : [['Password', '••••'] satisfies Field]),
      ];
    case 'CONNACK':
      return [
        ['Session Present', bit(packet.sessionPresent)],
        ['Reason Code', code(packet.reasonCode)],
        ...propertyFields(packet.properties),
      ];
    case 'PUBLISH':
      return [
        ['DUP', bit(packet.dup)],
        ['QoS', `${packet.qos}`],
        ['RETAIN', bit(packet.retain)],
        ['Topic Name', text(packet.topic)],
        ...(packet.packetId === undefined ? [] : [['Packet Identifier', `${packet.packetId}`] satisfies Field]),
        ...propertyFields(packet.properties),
        ['Payload', bytes(packet.payload)],
      ];
    case 'PUBACK':
    case 'PUBREC':
    case 'PUBREL':
    case 'PUBCOMP':
      return [
        ['Packet Identifier', `${packet.packetId}`],
        ['Reason Code', code(packet.reasonCode)],
        ...propertyFields(packet.properties),
      ];
    case 'SUBSCRIBE':
      return [
        ['Packet Identifier', `${packet.packetId}`],
        ...propertyFields(packet.properties),
        ...packet.subscriptions.flatMap((subscription): Field[] => [
          ['Topic Filter', text(subscription.filter)],
          ['Maximum QoS', `${subscription.qos}`],
          ['No Local', bit(subscription.noLocal)],
          ['Retain As Published', bit(subscription.retainAsPublished)],
          ['Retain Handling', `${subscription.retainHandling}`],
        ]),
      ];
    case 'UNSUBSCRIBE':
      return [
        ['Packet Identifier', `${packet.packetId}`],
        ...propertyFields(packet.properties),
        ...packet.filters.map((filter): Field => ['Topic Filter', text(filter)]),
      ];
    case 'SUBACK':
    case 'UNSUBACK':
      return [
        ['Packet Identifier', `${packet.packetId}`],
        ...propertyFields(packet.properties),
        ...packet.reasonCodes.map((reasonCode): Field => ['Reason Code', code(reasonCode)]),
      ];
    case 'PINGREQ':
    case 'PINGRESP':
      return [];
    case 'DISCONNECT':
    case 'AUTH':
      return [['Reason Code', code(packet.reasonCode)], ...propertyFields(packet.properties)];
  }
}

function willFields(will: Will): Field[] {
  return [
    ['Will Topic', text(will.topic)],
    ['Will QoS', `${will.qos}`],
    ['Will Retain', bit(will.retain)],
    ['Will Payload', bytes(will.payload)],
    ...propertyFields(will.properties),
  ];
}

function propertyFields(properties: Properties = {}): Field[] {
  return Object.entries(properties).flatMap(([key, value]: [string, Properties[keyof Properties]]): Field[] => {
    const name = propertyName(key);
    if (value === undefined) return [];
    if (key === 'userProperties') {
      return (properties.userProperties ?? []).map(([user, content]) => [
        'User Property',
        `${text(user)} = ${text(content)}`,
      ]);
    }
    if (value instanceof Uint8Array) return [[name, bytes(value)]];
    if (Array.isArray(value)) return value.map((item) => [name, text(String(item))]);
    return [[name, text(String(value))]];
  });
}

/** `sessionExpiryInterval` → `Session Expiry Interval`. */
function propertyName(key: string): string {
  const words = key.replace(/QoS|[A-Z][a-z]+/g, ' $&');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function cleanName(version: ProtocolVersion): string {
  return version === 5 ? 'Clean Start' : 'CleanSession';
}

function bit(value: boolean): string {
  return value ? '1' : '0';
}

function code(value: number): string {
  return `0x${value.toString(16).padStart(2, '0')}`;
}

function text(value: string): string {
  return visible(value.length > longest ? `${value.slice(0, longest)}…` : value);
}

function bytes(value: Uint8Array): string {
  const first = cutAtCharacter(value, longest);
  const more = value.length > longest ? '…' : '';
  const decoded = utf8(first);
  return decoded === null ? `0x${hex(first)}${more}` : `"${visible(decoded)}${more}"`;
}
