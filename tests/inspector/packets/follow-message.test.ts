import { describe, expect, it } from 'vitest';
import type { Packet } from '../../../src/mqtt/packet.ts';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { PacketStore } from '../../../src/capture/packet-store.ts';
import { FilteredPackets } from '../../../src/inspector/packets/filtered-packets.ts';
import { followMessage } from '../../../src/inspector/packets/follow-message.ts';
import { connect, capturedPacket, publish, utf8 } from '../../capture/packets.ts';

const message = publish;
const ack = (type: 'PUBACK' | 'PUBREC' | 'PUBREL' | 'PUBCOMP', packetId: number): Packet => ({
  type,
  packetId,
  reasonCode: 0,
});
const there = { direction: 'to-broker', clientId: 'anna', connection: 1 } as const;
const back = { ...there, direction: 'to-client' } as const;
const toBert = { direction: 'to-client', clientId: 'bert', connection: 2 } as const;
const fromBert = { ...toBert, direction: 'to-broker' } as const;

/** Numbers the packets from 1 and gives the numbers that follow the message of packet `number`. */
function followed(number: number, ...packets: [Packet, Partial<CapturedPacket>][]): number[] | null {
  const store = new PacketStore();
  store.add(packets.map(([packet, changes], index) => capturedPacket(packet, { ...changes, number: index + 1 })));
  const test = followMessage(store, number);
  if (test === null) return null;
  const rows = new FilteredPackets(store, test);
  rows.step(1000);
  return Array.from({ length: rows.length }, (_, index) => rows.at(index)?.number ?? 0);
}

const handshake: [Packet, Partial<CapturedPacket>][] = [
  [connect, there],
  [message, there],
  [ack('PUBACK', 1), back],
  [{ ...message, payload: utf8('other'), packetId: 2 }, there],
  [{ ...message, qos: 2, packetId: 7 }, toBert],
  [ack('PUBACK', 2), back],
  [ack('PUBREC', 7), fromBert],
  [ack('PUBREL', 7), toBert],
  [ack('PUBCOMP', 7), fromBert],
];

describe('following a message', () => {
  it('leads from the publisher over the broker to the subscriber with the acknowledgements of both legs', () => {
    expect(followed(2, ...handshake)).toEqual([2, 3, 5, 7, 8, 9]);
  });

  it.each([3, 5, 7, 8, 9])('gives the same from packet %i of it', (number) => {
    expect(followed(number, ...handshake)).toEqual([2, 3, 5, 7, 8, 9]);
  });

  it('is not possible from a packet that carries or acknowledges no message', () => {
    expect(followed(1, ...handshake)).toBeNull();
  });

  it('does not take an acknowledgement for its own when another message has the same Packet Identifier', () => {
    const other = { ...message, payload: utf8('other') };
    const packets: [Packet, Partial<CapturedPacket>][] = [
      [message, there],
      [ack('PUBACK', 1), back],
      [other, there],
      [ack('PUBACK', 1), back],
      [other, toBert],
      [ack('PUBACK', 1), fromBert],
    ];
    expect(followed(1, ...packets)).toEqual([1, 2]);
  });

  it('goes on over a reconnect of the client', () => {
    const again = { ...there, connection: 5 };
    const packets: [Packet, Partial<CapturedPacket>][] = [
      [{ ...message, qos: 2 }, there],
      [ack('PUBREC', 1), back],
      [ack('PUBREL', 1), again],
      [ack('PUBCOMP', 1), { ...back, connection: 5 }],
    ];
    expect(followed(4, ...packets)).toEqual([1, 2, 3, 4]);
  });

  it('knows a topic by its alias', () => {
    const properties = { topicAlias: 3 };
    const packets: [Packet, Partial<CapturedPacket>][] = [
      [{ ...message, properties }, there],
      [
        { ...message, topic: '', properties, packetId: 2 },
        { ...there, topic: message.topic },
      ],
      [
        { ...message, topic: '', properties, packetId: 3 },
        { ...there, connection: 9 },
      ],
    ];
    expect(followed(2, ...packets)).toEqual([1, 2]);
  });
});
