import { describe, expect, it } from 'vitest';
import { dissect } from '../../../src/mqtt/dissect.ts';
import type { Packet } from '../../../src/mqtt/packet.ts';
import { clauseLink } from '../../../src/inspector/packets/clause-link.ts';
import { fieldMeaning } from '../../../src/inspector/packets/field-meaning.ts';
import { fieldsAt, fieldText, isSecret } from '../../../src/inspector/packets/field-text.ts';
import { bytesOf, connack, connect, publish, utf8 } from '../../capture/packets.ts';

const fieldsOf = (packet: Packet) => dissect(bytesOf(packet), 5).fields;
const textOf = (packet: Packet, name: string): string | undefined => {
  const field = fieldsOf(packet).find((one) => one.name === name);
  return field && fieldText(field);
};

describe('the value of a field', () => {
  it('cannot change the line around it', () => {
    expect(textOf({ ...publish, payload: utf8('a\n\u202eb') }, 'Payload')).toBe('"a\\n\\u{202e}b"');
  });

  it('is hex where it is no UTF-8', () => {
    expect(textOf({ ...publish, payload: Uint8Array.of(0xff, 0) }, 'Payload')).toBe('0xff00');
  });

  it('is cut where it is long', () => {
    const packet = { ...publish, payload: new Uint8Array(1_000_000).fill(0x61) } as Packet;
    expect(textOf(packet, 'Payload')?.length).toBeLessThan(3000);
  });

  it('is never a password, nor are its bytes', () => {
    const packet = { ...connect, username: 'u', password: utf8('secret') } as Packet;
    const fields = fieldsOf(packet);
    expect(JSON.stringify(fields.map(fieldText))).not.toContain('secret');
    const bytes = bytesOf(packet);
    const hidden = bytes.filter((_, offset) => isSecret(fields, offset));
    expect(new TextDecoder().decode(hidden)).toBe('secret');
  });
});

it('a byte belongs to the innermost field, or to all that share its bits', () => {
  const fields = fieldsOf(publish);
  const names = (offset: number) => fieldsAt(fields, offset).map((index) => fields[index]?.name);
  expect(names(0)).toEqual(['Packet type', 'DUP', 'QoS', 'RETAIN']);
  expect(names(5)).toEqual(['Topic Name']);
  expect(names(999)).toEqual([]);
});

it.each([
  [publish, 'QoS', 'at least once', '至少一次'],
  [publish, 'DUP', 'sent for the first time', '首次发送'],
  [connect, 'Protocol Version', 'MQTT 5.0', 'MQTT 5.0'],
  [connect, 'Keep Alive', '60 seconds', '60 秒'],
  [connack, 'Reason Code', 'The server has accepted the connection.', '服务端接受了连接。'],
])('%o: %s has its meaning in both languages', (packet, name, english, chinese) => {
  const field = fieldsOf(packet).find((one) => one.name === name);
  expect(field && fieldMeaning(field, packet.type, 5, 'en')).toBe(english);
  expect(field && fieldMeaning(field, packet.type, 5, 'zh-cn')).toBe(chinese);
});

it('a clause leads to the specification of its version', () => {
  expect(clauseLink('MQTT5-3.3.2.1')).toContain('/v5.0/');
  expect(clauseLink('MQTT311-3.3.1-6')).toContain('/v3.1.1/');
  expect(clauseLink('')).toBeNull();
});
