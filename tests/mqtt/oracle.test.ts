// mqtt-packet as an independent oracle: it reads what we write, and we read what it writes. It accepts more than the
// specification allows, so only legal packets are compared.
import fc from 'fast-check';
import mqttPacket, { type IConnectPacket, type Packet as OraclePacket } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/mqtt/decode.ts';
import { encode } from '../../src/mqtt/encode.ts';
import { MalformedPacket } from '../../src/mqtt/malformed.ts';
import type { Packet, ProtocolVersion } from '../../src/mqtt/packet.ts';
import { oracleIsWrong } from '../fuzz/oracle-errors.ts';
import { arbitraryPacket } from './arbitrary-packets.ts';
import { fixtures } from './fixtures.ts';

function readByOracle(bytes: Uint8Array, version: ProtocolVersion): OraclePacket {
  const read: OraclePacket[] = [];
  const parser = mqttPacket.parser({ protocolVersion: version });
  parser.on('packet', (packet) => read.push(packet));
  parser.on('error', (error: Error) => {
    throw error;
  });
  parser.parse(Buffer.from(bytes));
  const [packet] = read;
  if (packet === undefined || read.length > 1) throw new Error(`The oracle read ${read.length} packets`);
  return packet;
}

/** The oracle keeps user properties by name, without their order. */
const losesOrder = (packet: Packet): boolean => JSON.stringify(packet).includes('"userProperties"');

/** Small numbers, each bit, and the highest ones: they meet all error codes, identifiers and flags somewhere. */
const values = [
  ...Array.from({ length: 48 }, (_, value) => value),
  0x40,
  0x61,
  0x7f,
  ...Array.from({ length: 36 }, (_, value) => 0x80 + value),
  0xc3,
  0xff,
];

describe.each([4, 5] as const)('mqtt-packet, version %i', (version) => {
  it('reads the same header, identifier and payload from every legal packet that we write', () => {
    fc.assert(
      fc.property(arbitraryPacket(version), (packet) => {
        const bytes = encode(packet, version);
        fc.pre(!oracleIsWrong(bytes));
        const read: Record<string, unknown> = { ...readByOracle(bytes, version) };
        expect(read['cmd']).toBe(packet.type.toLowerCase());
        if ('packetId' in packet) expect(read['messageId']).toBe(packet.packetId);
        switch (packet.type) {
          case 'PUBLISH':
            expect(read).toMatchObject({
              topic: packet.topic,
              qos: packet.qos,
              dup: packet.dup,
              retain: packet.retain,
            });
            expect(Uint8Array.from(read['payload'] as Uint8Array)).toEqual(packet.payload);
            break;
          case 'CONNECT':
            expect(read).toMatchObject({ clean: packet.clean, clientId: packet.clientId, keepalive: packet.keepAlive });
            expect((read['will'] as IConnectPacket['will'])?.topic).toBe(packet.will?.topic);
            expect(read['username']).toBe(packet.username);
            break;
          case 'SUBSCRIBE':
            expect(read['subscriptions']).toEqual(
              packet.subscriptions.map(({ filter, qos, noLocal, retainAsPublished, retainHandling }) =>
                version === 4
                  ? { topic: filter, qos }
                  : { topic: filter, qos, nl: noLocal, rap: retainAsPublished, rh: retainHandling },
              ),
            );
            break;
          case 'UNSUBSCRIBE':
            expect(read['unsubscriptions']).toEqual(packet.filters);
            break;
          case 'SUBACK':
            expect(read['granted']).toEqual(packet.reasonCodes);
            break;
          case 'CONNACK':
            expect(read['sessionPresent']).toBe(packet.sessionPresent);
            expect(read[version === 5 ? 'reasonCode' : 'returnCode']).toBe(packet.reasonCode);
            break;
          case 'PUBACK':
          case 'PUBREC':
          case 'PUBREL':
          case 'PUBCOMP':
          case 'UNSUBACK':
          case 'PINGREQ':
          case 'PINGRESP':
          case 'DISCONNECT':
          case 'AUTH':
            break;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('writes what we read to the same packet, from what it read of ours', () => {
    const compared = fixtures.filter(
      (one) => one.version === version && !losesOrder(one.packet) && !oracleIsWrong(one.bytes),
    );
    expect(compared.length).toBeGreaterThan(10);
    for (const { bytes, packet, from } of compared) {
      const written = mqttPacket.generate(readByOracle(bytes, version), { protocolVersion: version });
      expect(decode(new Uint8Array(written), version, from)).toEqual(packet);
    }
  });

  it('reads every packet that we still read when one byte of a good one is any other', () => {
    let compared = 0;
    for (const { bytes, from } of fixtures.filter((one) => one.version === version)) {
      const changed = bytes.slice();
      for (const [at, before] of bytes.entries()) {
        for (const value of values) {
          changed[at] = value;
          if (!weRead(changed, version, from) || oracleIsWrong(changed)) continue;
          compared++;
          expect(() => readByOracle(changed, version), `byte ${at} is ${value}: ${changed.join(' ')}`).not.toThrow();
        }
        changed[at] = before;
      }
    }
    expect(compared).toBeGreaterThan(500);
  });
});

function weRead(bytes: Uint8Array, version: ProtocolVersion, from: 'client' | 'server'): boolean {
  try {
    decode(bytes, version, from);
    return true;
  } catch (error) {
    if (error instanceof MalformedPacket) return false;
    throw error;
  }
}
