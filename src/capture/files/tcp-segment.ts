// One TCP segment out of an IP packet, version 4 or 6, or of one in a tunnel. Checksums are not looked at: network cards fill them in later.
import { hex } from '../payload-text.ts';
import { viewOf } from './recorded-packet.ts';
import { insideTunnel, isTunnel, isTunnelDatagram, type UnreadTunnel } from './tunnel.ts';

const tcpProtocol = 6;
const udpProtocol = 17;
const ipv6Header = 40;
const fragmentHeader = 44;
/** Extension headers that tell their length: hop-by-hop, routing, destination options. */
const extensionHeaders = [0, 43, 60];

export interface Endpoint {
  /** In hexadecimal. */
  address: string;
  port: number;
}

export interface TcpSegment {
  from: Endpoint;
  to: Endpoint;
  sequence: number;
  syn: boolean;
  ack: boolean;
  fin: boolean;
  rst: boolean;
  /** What was recorded of its data, a view. */
  data: Uint8Array;
}

interface Carried {
  protocol: number;
  source: string;
  destination: string;
  /** What IP carries, cut to the length that IP tells: Ethernet pads short packets. */
  content: Uint8Array;
}

/** Tunnels in tunnels are followed as deep as this. */
const deepest = 8;

/** The segment; 'fragment' for a part of one; null for anything but TCP, and for what is too short to tell. */
export function tcpSegment(ip: Uint8Array): TcpSegment | 'fragment' | UnreadTunnel | null {
  let carried = insideIp(ip);
  for (let depth = 0; carried !== null && carried !== 'fragment' && carried.protocol !== tcpProtocol; depth += 1) {
    const inner = depth < deepest ? insideTunnel(carried.protocol, carried.content) : null;
    if (inner === null || 'tunnel' in inner) return inner;
    carried = insideIp(inner);
  }
  if (carried === null || carried === 'fragment') return carried;
  const { source, destination, content } = carried;
  if (content.length < 20) return null;
  const view = viewOf(content);
  const header = (view.getUint8(12) >> 4) * 4;
  if (header < 20 || header > content.length) return null;
  const flags = view.getUint8(13);
  return {
    from: { address: source, port: view.getUint16(0) },
    to: { address: destination, port: view.getUint16(2) },
    sequence: view.getUint32(4),
    fin: (flags & 0x01) !== 0,
    syn: (flags & 0x02) !== 0,
    rst: (flags & 0x04) !== 0,
    ack: (flags & 0x10) !== 0,
    data: content.subarray(header),
  };
}

function insideIp(ip: Uint8Array): Carried | 'fragment' | null {
  return (ip[0] ?? 0) >> 4 === 4 ? insideIpv4(ip) : insideIpv6(ip);
}

/** Null for what carries no TCP, whole or in fragments. `first`: it is the first fragment. */
function fragmentOf(protocol: number, content: Uint8Array, first: boolean): 'fragment' | null {
  if (protocol === udpProtocol) return first && isTunnelDatagram(content) ? 'fragment' : null;
  return protocol === tcpProtocol || isTunnel(protocol) ? 'fragment' : null;
}

function insideIpv4(ip: Uint8Array): Carried | 'fragment' | null {
  if (ip.length < 20) return null;
  const view = viewOf(ip);
  const header = (view.getUint8(0) & 0x0f) * 4;
  const protocol = view.getUint8(9);
  if (header < 20 || ip.length < header) return null;
  const fragment = view.getUint16(6) & 0x3fff;
  if (fragment !== 0) return fragmentOf(protocol, ip.subarray(header), (fragment & 0x1fff) === 0);
  const total = view.getUint16(2) || ip.length; // 0: left to the network card
  return {
    protocol,
    source: hex(ip.subarray(12, 16)),
    destination: hex(ip.subarray(16, 20)),
    content: ip.subarray(header, Math.max(header, total)),
  };
}

function insideIpv6(ip: Uint8Array): Carried | 'fragment' | null {
  if (ip.length < ipv6Header) return null;
  const view = viewOf(ip);
  const total = view.getUint16(4) === 0 ? ip.length : ipv6Header + view.getUint16(4);
  let next = view.getUint8(6);
  let at = ipv6Header;
  while (extensionHeaders.includes(next) || next === fragmentHeader) {
    if (at + 8 > ip.length) return null;
    const fragment = next === fragmentHeader ? view.getUint16(at + 2) & 0xfff9 : 0;
    if (fragment !== 0) return fragmentOf(view.getUint8(at), ip.subarray(at + 8), (fragment & 0xfff8) === 0);
    const length = next === fragmentHeader ? 8 : (view.getUint8(at + 1) + 1) * 8;
    next = view.getUint8(at);
    at += length;
  }
  return {
    protocol: next,
    source: hex(ip.subarray(8, 24)),
    destination: hex(ip.subarray(24, 40)),
    content: ip.subarray(at, Math.max(at, total)),
  };
}
