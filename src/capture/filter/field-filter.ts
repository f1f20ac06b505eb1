// The display filter that asks for the value of one dissected field. Pure.
import type { Field } from '../../mqtt/dissect.ts';
import type { CapturedPacket } from '../captured-packet.ts';
import { utf8 } from '../payload-text.ts';
import { compileFilter } from './compile-filter.ts';

/** Filter fields, by the names of the specification. */
const byName: Readonly<Record<string, string>> = {
  'Topic Name': 'mqtt.topic',
  'Topic Filter': 'mqtt.topic',
  QoS: 'mqtt.qos',
  DUP: 'mqtt.dupflag',
  RETAIN: 'mqtt.retain',
  'Packet Identifier': 'mqtt.msgid',
  'Client Identifier': 'mqtt.clientid',
  'Protocol Version': 'mqtt.ver',
  'Keep Alive': 'mqtt.kalive',
  'Clean Start': 'mqtt.conflag.cleansess',
  'Clean Session': 'mqtt.conflag.cleansess',
  'User Name': 'mqtt.username',
  'Will Topic': 'mqtt.willtopic',
  'Will Payload': 'mqtt.willmsg',
  'Will Message': 'mqtt.willmsg',
  'Session Present': 'mqtt.conack.flags.sp',
  'Maximum QoS': 'mqtt.sub.qos',
  'Topic Alias': 'mqtt.property.topic_alias',
  'Content Type': 'mqtt.property.content_type',
};
/** Bytes of a payload that a filter can hold. */
const longest = 200;

/** Null where no filter asks for such a field, or it would not pass the packet itself. */
export function fieldFilter({ name, value }: Field, captured: CapturedPacket): string | null {
  const { packet, part, topic } = captured;
  const type = packet?.type ?? part?.type;
  if (type === undefined) return null;
  const filter = (): string | null => {
    if (name === 'Packet type') return `mqtt.msgtype == ${type}`;
    if (name === 'Payload') return value instanceof Uint8Array ? payloadFilter(value) : null;
    if (/Reason Code$|Return code$/.test(name)) return reasonFilter(type, captured.version, value);
    const field = Object.hasOwn(byName, name) ? byName[name] : undefined;
    if (field === undefined) return null;
    // What the alias stands for.
    const meant = name === 'Topic Name' && value === '' && topic !== undefined ? topic : value;
    return `${field} == ${literal(meant)}`;
  };
  const made = filter();
  return made !== null && passes(made, captured) ? made : null;
}

function reasonFilter(type: string, version: number, value: Field['value']): string {
  const field = type === 'CONNACK' && version === 4 ? 'mqtt.conack.val' : `mqtt.${type.toLowerCase()}.reason_code`;
  return `${field} == ${literal(value)}`;
}

function payloadFilter(value: Uint8Array): string | null {
  if (value.length > longest || value.length === 0) return null;
  const text = utf8(value);
  return text === null ? `mqtt.msg == ${literal(value)}` : `mqtt.msg_text == ${literal(text)}`;
}

function literal(value: Field['value']): string {
  if (typeof value === 'number') return `${value}`;
  if (typeof value === 'string') return `"${Array.from(value, escaped).join('')}"`;
  const pairs = Array.from(value, (byte) => byte.toString(16).padStart(2, '0'));
  return pairs.length === 1 ? `0x${pairs[0] ?? ''}` : pairs.join(':');
}

function escaped(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20 || (code >= 0x7f && code < 0xa0) ? `\\x${code.toString(16).padStart(2, '0')}` : character;
}

function passes(filter: string, captured: CapturedPacket): boolean {
  try {
    return compileFilter(filter)(captured);
  } catch {
    return false;
  }
}
