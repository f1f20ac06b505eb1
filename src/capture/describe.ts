// One line of text for one packet, as Wireshark's info column has it: names of the specification, the same in every
// language, enough to follow an exchange without opening anything. Only what is wrong with it is in the page's
// language.
import type { Language } from '../language.ts';
import type { Connect, Packet, Publish, SubscriptionRequest } from '../mqtt/packet.ts';
import type { CapturedPacket, WhyMalformed } from './captured-packet.ts';
import { hexCode } from './hex-code.ts';
import { payloadText, visible } from './payload-text.ts';
import type { PacketPart } from './packet-part.ts';
import { shortTopic } from './short-topic.ts';
import { topicOf, unknownTopic } from './topic-of.ts';
import { malformedMessage } from './words/malformed-message.ts';

/** `PUBLISH id=1 QoS 1 DUP lab/x "hello"`. */
export function describePacket(packet: Packet): string {
  return [packet.type, ...details(packet, visible)].filter(Boolean).join(' ');
}

/** How a topic, a filter or a Client Identifier is written. */
type Written = (name: string) => string;

/**
 * The packet's name, and the rest of the line. A packet that could not be read has the reason, and no name. `topics`:
 * `short` leaves out what all topics of a reader begin with.
 */
export function describe(
  captured: CapturedPacket,
  language: Language,
  topics: 'whole' | 'short' = 'whole',
): [name: string, details: string] {
  const { packet, part, noted, clientId, malformed = { message: '', rule: '', offset: 0 } } = captured;
  const written: Written = topics === 'whole' ? visible : (name) => visible(shortTopic(name, clientId));
  if (packet === null && part === undefined) return ['?', wrong(malformed, language)];
  if (packet === null) return partLine(part as PacketPart, wrong(malformed, language), written);
  const note = noted === undefined ? '' : `· ${wrong(noted, language)}`;
  const topic = packet.type === 'PUBLISH' ? topicOf(captured, packet) || unknownTopic[language] : '';
  return [packet.type, [...details(packet, written, topic), note].filter(Boolean).join(' ')];
}

/** As far as it goes; then what is wrong. */
function partLine(part: PacketPart, fault: string, written: Written): [name: string, details: string] {
  const { type, level, clientId, packetId, topic, filters, payload, will } = part;
  const parts = [
    level === undefined ? '' : versionName({ version: (level & 0x7f) === 5 ? 5 : 4, level }),
    clientId === undefined ? '' : written(clientId) || 'id=""',
    packetId === undefined ? '' : `id=${packetId}`,
    type === 'PUBLISH' && part.qos !== undefined ? `QoS ${part.qos}` : '',
    topic === undefined ? '' : written(topic),
    filters === undefined ? '' : filters.map(written).join(', '),
    will?.topic === undefined ? '' : `will ${written(will.topic)}`,
    payload === undefined ? '' : payloadText(payload),
    `· ${fault}`,
  ];
  return [type, parts.filter(Boolean).join(' ')];
}

/** `The Remaining Length is not minimal [MQTT5-1.5.5-1] @1`. */
function wrong(why: WhyMalformed, language: Language): string {
  const message = visible(malformedMessage(why, language));
  return [message, why.rule && `[${why.rule}]`, `@${why.offset}`].filter(Boolean).join(' ');
}

/** `topic`: of a PUBLISH, where it is not in the packet. */
function details(packet: Packet, written: Written, topic = ''): string[] {
  switch (packet.type) {
    case 'CONNECT':
      return [
        versionName(packet),
        packet.clientId === '' ? 'id=""' : written(packet.clientId),
        packet.clean ? (packet.version === 5 ? 'Clean Start' : 'CleanSession') : '',
        expiry(packet.properties?.sessionExpiryInterval),
        `keepalive ${packet.keepAlive}`,
        packet.will === undefined ? '' : `will ${written(packet.will.topic)}`,
      ];
    case 'CONNACK':
      return [
        hexCode(packet.reasonCode),
        packet.sessionPresent ? 'Session Present' : '',
        packet.properties?.assignedClientIdentifier === undefined
          ? ''
          : visible(packet.properties.assignedClientIdentifier),
        reason(packet.properties?.reasonString),
      ];
    case 'PUBLISH':
      return publishDetails(packet, written(topic || packet.topic));
    case 'PUBACK':
    case 'PUBREC':
    case 'PUBREL':
    case 'PUBCOMP':
      return [`id=${packet.packetId}`, codeUnlessZero(packet.reasonCode), reason(packet.properties?.reasonString)];
    case 'SUBSCRIBE':
      return [`id=${packet.packetId}`, packet.subscriptions.map((one) => request(one, written)).join(', ')];
    case 'SUBACK':
      return [`id=${packet.packetId}`, packet.reasonCodes.map(granted).join(', ')];
    case 'UNSUBSCRIBE':
      return [`id=${packet.packetId}`, packet.filters.map(written).join(', ')];
    case 'UNSUBACK':
      return [`id=${packet.packetId}`, packet.reasonCodes.map(hexCode).join(', ')];
    case 'PINGREQ':
    case 'PINGRESP':
      return [];
    case 'DISCONNECT':
      return [codeUnlessZero(packet.reasonCode), reason(packet.properties?.reasonString)];
    case 'AUTH':
      return [hexCode(packet.reasonCode), visible(packet.properties?.authenticationMethod ?? '')];
  }
}

/** `MQTT 3.1 bridge`. */
function versionName({ version, level = version }: Pick<Connect, 'version' | 'level'>): string {
  const spoken = (level & 0x7f) === 3 ? 'MQTT 3.1' : version === 5 ? 'MQTT 5.0' : 'MQTT 3.1.1';
  return level >= 0x80 ? `${spoken} bridge` : spoken;
}

function publishDetails({ packetId, qos, dup, retain, payload, properties }: Publish, topic: string): string[] {
  return [
    packetId === undefined ? '' : `id=${packetId}`,
    `QoS ${qos}`,
    dup ? 'DUP' : '',
    retain ? 'RETAIN' : '',
    properties?.topicAlias === undefined ? '' : `alias=${properties.topicAlias}`,
    topic,
    payloadText(payload),
  ];
}

function request(
  { filter, qos, noLocal, retainAsPublished, retainHandling }: SubscriptionRequest,
  written: Written,
): string {
  const options = [
    noLocal ? ' NL' : '',
    retainAsPublished ? ' RAP' : '',
    retainHandling > 0 ? ` RH=${retainHandling}` : '',
  ];
  return `${written(filter)} QoS ${qos}${options.join('')}`;
}

function granted(reasonCode: number): string {
  return reasonCode <= 2 ? `QoS ${reasonCode}` : hexCode(reasonCode);
}

function expiry(seconds: number | undefined): string {
  if (seconds === undefined) return '';
  return seconds === 0xffff_ffff ? 'expiry never' : `expiry ${seconds} s`;
}

function reason(text: string | undefined): string {
  return text === undefined ? '' : `"${visible(text)}"`;
}

function codeUnlessZero(reasonCode: number): string {
  return reasonCode === 0 ? '' : hexCode(reasonCode);
}
