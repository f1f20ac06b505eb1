// The section of each specification, 3.1.1 and 5.0, that describes a field, by packet and name. Those of properties are
// in properties.ts.
import type { PacketType, ProtocolVersion } from './packet.ts';

type Sections = readonly [in4: string, in5: string];

const both = (section: string): Sections => [section, section];

const fixedHeaderSections: Readonly<Record<string, Sections>> = {
  'Packet type': ['2.2.1', '2.1.2'],
  Flags: ['2.2.2', '2.1.3'],
  'Remaining Length': ['2.2.3', '2.1.4'],
};

const packetSections: Readonly<Partial<Record<PacketType, Readonly<Record<string, Sections>>>>> = {
  CONNECT: {
    'Protocol Name': both('3.1.2.1'),
    'Protocol Version': both('3.1.2.2'),
    'Connect Flags': both('3.1.2.3'),
    Reserved: both('3.1.2.3'),
    'Clean Session': both('3.1.2.4'),
    'Clean Start': both('3.1.2.4'),
    'Will Flag': both('3.1.2.5'),
    'Will QoS': both('3.1.2.6'),
    'Will Retain': both('3.1.2.7'),
    'User Name Flag': both('3.1.2.8'),
    'Password Flag': both('3.1.2.9'),
    'Keep Alive': both('3.1.2.10'),
    'Property Length': both('3.1.2.11.1'),
    'Client Identifier': both('3.1.3.1'),
    'Will Property Length': both('3.1.3.2.1'),
    'Will Topic': ['3.1.3.2', '3.1.3.3'],
    'Will Message': both('3.1.3.3'),
    'Will Payload': both('3.1.3.4'),
    'User Name': ['3.1.3.4', '3.1.3.5'],
    Password: ['3.1.3.5', '3.1.3.6'],
  },
  CONNACK: {
    'Connect Acknowledge Flags': both('3.2.2.1'),
    Reserved: both('3.2.2.1'),
    'Session Present': ['3.2.2.2', '3.2.2.1.1'],
    'Connect Return code': both('3.2.2.3'),
    'Reason Code': both('3.2.2.2'),
    'Property Length': both('3.2.2.3.1'),
  },
  PUBLISH: {
    DUP: both('3.3.1.1'),
    QoS: both('3.3.1.2'),
    RETAIN: both('3.3.1.3'),
    'Topic Name': both('3.3.2.1'),
    'Packet Identifier': both('3.3.2.2'),
    'Property Length': both('3.3.2.3.1'),
    Payload: both('3.3.3'),
  },
  ...acknowledgements(),
  SUBSCRIBE: {
    'Packet Identifier': both('3.8.2'),
    'Property Length': both('3.8.2.1.1'),
    'Topic Filter': both('3.8.3'),
    'Requested QoS': both('3.8.3'),
    'Subscription Options': both('3.8.3.1'),
    Reserved: both('3.8.3.1'),
    'Retain Handling': both('3.8.3.1'),
    'Retain As Published': both('3.8.3.1'),
    'No Local': both('3.8.3.1'),
    'Maximum QoS': both('3.8.3.1'),
  },
  SUBACK: {
    'Packet Identifier': both('3.9.2'),
    'Property Length': both('3.9.2.1.1'),
    'Return code': both('3.9.3'),
    'Reason Code': both('3.9.3'),
  },
  UNSUBSCRIBE: {
    'Packet Identifier': both('3.10.2'),
    'Property Length': both('3.10.2.1.1'),
    'Topic Filter': both('3.10.3'),
  },
  UNSUBACK: {
    'Packet Identifier': both('3.11.2'),
    'Property Length': both('3.11.2.1.1'),
    'Reason Code': both('3.11.3'),
  },
  DISCONNECT: { 'Reason Code': both('3.14.2.1'), 'Property Length': both('3.14.2.2.1') },
  AUTH: { 'Reason Code': both('3.15.2.1'), 'Property Length': both('3.15.2.2.1') },
};

function acknowledgements(): Readonly<Partial<Record<PacketType, Readonly<Record<string, Sections>>>>> {
  const sections = (chapter: string): Readonly<Record<string, Sections>> => ({
    'Packet Identifier': both(`${chapter}.2`),
    'Reason Code': both(`${chapter}.2.1`),
    'Property Length': both(`${chapter}.2.2.1`),
  });
  return { PUBACK: sections('3.4'), PUBREC: sections('3.5'), PUBREL: sections('3.6'), PUBCOMP: sections('3.7') };
}

/**
 * `MQTT5-3.3.2.1` for the Topic Name of PUBLISH. `type` null = the packet type is reserved. Undefined when no field has
 * that name.
 */
export function clauseOf(type: PacketType | null, name: string, version: ProtocolVersion): string | undefined {
  const sections = fixedHeaderSections[name] ?? (type === null ? undefined : packetSections[type]?.[name]);
  if (sections === undefined) return undefined;
  return version === 5 ? `MQTT5-${sections[1]}` : `MQTT311-${sections[0]}`;
}
