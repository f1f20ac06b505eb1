// What tshark prints of MQTT packets, and the same lines from our own dissection: `mqtt.topic 4-7 hex 612f62`. Numbers are compared
// as numbers, everything else byte by byte; ranges count from the first byte of the packet.
import { spawnSync } from 'node:child_process';
import { dissect, type Field } from '../../src/mqtt/dissect.ts';
import type { CapturedPacket } from '../../src/capture/captured-packet.ts';

/** Whether tshark can be started. */
export function isTsharkThere(): boolean {
  return spawnSync('tshark', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Lines of each MQTT packet that tshark finds in a file, in its order; `options` as on its command line. */
export function tsharkPackets(file: string, options: readonly string[] = []): string[][] {
  return protocols(run(['-r', file, '-T', 'pdml', '-J', 'mqtt', '-Y', 'mqtt', ...options]));
}

/** What `tshark` prints with these arguments; throws when it fails. */
export function run(args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync('tshark', args, { encoding: 'utf8', maxBuffer: 256_000_000 });
  if (status !== 0) throw new Error(`tshark ended with ${status}: ${stderr}`);
  return stdout;
}

function protocols(pdml: string): string[][] {
  const packets: string[][] = [];
  let start = 0;
  let inside = false;
  // Texts in attributes may have line breaks, but < and > are escaped.
  for (const [tag, closing, kind, name = ''] of pdml.matchAll(/<(\/?)(proto|field)(?: name="([^"]*)")?[^>]*>/g)) {
    const attribute = (key: string): string => new RegExp(` ${key}="([^"]*)"`).exec(tag)?.[1] ?? '';
    if (kind === 'proto') {
      inside = closing === '' && name === 'mqtt';
      start = Number(attribute('pos'));
      if (inside) packets.push([]);
    } else if (inside && name.startsWith('mqtt.')) {
      const at = Number(attribute('pos')) - start;
      const value = numbers.has(name) ? Number(attribute('show')) : attribute('value');
      packets.at(-1)?.push(lineOf(name, at, at + Number(attribute('size')), value));
    }
  }
  return packets;
}

function lineOf(name: string, start: number, end: number, value: number | string): string {
  return `${name} ${start}-${end} ${typeof value === 'number' ? value : value === '' ? '-' : `hex ${value}`}`;
}

/** Numbers, by the names that our dissection has for them; `PACKET Name` where the name alone is not enough. */
const numberNames: Readonly<Record<string, string>> = {
  'Packet type': 'mqtt.msgtype',
  Flags: 'mqtt.hdr_reserved',
  'Remaining Length': 'mqtt.len',
  'Protocol Version': 'mqtt.ver',
  'Connect Flags': 'mqtt.conflags',
  'User Name Flag': 'mqtt.conflag.uname',
  'Password Flag': 'mqtt.conflag.passwd',
  'Will Retain': 'mqtt.conflag.retain',
  'Will QoS': 'mqtt.conflag.qos',
  'Will Flag': 'mqtt.conflag.willflag',
  'Clean Session': 'mqtt.conflag.cleansess',
  'Clean Start': 'mqtt.conflag.cleansess',
  'CONNECT Reserved': 'mqtt.conflag.reserved',
  'CONNACK Reserved': 'mqtt.conack.flags.reserved',
  'Keep Alive': 'mqtt.kalive',
  'Connect Acknowledge Flags': 'mqtt.conack.flags',
  'Session Present': 'mqtt.conack.flags.sp',
  'Connect Return code': 'mqtt.conack.val',
  DUP: 'mqtt.dupflag',
  QoS: 'mqtt.qos',
  RETAIN: 'mqtt.retain',
  'Packet Identifier': 'mqtt.msgid',
  'Subscription Options': 'mqtt.subscription_options',
  'Maximum QoS': 'mqtt.subscription_options_qos',
  'No Local': 'mqtt.subscription_options_nl',
  'Retain As Published': 'mqtt.subscription_options_rap',
  'Retain Handling': 'mqtt.subscription_options_retain',
  'SUBSCRIBE Reserved': 'mqtt.subscription_options_reserved',
  'Requested QoS': 'mqtt.sub.qos',
  'Return code': 'mqtt.suback.qos',
  'CONNACK Reason Code': 'mqtt.connack.reason_code',
  'PUBACK Reason Code': 'mqtt.puback.reason_code',
  'PUBREC Reason Code': 'mqtt.pubrec.reason_code',
  'PUBREL Reason Code': 'mqtt.pubrel.reason_code',
  'PUBCOMP Reason Code': 'mqtt.pubcomp.reason_code',
  'SUBACK Reason Code': 'mqtt.suback.reason_code',
  'UNSUBACK Reason Code': 'mqtt.unsuback.reason_code',
  'DISCONNECT Reason Code': 'mqtt.disconnect.reason_code',
  'AUTH Reason Code': 'mqtt.auth.reason_code',
  'Property Length': 'mqtt.property_len',
  'Will Property Length': 'mqtt.property_len',
  'Property Identifier': 'mqtt.property_id',
};

/** Strings and binary data with two bytes of length in front: the names of both. */
const lengthNames: Readonly<Record<string, readonly [length: string, content: string]>> = {
  'Protocol Name': ['mqtt.proto_len', 'mqtt.protoname'],
  'Client Identifier': ['mqtt.clientid_len', 'mqtt.clientid'],
  'Will Topic': ['mqtt.willtopic_len', 'mqtt.willtopic'],
  'Will Message': ['mqtt.willmsg_len', 'mqtt.willmsg'],
  'Will Payload': ['mqtt.willmsg_len', 'mqtt.willmsg'],
  'User Name': ['mqtt.username_len', 'mqtt.username'],
  Password: ['mqtt.passwd_len', 'mqtt.passwd'],
  'Topic Name': ['mqtt.topic_len', 'mqtt.topic'],
  'Topic Filter': ['mqtt.topic_len', 'mqtt.topic'],
  Name: ['mqtt.prop_key_len', 'mqtt.prop_key'],
};

const numbers = new Set([
  ...Object.values(numberNames),
  ...Object.values(lengthNames).map(([length]) => length),
  'mqtt.hdrflags',
  'mqtt.prop_number',
  'mqtt.property.max_qos',
  'mqtt.property.topic_alias',
  'mqtt.prop_string_len',
  'mqtt.prop_value_len',
]);

/** The lines of our own dissection, in tshark's names and order. */
export function ownLines({
  bytes,
  version,
  direction,
}: Pick<CapturedPacket, 'bytes' | 'version' | 'direction'>): string[] {
  const { fields } = dissect(bytes, version, direction === 'to-broker' ? 'client' : 'server');
  const type = ((bytes[0] ?? 0) >> 4).toString();
  const lines = [lineOf('mqtt.hdrflags', 0, 1, bytes[0] ?? 0)];
  let property = '';
  for (const field of fields) {
    if (field.depth === 1 && field.bits === undefined) property = field.name;
    else lines.push(...linesOf(field, type, field.depth === 2 ? property : '', bytes));
  }
  return lines;
}

const packetNames: Readonly<Record<string, string>> = {
  ...{ 1: 'CONNECT', 2: 'CONNACK', 4: 'PUBACK', 5: 'PUBREC', 6: 'PUBREL', 7: 'PUBCOMP', 8: 'SUBSCRIBE', 9: 'SUBACK' },
  ...{ 11: 'UNSUBACK', 14: 'DISCONNECT', 15: 'AUTH' },
};

function linesOf({ name, value, start, end }: Field, type: string, property: string, bytes: Uint8Array): string[] {
  const hexOf = (from: number): string => Buffer.from(bytes.subarray(from, end)).toString('hex');
  const withLength = ([length, content]: readonly [string, string]): string[] => [
    lineOf(length, start, start + 2, end - start - 2),
    lineOf(content, start + 2, end, hexOf(start + 2)),
  ];
  if (property !== '' && name === 'Value') {
    if (property === 'User Property') return withLength(['mqtt.prop_value_len', 'mqtt.prop_value']);
    if (property === 'Content Type') return [lineOf('mqtt.property.content_type', start, end, hexOf(start))];
    if (typeof value !== 'number') return withLength(['mqtt.prop_string_len', 'mqtt.prop_string']);
    const special = { 'Topic Alias': 'mqtt.property.topic_alias', 'Maximum QoS': 'mqtt.property.max_qos' }[property];
    return [lineOf(special ?? 'mqtt.prop_number', start, end, value)];
  }
  const pair = lengthNames[name];
  if (pair !== undefined) return withLength(pair);
  if (name === 'Payload') return [lineOf('mqtt.msg', start, end, hexOf(start))];
  const lengthLine = name === 'Property Length' || name === 'Will Property Length';
  const container = name === 'Property Length' ? 'mqtt.properties' : 'mqtt.will_properties';
  const containers = lengthLine ? [lineOf(container, start, end + (value as number), '')] : [];
  const number = numberNames[`${packetNames[type]} ${name}`] ?? numberNames[name];
  return [...containers, lineOf(number ?? `(${name})`, start, end, value as number)];
}
