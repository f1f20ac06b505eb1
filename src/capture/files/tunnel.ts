// From a protocol that carries packets of other networks to the IP packet inside: GRE and what stands in it, VXLAN,
// Geneve, GTP-U, IP in IP. What is encrypted, or not read, is named.
import { ipPacketOf } from './link-layer.ts';
import { viewOf } from './recorded-packet.ts';

const ethernetLink = 1;
const rawLink = 101;
const greEthernet = 0x6558;
const erspan2 = 0x88be;
const erspan3 = 0x22eb;

/** Why it is not read: the name of the tunnel. */
export interface UnreadTunnel {
  tunnel: string;
}

/** IP protocols that carry others; the last two are named only. */
const tunnels: Readonly<Record<number, (content: Uint8Array) => Uint8Array | null | UnreadTunnel>> = {
  4: (content) => ip(content),
  17: insideUdp,
  41: (content) => ip(content),
  47: insideGre,
  50: () => ({ tunnel: 'IPsec ESP' }),
  115: () => ({ tunnel: 'L2TP' }),
};

/** By the server's port. */
const udpTunnels: Readonly<Record<number, (content: Uint8Array) => Uint8Array | null | UnreadTunnel>> = {
  1701: () => ({ tunnel: 'L2TP' }),
  2152: insideGtp,
  4500: () => ({ tunnel: 'IPsec ESP' }),
  4789: insideVxlan,
  6081: insideGeneve,
  8472: insideVxlan,
  51820: () => ({ tunnel: 'WireGuard' }),
};

export function isTunnel(protocol: number): boolean {
  return Object.hasOwn(tunnels, protocol);
}

/** Whether a UDP datagram, or the first fragment of one, is of a tunnel that is read or named. */
export function isTunnelDatagram(content: Uint8Array): boolean {
  return udpTunnelOf(content) !== undefined;
}

/** The IP packet inside; null when none is. */
export function insideTunnel(protocol: number, content: Uint8Array): Uint8Array | null | UnreadTunnel {
  return tunnels[protocol]?.(content) ?? null;
}

function insideUdp(content: Uint8Array): Uint8Array | null | UnreadTunnel {
  return udpTunnelOf(content)?.(content.subarray(8)) ?? null;
}

function udpTunnelOf(content: Uint8Array): ((content: Uint8Array) => Uint8Array | null | UnreadTunnel) | undefined {
  if (content.length < 8) return undefined;
  const view = viewOf(content);
  return udpTunnels[view.getUint16(2)] ?? udpTunnels[view.getUint16(0)];
}

/** RFC 2784 and 2890; ERSPAN of types I, II and III inside. */
function insideGre(content: Uint8Array): Uint8Array | null | UnreadTunnel {
  if (content.length < 4) return null;
  const view = viewOf(content);
  const flags = view.getUint16(0);
  const type = view.getUint16(2);
  if ((flags & 0x07) !== 0) return { tunnel: 'PPTP' };
  const [hasChecksum, hasKey, hasSequence] = [(flags & 0x8000) !== 0, (flags & 0x2000) !== 0, (flags & 0x1000) !== 0];
  const inner = content.subarray(4 + 4 * (Number(hasChecksum) + Number(hasKey) + Number(hasSequence)));
  if (type === greEthernet) return ethernet(inner);
  // Type I has no header of its own, and no sequence number in front of it.
  if (type === erspan2) return ethernet(hasSequence ? inner.subarray(8) : inner);
  if (type === erspan3) return ethernet(inner.subarray(((inner[11] ?? 0) & 0x01) === 0 ? 12 : 20));
  return ip(inner);
}

/** RFC 7348. */
function insideVxlan(content: Uint8Array): Uint8Array | null {
  return ethernet(content.subarray(8));
}

/** RFC 8926. */
function insideGeneve(content: Uint8Array): Uint8Array | null {
  if (content.length < 8) return null;
  const inner = content.subarray(8 + ((content[0] ?? 0) & 0x3f) * 4);
  return viewOf(content).getUint16(2) === greEthernet ? ethernet(inner) : ip(inner);
}

/** 3GPP TS 29.281: only G-PDUs carry packets. */
function insideGtp(content: Uint8Array): Uint8Array | null {
  const [flags = 0, type = 0] = content;
  if (flags >> 5 !== 1 || type !== 255) return null;
  if ((flags & 0x07) === 0) return ip(content.subarray(8));
  let at = 12;
  let next = (flags & 0x04) === 0 ? 0 : (content[11] ?? 0);
  while (next !== 0) {
    const words = content[at] ?? 0;
    if (words === 0) return null;
    at += words * 4;
    next = content[at - 1] ?? 0;
  }
  return ip(content.subarray(at));
}

function ethernet(data: Uint8Array): Uint8Array | null {
  return ipPacketOf(ethernetLink, data) ?? null;
}

function ip(data: Uint8Array): Uint8Array | null {
  return ipPacketOf(rawLink, data) ?? null;
}
