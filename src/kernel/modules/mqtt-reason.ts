// The MQTT Reason Code in an error of MQTT.js, with the packet that brought it.
import { dataProperty } from '../worker/plain-text.ts';
import type { CellError } from '../protocol.ts';

type Reason = NonNullable<CellError['reason']>;

/** Packets of MQTT 5 clients, as their clients received them: a SUBACK's 0x80 exists in both versions. */
const versionFivePackets = new WeakSet<object>();

/** Called for each packet that a client has received. */
export function notePacket(packet: object, version: number | undefined): void {
  if (version === 5) versionFivePackets.add(packet);
}

/** Null for an error without a reason code. */
export function mqttReason(error: unknown): Reason | null {
  const name = dataProperty(error, 'name');
  const message = dataProperty(error, 'message');
  if (typeof message !== 'string') return null;
  const packet = dataProperty(error, 'packet');
  const granted = dataProperty(packet, 'granted');
  if (Array.isArray(granted) && typeof packet === 'object' && packet !== null) {
    const code = (granted as unknown[]).find((it): it is number => typeof it === 'number' && it >= 0x80);
    if (code === undefined) return null;
    return { code, version: versionFivePackets.has(packet) || code !== 0x80 ? 5 : 4, packet: 'suback' };
  }
  const code = dataProperty(error, 'code');
  if (name !== 'ErrorWithReasonCode' || typeof code !== 'number') return null;
  // CONNACK of 3.1.1 has 1 to 5, everything of version 5 that is an error starts at 0x80.
  return { code, version: code < 0x80 ? 4 : 5, packet: packetOf(message) };
}

function packetOf(message: string): string {
  if (message.startsWith('Connection refused')) return 'connack';
  return message.startsWith('Publish error') ? 'puback' : 'disconnect';
}
