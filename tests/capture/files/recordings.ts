// Capture files as other programs would have recorded them: TCP segments in any order, in any file format and link layer.
import { GrowingBytes } from '../../../src/capture/files/growing-bytes.ts';
import { writeSegment, type End, type SegmentKind } from '../../../src/capture/files/tcp-writer.ts';
import { joined } from '../packets.ts';

/** A packet of the network layer; time in nanoseconds since 1970. */
export interface Recorded {
  time: bigint;
  data: Uint8Array;
  originalLength?: number;
}

const START = 1_767_323_045_000_000_000n;

/** A TCP connection whose segments are recorded as the test says. */
export class Conversation {
  readonly recorded: Recorded[] = [];
  readonly client: End;
  readonly server: End;

  constructor(serverPort = 1883, clientPort = 50_000, sequence = 1000) {
    this.client = { address: 0x7f00_0002, port: clientPort, sequence };
    this.server = { address: 0x7f00_0001, port: serverPort, sequence: sequence + 5000 };
  }

  handshake(): this {
    this.#record('syn', this.client);
    this.#record('syn-ack', this.server);
    this.#record('ack', this.client);
    return this;
  }

  fromClient(...parts: Uint8Array[]): this {
    for (const part of parts) this.#record('data', this.client, part);
    return this;
  }

  fromServer(...parts: Uint8Array[]): this {
    for (const part of parts) this.#record('data', this.server, part);
    return this;
  }

  /** Data that is sent but not recorded. */
  lost(side: 'client' | 'server', length: number): this {
    this[side].sequence += length;
    return this;
  }

  /** Data that stands `back` bytes before the end of what was sent. */
  again(side: 'client' | 'server', back: number, bytes: Uint8Array): this {
    const now = this[side].sequence;
    this[side].sequence = now - back;
    this.#record('data', this[side], bytes);
    this[side].sequence = now;
    return this;
  }

  close(): this {
    this.#record('fin', this.client);
    this.#record('fin', this.server);
    this.#record('ack', this.client);
    return this;
  }

  /** The packets, those at `order` first. */
  inOrder(...order: number[]): Recorded[] {
    const chosen = order.map((index) => this.recorded[index]).filter((packet) => packet !== undefined);
    const times = this.recorded.map(({ time }) => time);
    const packets = [...chosen, ...this.recorded.filter((packet) => !chosen.includes(packet))];
    return packets.map((packet, index) => ({ ...packet, time: times[index] ?? packet.time }));
  }

  #record(kind: SegmentKind, from: End, data?: Uint8Array): void {
    const out = new GrowingBytes();
    writeSegment(out, kind, from, from === this.client ? this.server : this.client, data);
    this.recorded.push({ time: START + BigInt(this.recorded.length) * 1_000_000n, data: out.bytes() });
  }
}

export interface PcapOptions {
  littleEndian?: boolean;
  nanoseconds?: boolean;
  linkType?: number;
}

export function pcap(packets: readonly Recorded[], options: PcapOptions = {}): Uint8Array {
  const { littleEndian = true, nanoseconds = false, linkType = 101 } = options;
  const out = new GrowingBytes();
  out.u32(nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4, littleEndian);
  out.u16(2, littleEndian);
  out.u16(4, littleEndian);
  for (const value of [0, 0, 262_144, linkType]) out.u32(value, littleEndian);
  for (const { time, data, originalLength } of packets) {
    const fraction = Number(time % 1_000_000_000n);
    out.u32(Number(time / 1_000_000_000n), littleEndian);
    out.u32(nanoseconds ? fraction : Math.floor(fraction / 1000), littleEndian);
    out.u32(data.length, littleEndian);
    out.u32(originalLength ?? data.length, littleEndian);
    out.add(data);
  }
  return out.bytes();
}

export interface PcapngOptions {
  littleEndian?: boolean;
  linkType?: number;
  /** if_tsresol; microseconds when it is left out. */
  resolution?: number;
  block?: 'enhanced' | 'simple' | 'obsolete';
}

