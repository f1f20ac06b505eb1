// Packet scripts for the rule of what answers what. A line is a packet: `anna/2 > PUBLISH 1 dup` goes over connection 2
// of anna, to the broker. `PUBLISH` is QoS 1, `PUBLISH2` QoS 2, `PUBLISH0` QoS 0; a client that is called `-` has no name.
import type { CapturedPacket, PacketFault } from '../../../src/capture/captured-packet.ts';
import type { Packet, ProtocolVersion } from '../../../src/mqtt/packet.ts';
import { capturedPacket, utf8 } from '../packets.ts';

/** The packet, the number of the first one of its exchange, and of the one that it answers. */
export type ScriptLine = [packet: string, first?: number, answers?: number];

export interface ExchangeCase {
  name: string;
  lines: readonly ScriptLine[];
  /** First packets of the exchanges that are complete at the end. */
  complete: readonly number[];
  /** What only MQTT 5 has. */
  only5?: true;
}

/** Which version, and whether all messages go the other way. */
export interface ScriptVariant {
  version: ProtocolVersion;
  mirrored: boolean;
}

export function scriptPackets(lines: readonly ScriptLine[], { version, mirrored }: ScriptVariant): CapturedPacket[] {
  return lines.map(([line], index) => {
    const [who = '', way, type = '', ...words] = line.split(' ');
    const [client = '', connection] = who.split('/');
    const packet = packetOf(type, words, version);
    const isMessage = /^PUB/.test(type);
    const toBroker = (way === '>') !== (mirrored && isMessage);
    const fault = faultOf(words, index + 1);
    return capturedPacket(packet, {
      number: index + 1,
      time: index * 10,
      connection: Number(connection),
      clientId: client === '-' ? '' : client,
      direction: toBroker ? 'to-broker' : 'to-client',
      version,
      ...(fault && { fault }),
    });
  });
}

function packetOf(type: string, words: readonly string[], version: ProtocolVersion): Packet {
  const packetId = Number(words.find((word) => /^\d+$/.test(word)) ?? 0);
  const has = (word: string): boolean => words.includes(word);
  switch (type) {
    case 'CONNECT':
      return { type, version, clean: has('clean'), keepAlive: 60, clientId: has('unnamed') ? '' : 'anna' };
    case 'CONNACK':
      return { type, sessionPresent: has('resumed'), reasonCode: has('refused') ? (version === 5 ? 0x87 : 5) : 0 };
    case 'AUTH': {
      const reasonCode = has('again') ? 0x19 : has('success') ? 0 : 0x18;
      return { type, reasonCode, properties: { authenticationMethod: 'X' } };
    }
    case 'PUBLISH0':
      return { type: 'PUBLISH', dup: false, qos: 0, retain: false, topic: 'lab/x', payload: utf8('hello') };
    case 'PUBLISH':
    case 'PUBLISH2': {
      const qos = type === 'PUBLISH' ? 1 : 2;
      const common = { retain: false, topic: 'lab/x', packetId, payload: utf8('hello') };
      return { type: 'PUBLISH', dup: has('dup'), qos, ...common };
    }
    case 'PUBACK':
    case 'PUBREC':
    case 'PUBREL':
    case 'PUBCOMP':
      return { type, packetId, reasonCode: has('refused') ? 0x87 : 0 };
    case 'SUBSCRIBE': {
      const options = { noLocal: false, retainAsPublished: false, retainHandling: 0 } as const;
      return { type, packetId, subscriptions: [{ filter: 'lab/#', qos: 1, ...options }] };
    }
    case 'SUBACK':
      return { type, packetId, reasonCodes: [1] };
    case 'UNSUBSCRIBE':
      return { type, packetId, filters: ['lab/#'] };
    case 'UNSUBACK':
      return { type, packetId, reasonCodes: version === 5 ? [0] : [] };
    case 'PINGREQ':
    case 'PINGRESP':
      return { type };
    case 'DISCONNECT':
      return { type, reasonCode: 0 };
    default:
      throw new Error(`no packet is called ${type}`);
  }
}

function faultOf(words: readonly string[], number: number): PacketFault | undefined {
  if (words.includes('dropped')) return { rule: 1, kind: 'dropped' };
  if (words.includes('cut')) return { rule: 1, kind: 'cut', dropped: true };
  if (words.includes('cut-behind')) return { rule: 1, kind: 'cut', dropped: false };
  const copy = words.find((word) => /^copy(?:@\d+)?$/.test(word));
  if (copy !== undefined) return { rule: 1, kind: 'duplicate', of: Number(copy.split('@')[1] ?? number - 1) };
  return undefined;
}

/** Those in which a case is to hold. */
export function variantsOf({ only5 }: ExchangeCase, bothWays: boolean): ScriptVariant[] {
  const versions: ProtocolVersion[] = only5 === true ? [5] : [4, 5];
  return versions.flatMap((version) => (bothWays ? [false, true] : [false]).map((mirrored) => ({ version, mirrored })));
}
