import { describe, expect, it } from 'vitest';
import { dissect, fields } from '../../src/mqtt/dissect.ts';
import { bytes, field, packet, properties } from './bytes.ts';
import { fixtures } from './fixtures.ts';

const line = ({ name, value, start, end, bits, depth, clause }: ReturnType<typeof fields>[number]): string =>
  `${'  '.repeat(depth)}${name}=${value instanceof Uint8Array ? `[${value.join(' ')}]` : value} ${start}-${end}` +
  `${bits === undefined ? '' : ` bits ${bits.join('-')}`} ${clause}`;

describe('dissect', () => {
  it('names every field of a PUBLISH with its bytes, bits and clause', () => {
    const publish = packet(0x33, field('a/b'), [0, 7], properties([0x01, 1], [0x26, field('k'), field('v')]), 'hi');
    expect(fields(publish, 5).map(line)).toEqual([
      'Packet type=3 0-1 bits 7-4 MQTT5-2.1.2',
      'Remaining Length=19 1-2 MQTT5-2.1.4',
      'DUP=0 0-1 bits 3-3 MQTT5-3.3.1.1',
      'QoS=1 0-1 bits 2-1 MQTT5-3.3.1.2',
      'RETAIN=1 0-1 bits 0-0 MQTT5-3.3.1.3',
      'Topic Name=a/b 2-7 MQTT5-3.3.2.1',
      'Packet Identifier=7 7-9 MQTT5-3.3.2.2',
      'Property Length=9 9-10 MQTT5-3.3.2.3.1',
      '  Payload Format Indicator=1 10-12 MQTT5-3.3.2.3.2',
      '    Property Identifier=1 10-11 MQTT5-3.3.2.3.2',
      '    Value=1 11-12 MQTT5-3.3.2.3.2',
      '  User Property=k=v 12-19 MQTT5-3.3.2.3.7',
      '    Property Identifier=38 12-13 MQTT5-3.3.2.3.7',
      '    Name=k 13-16 MQTT5-3.3.2.3.7',
      '    Value=v 16-19 MQTT5-3.3.2.3.7',
      'Payload=[104 105] 19-21 MQTT5-3.3.3',
    ]);
  });

  it('takes the clauses of a CONNECT from the version that it asks for', () => {
    const connect = packet(0x10, field('MQTT'), 4, 2, [0, 60], field('c'));
    expect(fields(connect, 5).map(line)).toEqual([
      'Packet type=1 0-1 bits 7-4 MQTT311-2.2.1',
      'Flags=0 0-1 bits 3-0 MQTT311-2.2.2',
      'Remaining Length=13 1-2 MQTT311-2.2.3',
      'Protocol Name=MQTT 2-8 MQTT311-3.1.2.1',
      'Protocol Version=4 8-9 MQTT311-3.1.2.2',
      'Connect Flags=2 9-10 MQTT311-3.1.2.3',
      '  User Name Flag=0 9-10 bits 7-7 MQTT311-3.1.2.8',
      '  Password Flag=0 9-10 bits 6-6 MQTT311-3.1.2.9',
      '  Will Retain=0 9-10 bits 5-5 MQTT311-3.1.2.7',
      '  Will QoS=0 9-10 bits 4-3 MQTT311-3.1.2.6',
      '  Will Flag=0 9-10 bits 2-2 MQTT311-3.1.2.5',
      '  Clean Session=1 9-10 bits 1-1 MQTT311-3.1.2.4',
      '  Reserved=0 9-10 bits 0-0 MQTT311-3.1.2.3',
      'Keep Alive=60 10-12 MQTT311-3.1.2.10',
      'Client Identifier=c 12-15 MQTT311-3.1.3.1',
    ]);
  });

  it('shows the reserved bits of CONNACK, set or not', () => {
    const reserved = (flags: number): unknown[] =>
      fields(packet(0x20, flags, 0), 4)
        .filter(({ name }) => name === 'Reserved')
        .map(line);
    expect(reserved(1)).toEqual(['  Reserved=0 2-3 bits 7-1 MQTT311-3.2.2.1']);
    expect(reserved(2)).toEqual(['  Reserved=1 2-3 bits 7-1 MQTT311-3.2.2.1']);
  });

  it('knows the clause of every field of every packet', () => {
    for (const { bytes: content, version } of fixtures)
      for (const { name, clause, depth } of fields(content, version))
        if (depth < 2) expect(`${name} ${clause}`).not.toMatch(/MQTT5-2\.2\.2\.2$/);
  });

  it('gives the fields up to the fault of a malformed packet, and the fault', () => {
    const { fields: read, packet: none, malformed } = dissect(packet(0x82, [0, 1], 0, field('a#'), 0), 5);
    expect(read.map(({ name }) => name)).toEqual([
      ...['Packet type', 'Flags', 'Remaining Length', 'Packet Identifier', 'Property Length', 'Topic Filter'],
    ]);
    expect(none).toBeNull();
    expect(malformed).toMatchObject({ code: 0x8f, rule: 'MQTT5-4.7.1-1', offset: 7 });
  });

  it('gives the parts of a property that was cut off', () => {
    const { fields: read, malformed } = dissect(bytes(0x30, 5, field('t'), 1, 0x02), 5);
    expect(read.at(-1)).toMatchObject({ name: 'Property Identifier', value: 2, start: 6, end: 7 });
    expect(malformed?.rule).toBe('MQTT5-2.2.2.1');
  });

  it('takes nothing for a packet of no bytes', () => {
    expect(dissect(bytes(), 4)).toMatchObject({ fields: [], packet: null, malformed: { code: 0x81 } });
  });

  it('can be told the side that sent the packet', () => {
    expect(dissect(bytes(0xd0, 0), 4).malformed).toBeNull();
    expect(dissect(bytes(0xd0, 0), 4, 'client').malformed?.code).toBe(0x82);
  });
});