export function pcapng(packets: readonly Recorded[], options: PcapngOptions = {}): Uint8Array {
  const { littleEndian = true, linkType = 101, resolution, block = 'enhanced' } = options;
  const units = (time: bigint): bigint => {
    if (resolution === undefined) return time / 1000n;
    const scale = resolution < 0x80 ? 10n ** BigInt(resolution) : 1n << BigInt(resolution & 0x7f);
    return (time * scale) / 1_000_000_000n;
  };
  const number = (write: 'u16' | 'u32', ...values: number[]): Uint8Array => {
    const out = new GrowingBytes();
    for (const value of values) out[write](value, littleEndian);
    return out.bytes();
  };
  const blockOf = (type: number, ...body: Uint8Array[]): Uint8Array => {
    const content = joined(...body);
    const padded = joined(content, new Uint8Array((4 - (content.length % 4)) % 4));
    return joined(number('u32', type, padded.length + 12), padded, number('u32', padded.length + 12));
  };
  const section = [number('u32', 0x1a2b3c4d), number('u16', 1, 0), number('u32', 0xffff_ffff, 0xffff_ffff)];
  const option =
    resolution === undefined ? [] : [number('u16', 9, 1), Uint8Array.of(resolution, 0, 0, 0), number('u32', 0)];
  const packetBlock = ({ time, data, originalLength = data.length }: Recorded): Uint8Array => {
    if (block === 'simple') return blockOf(3, number('u32', originalLength), data);
    const stamp = [Number(units(time) >> 32n), Number(units(time) & 0xffff_ffffn)];
    const head = block === 'enhanced' ? number('u32', 0) : number('u16', 0, 0);
    return blockOf(block === 'enhanced' ? 6 : 2, head, number('u32', ...stamp, data.length, originalLength), data);
  };
  return joined(
    blockOf(0x0a0d0d0a, ...section),
    blockOf(1, number('u16', linkType, 0), number('u32', 0), ...option),
    ...packets.map(packetBlock),
  );
}

const etherType = (ip: Uint8Array): number[] => ((ip[0] ?? 0) >> 4 === 4 ? [0x08, 0x00] : [0x86, 0xdd]);

/** An IP packet in the packet of a link layer. */
export const links: Readonly<Record<string, { linkType: number; wrap: (ip: Uint8Array) => Uint8Array }>> = {
  'BSD loopback': { linkType: 0, wrap: (ip) => joined(Uint8Array.of((ip[0] ?? 0) >> 4 === 4 ? 2 : 30, 0, 0, 0), ip) },
  'BSD loopback, big-endian': { linkType: 0, wrap: (ip) => joined(Uint8Array.of(0, 0, 0, 2), ip) },
  Ethernet: {
    linkType: 1, // short packets are padded
    wrap: (ip) => joined(new Uint8Array(12), Uint8Array.of(...etherType(ip)), ip, new Uint8Array(8)),
  },
  VLAN: {
    linkType: 1,
    wrap: (ip) => joined(new Uint8Array(12), Uint8Array.of(0x88, 0xa8, 0, 1, 0x81, 0x00, 0, 2, ...etherType(ip)), ip),
  },
  'raw IP': { linkType: 101, wrap: (ip) => ip },
  'OpenBSD loopback': { linkType: 108, wrap: (ip) => joined(Uint8Array.of(0, 0, 0, 2), ip) },
  'Linux cooked': {
    linkType: 113,
    wrap: (ip) => joined(Uint8Array.of(0, 0, 3, 4, 0, 6), new Uint8Array(8), Uint8Array.of(...etherType(ip)), ip),
  },
  'Linux cooked 2': {
    linkType: 276,
    wrap: (ip) => joined(Uint8Array.of(...etherType(ip)), new Uint8Array(18), ip),
  },
};

const ipv4 = (protocol: number, content: Uint8Array): Uint8Array => {
  const length = 20 + content.length;
  const head = [0x45, 0, length >> 8, length & 0xff, 0, 0, 0, 0, 64, protocol, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2];
  return joined(Uint8Array.of(...head), content);
};
const udp = (port: number, content: Uint8Array): Uint8Array => {
  const length = 8 + content.length;
  return ipv4(17, joined(Uint8Array.of(0xc0, 0, port >> 8, port & 0xff, length >> 8, length & 0xff, 0, 0), content));
};
const ethernet = (ip: Uint8Array): Uint8Array => joined(new Uint8Array(12), Uint8Array.of(...etherType(ip)), ip);
const bytes = (...values: number[]): Uint8Array => Uint8Array.of(...values);

