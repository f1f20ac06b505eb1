// A packet as lines of text for a terminal, which `npm run dissect` prints. Nothing in a packet can change other lines.
import { dissect, type Field } from '../../mqtt/dissect.ts';
import { describe } from '../describe.ts';
import type { CapturedPacket } from '../captured-packet.ts';
import { unknownTopic } from '../topic-of.ts';
import { cutAtCharacter, payloadText, visible } from '../payload-text.ts';

/** Bytes of one value that are shown. */
const longest = 200;

/** `12  0.001234  anna → broker  PUBLISH id=1 QoS 1 lab/x "hello"`. */
export function packetLine(captured: CapturedPacket, broker: string): string {
  const client = captured.clientId === '' ? `#${captured.connection}` : visible(captured.clientId);
  const way = captured.direction === 'to-broker' ? `${client} → ${broker}` : `${broker} → ${client}`;
  const [name, details] = describe(captured, 'en');
  return [`${captured.number}`.padStart(5), (captured.time / 1000).toFixed(6), way, name, details].join('  ').trimEnd();
}

/** One line for each field: bytes, bits, name, value, clause; then where and why a packet is malformed. */
export function fieldLines(captured: CapturedPacket): string[] {
  const { bytes, version, direction, mqtt31, malformed, noted } = captured;
  const { fields } = dissect(bytes, version, direction === 'to-broker' ? 'client' : 'server', mqtt31);
  const lines = fields.map(
    (field) =>
      `${indent(field)}${place(field)}  ${field.name}: ${value(field)}${behindAlias(field, captured)}  [${field.clause}]`,
  );
  const wrong = malformed ?? noted;
  if (wrong !== undefined) {
    const rule = wrong.rule === '' ? '' : `  [${wrong.rule}]`;
    lines.push(`${indent({ depth: 0 })}${wrong.offset}  ✗ ${visible(wrong.message)}${rule}`);
  }
  return lines;
}

/** What the empty Topic Name of a PUBLISH with a Topic Alias stands for. */
function behindAlias({ name, value: content }: Field, { packet, topic }: CapturedPacket): string {
  if (name !== 'Topic Name' || content !== '' || packet === null) return '';
  return topic === undefined ? ` ${unknownTopic.en}` : ` = "${visible(topic)}"`;
}

function indent({ depth }: Pick<Field, 'depth'>): string {
  return '  '.repeat(4 + depth);
}

/** `4-7`, or `0.7-4` for bits of a byte; the end is the last byte, as in Wireshark. */
function place({ start, end, bits }: Field): string {
  if (bits !== undefined) return bits[0] === bits[1] ? `${start}.${bits[0]}` : `${start}.${bits[0]}-${bits[1]}`;
  return end - start > 1 ? `${start}-${end - 1}` : `${start}`;
}

function value({ name, value: content }: Field): string {
  // A terminal is shown to a class; `--json` has everything.
  if (name === 'Password') return '••••';
  if (content instanceof Uint8Array) return payloadText(cutAtCharacter(content, longest), longest);
  if (typeof content === 'string')
    return `"${visible(content.length > longest ? `${content.slice(0, longest)}…` : content)}"`;
  return `${content}`;
}
