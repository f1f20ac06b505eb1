// What a captured packet says, apart from what no two runs share: Packet Identifiers, assigned Client Identifiers, the
// namespace in front of topics.
import type { Acknowledgement, Packet, Properties, Will } from '../../mqtt/packet.ts';
import { propertyByName } from '../../mqtt/properties.ts';
import { reasonName } from '../../mqtt/reason-names.ts';
import type { CapturedPacket } from '../captured-packet.ts';
import { hexCode } from '../hex-code.ts';
import { payloadText, visible } from '../payload-text.ts';

export interface Meaning {
  /** As the cell calls it; `#2` for the second client without a Client Identifier. */
  client: string;
  /** What the standard keeps in order: packets of one client, direction and type; of PUBLISH one topic and QoS. */
  lane: string;
  /** Client, direction and type. */
  place: string;
  /** What it is about: of a PUBLISH topic and payload, of what answers one that PUBLISH; empty for others. */
  about: string;
  /** By the specification's names. */
  fields: ReadonlyMap<string, string>;
  /** All that it says, but for the client. */
  text: string;
}

/** The packets of one run in order. `namespace`: what its topics and Client Identifiers begin with. */
export function meaningsOf(packets: readonly CapturedPacket[], namespace: string): Meaning[] {
  const clients = new Map<number, string>();
  /** What the last PUBLISH with an identifier was about, by client and direction of the PUBLISH. */
  const open = new Map<string, string>();
  let nameless = 0;
  const short: Shorten = (name) => visible(name.replaceAll(`${namespace}/`, ''));
  return packets.map((captured) => {
    const { connection, direction, packet } = captured;
    const client =
      clients.get(connection) ??
      (packet?.type === 'CONNECT' && packet.clientId === '' ? `#${(nameless += 1)}` : short(captured.clientId));
    clients.set(connection, client);
    const type = packet?.type ?? '?';
    const place = `${client} ${direction} ${type}`;
    const fields = new Map(
      packet === null ? [['', captured.malformed?.message ?? '']] : fieldsOf(captured, packet, short),
    );
    let [lane, about] = [place, ''];
    if (packet?.type === 'PUBLISH') {
      about = `${fields.get('Topic Name')} ${fields.get('Payload')}`;
      lane += ` ${packet.qos} ${fields.get('Topic Name')}`;
      open.set(`${client} ${direction} ${packet.packetId}`, about);
    } else if (packet !== null && isAcknowledgement(packet)) {
      about = open.get(`${client} ${answered(packet.type, direction)} ${packet.packetId}`) ?? '';
    }
    const text = [direction, type, about, ...[...fields].map(([name, value]) => `${name}=${value}`)].join('\n');
    return { client, lane, place, about, fields, text };
  });
}

/** The way that the PUBLISH went which a packet belongs to: PUBREL goes with it, the others against it. */
function answered(type: Acknowledgement['type'], direction: CapturedPacket['direction']): CapturedPacket['direction'] {
  if (type === 'PUBREL') return direction;
  return direction === 'to-broker' ? 'to-client' : 'to-broker';
}

function isAcknowledgement(packet: Packet): packet is Acknowledgement {
  return /^PUB(ACK|REC|REL|COMP)$/.test(packet.type);
}

type Shorten = (name: string) => string;
type NamedFields = [name: string, value: string][];

function fieldsOf({ topic, version }: CapturedPacket, packet: Packet, short: Shorten): NamedFields {
  const code = (value: number): string => `${hexCode(value)} ${reasonName(value, packet.type, version)}`.trim();
  const properties = 'properties' in packet ? propertyFields(packet.properties, short) : [];
  switch (packet.type) {
    case 'CONNECT':
      return [
        ['Protocol Version', String(packet.level ?? packet.version)],
        ['Client Identifier', short(packet.clientId)],
        [packet.version === 5 ? 'Clean Start' : 'Clean Session', bit(packet.clean)],
        ['Keep Alive', String(packet.keepAlive)],
        ...(packet.will ? willFields(packet.will, short) : []),
        ...(packet.username === undefined ? [] : ([['User Name', visible(packet.username)]] as NamedFields)),
        ...properties,
      ];
    case 'CONNACK':
      return [['Session Present', bit(packet.sessionPresent)], ['Reason Code', code(packet.reasonCode)], ...properties];
    case 'PUBLISH':
      return [
        ['Topic Name', short(topic ?? packet.topic)],
        // The marker of a cell that waits has a number.
        ['Payload', payloadText(packet.payload, longestPayload).replace(/^"marker \d+,/, '"marker,')],
        ['QoS', String(packet.qos)],
        ['RETAIN', bit(packet.retain)],
        ['DUP', bit(packet.dup)],
        ...properties,
      ];
    case 'SUBSCRIBE':
      return [
        ...packet.subscriptions.map(({ filter, ...options }): [string, string] => [
          `Topic Filter ${short(filter)}`,
          `QoS ${options.qos}, ${bit(options.noLocal)} ${bit(options.retainAsPublished)} ${options.retainHandling}`,
        ]),
        ...properties,
      ];
    case 'UNSUBSCRIBE':
      return [['Topic Filter', packet.filters.map(short).join(', ')], ...properties];
    case 'SUBACK':
    case 'UNSUBACK':
      return [['Reason Code', packet.reasonCodes.map(code).join(', ')], ...properties];
    case 'PINGREQ':
    case 'PINGRESP':
      return [];
    default:
      return [['Reason Code', code(packet.reasonCode)], ...properties];
  }
}

/** Bytes of a payload that are compared. */
const longestPayload = 2000;

function willFields({ topic, payload, qos, retain, properties }: Will, short: Shorten): NamedFields {
  return [
    ['Will Topic', short(topic)],
    ['Will Payload', payloadText(payload, longestPayload)],
    ['Will QoS', String(qos)],
    ['Will Retain', bit(retain)],
    ...propertyFields(properties, short),
  ];
}

function propertyFields(properties: Properties | undefined, short: Shorten): NamedFields {
  const all = Object.entries(properties ?? {}) as [string, Properties[keyof Properties]][];
  return all
    .filter(([name, value]) => defaults[name] !== value)
    .map(([name, value]) => [
      propertyByName(name)?.title ?? name,
      name === 'assignedClientIdentifier' ? '…' : propertyText(value, short),
    ]);
}

/** Sent or not, these say the same. */
const defaults: Readonly<Record<string, unknown>> = {
  payloadFormatIndicator: 0,
  willDelayInterval: 0,
  requestProblemInformation: 1,
  requestResponseInformation: 0,
  receiveMaximum: 65_535,
  topicAliasMaximum: 0,
  retainAvailable: 1,
  wildcardSubscriptionAvailable: 1,
  subscriptionIdentifierAvailable: 1,
  sharedSubscriptionAvailable: 1,
};

function propertyText(value: Properties[keyof Properties], short: Shorten): string {
  if (value instanceof Uint8Array) return payloadText(value, longestPayload);
  if (typeof value === 'string') return short(value);
  if (typeof value !== 'object') return String(value);
  return value.map((one) => (typeof one === 'number' ? String(one) : one.map(short).join('='))).join(', ');
}

function bit(value: boolean): string {
  return value ? '1' : '0';
}