/** An IP packet in a tunnel: link type 1 where that begins with Ethernet, else raw IP. */
export const tunnels: Readonly<Record<string, { linkType: number; wrap: (ip: Uint8Array) => Uint8Array }>> = {
  PPPoE: {
    linkType: 1,
    wrap: (ip) =>
      joined(
        new Uint8Array(12),
        bytes(0x88, 0x64, 0x11, 0, 0, 1, (ip.length + 2) >> 8, (ip.length + 2) & 0xff, 0, 0x21),
        ip,
      ),
  },
  MPLS: { linkType: 1, wrap: (ip) => joined(new Uint8Array(12), bytes(0x88, 0x47, 0, 1, 0, 64, 0, 2, 1, 64), ip) },
  PPP: { linkType: 9, wrap: (ip) => joined(bytes(0xff, 0x03, 0, 0x21), ip) },
  'IP in IP': { linkType: 101, wrap: (ip) => ipv4(4, ip) },
  GRE: { linkType: 101, wrap: (ip) => ipv4(47, joined(bytes(0, 0, 8, 0), ip)) },
  'GRE with key and number': {
    linkType: 101,
    wrap: (ip) => ipv4(47, joined(bytes(0x30, 0, 8, 0, 0, 0, 0, 1, 0, 0, 0, 2), ip)),
  },
  'Ethernet in GRE': { linkType: 101, wrap: (ip) => ipv4(47, joined(bytes(0, 0, 0x65, 0x58), ethernet(ip))) },
  'ERSPAN II': {
    linkType: 101,
    wrap: (ip) => ipv4(47, joined(bytes(0x10, 0, 0x88, 0xbe, 0, 0, 0, 1, 0x10, 1, 0, 1, 0, 0, 0, 0), ethernet(ip))),
  },
  'ERSPAN III': {
    linkType: 101,
    wrap: (ip) =>
      ipv4(47, joined(bytes(0x10, 0, 0x22, 0xeb, 0, 0, 0, 1, 0x20, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0), ethernet(ip))),
  },
  VXLAN: { linkType: 101, wrap: (ip) => udp(4789, joined(bytes(8, 0, 0, 0, 0, 0, 1, 0), ethernet(ip))) },
  Geneve: {
    linkType: 101,
    wrap: (ip) => udp(6081, joined(bytes(1, 0, 0x65, 0x58, 0, 0, 1, 0, 1, 2, 3, 0), ethernet(ip))),
  },
  'GTP-U': {
    linkType: 101,
    wrap: (ip) => udp(2152, joined(bytes(0x30, 255, ip.length >> 8, ip.length & 0xff, 0, 0, 0, 1), ip)),
  },
  'VXLAN in GRE': {
    linkType: 101,
    wrap: (ip) => ipv4(47, joined(bytes(0, 0, 8, 0), udp(4789, joined(bytes(8, 0, 0, 0, 0, 0, 1, 0), ethernet(ip))))),
  },
};

/** The same packet in a tunnel of IPsec, which nobody can look into. */
export function asEsp(ip: Uint8Array): Uint8Array {
  return ipv4(50, ip);
}

/** The same TCP segment in IPv6, behind an extension header. */
export function asIpv6(ip: Uint8Array): Uint8Array {
  const tcp = ip.subarray(20);
  const head = new Uint8Array(48);
  head[0] = 0x60;
  head[4] = (tcp.length + 8) >> 8;
  head[5] = tcp.length + 8;
  head[6] = 60; // destination options
  head.set(ip.subarray(12, 16), 20);
  head.set(ip.subarray(16, 20), 36);
  head.set([6, 0, 1, 4], 40); // then TCP; padding
  return joined(head, tcp);
}

/** A WebSocket packet; `mask` from a client. */
export function webSocketFrame(
  payload: Uint8Array,
  options: { opcode?: number; mask?: number[]; fin?: boolean; rsv1?: boolean } = {},
): Uint8Array {
  const { opcode = 2, mask, fin = true, rsv1 = false } = options;
  const first = (fin ? 0x80 : 0) | (rsv1 ? 0x40 : 0) | opcode;
  const masked = mask === undefined ? 0 : 0x80;
  const { length } = payload;
  const head =
    length < 126
      ? [first, masked | length]
      : length < 0x1_0000
        ? [first, masked | 126, length >> 8, length & 0xff]
        : [first, masked | 127, 0, 0, 0, 0, length >>> 24, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff];
  const body = payload.map((byte, index) => byte ^ (mask?.[index & 3] ?? 0));
  return joined(Uint8Array.of(...head, ...(mask ?? [])), body);
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

export const webSocketRequest = ascii(
  'GET /mqtt HTTP/1.1\r\nHost: localhost:8083\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n',
);
export const webSocketAnswer = ascii(
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ICX+Yqv66kxgM0FcWaLWlFLwTAI=\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n',
);
