// Packets, and captured ones, for the tests of captures.
import { encode } from '../../src/mqtt/encode.ts';
import type { Packet, ProtocolVersion, Publish } from '../../src/mqtt/packet.ts';
import type { CapturedPacket } from '../../src/capture/captured-packet.ts';

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const connect: Packet = { type: 'CONNECT', version: 5, clean: true, keepAlive: 60, clientId: 'anna' };
export const connack: Packet = { type: 'CONNACK', sessionPresent: false, reasonCode: 0 };
export const publish: Publish = {
  type: 'PUBLISH',
  dup: false,
  qos: 1,
  retain: false,
  topic: 'lab/x',
  packetId: 1,
  payload: utf8('hello'),
};

export function bytesOf(packet: Packet, version: ProtocolVersion = 5): Uint8Array {
  return encode(packet, version);
}

export function joined(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

export function capturedPacket(packet: Packet | null, changes: Partial<CapturedPacket> = {}): CapturedPacket {
  const bytes = packet === null ? Uint8Array.of(0xf0) : bytesOf(packet, changes.version);
  const common = { number: 1, time: 0, connection: 1, cell: 'cell', execution: 1, clientId: 'anna' };
  return { ...common, direction: 'to-broker', bytes, packet, version: 5, ...changes };
}
