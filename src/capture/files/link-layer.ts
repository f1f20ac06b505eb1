// From a packet of a link layer to the IP packet inside. Numbers are LINKTYPE_ values:
// https://www.tcpdump.org/linktypes.html
import { viewOf } from './recorded-packet.ts';

const ethernetIpv4 = 0x0800;
const ethernetIpv6 = 0x86dd;
/** Tags in front of the real type: VLAN, provider bridge, and what came before it. */
const vlan = [0x8100, 0x88a8, 0x9100];
/** What AF_INET6 is on the systems that write these headers: Linux, the BSDs, FreeBSD, macOS. */
const familyIpv6 = [10, 24, 28, 30];
const familyIpv4 = 2;
const pppoeSession = 0x8864;
const mpls = [0x8847, 0x8848];
const pppIpv4 = 0x21;
const pppIpv6 = 0x57;

/** The IP packet (version 4 or 6); null when something else is inside, undefined when the link layer is not known. */
export function ipPacketOf(linkType: number, data: Uint8Array): Uint8Array | null | undefined {
  switch (linkType) {
    case 0: // BSD loopback: address family in the byte order of the machine
      return afterFamily(data, true) ?? afterFamily(data, false);
    case 1:
      return afterEtherType(data, 12);
    case 9:
    case 50: // PPP
      return afterPpp(data);
    case 51:
      return afterPpp(data.subarray(6)); // PPPoE
    case 12:
    case 14:
    case 101: // raw IP, by its numbers on different systems
    case 228:
    case 229:
      return whenIp(data);
    case 108: // OpenBSD loopback: address family in network byte order
      return afterFamily(data, false);
    case 113: // Linux "cooked"
      return afterEtherType(data, 14);
    case 276: // Linux "cooked" 2: the protocol comes first, the rest of the header behind it
      return data.length >= 20 ? forEtherType(viewOf(data).getUint16(0), data, 20) : null;
    default:
      return undefined;
  }
}

function afterFamily(data: Uint8Array, littleEndian: boolean): Uint8Array | null {
  if (data.length < 4) return null;
  const family = viewOf(data).getUint32(0, littleEndian);
  return family === familyIpv4 || familyIpv6.includes(family) ? whenIp(data.subarray(4)) : null;
}

function afterEtherType(data: Uint8Array, at: number): Uint8Array | null {
  return data.length >= at + 2 ? forEtherType(viewOf(data).getUint16(at), data, at + 2) : null;
}

function forEtherType(type: number, data: Uint8Array, at: number): Uint8Array | null {
  let here = at;
  let inner = type;
  while (vlan.includes(inner)) {
    if (data.length < here + 4) return null;
    inner = viewOf(data).getUint16(here + 2);
    here += 4;
  }
  if (inner === pppoeSession) return afterPpp(data.subarray(here + 6));
  if (mpls.includes(inner)) return afterLabels(data.subarray(here));
  return inner === ethernetIpv4 || inner === ethernetIpv6 ? whenIp(data.subarray(here)) : null;
}

/** The protocol has two bytes, or one where the ends have agreed on that; HDLC's address and control may come first. */
function afterPpp(data: Uint8Array): Uint8Array | null {
  const at = data[0] === 0xff && data[1] === 0x03 ? 2 : 0;
  const isShort = ((data[at] ?? 0) & 1) === 1;
  const protocol = isShort ? data[at] : ((data[at] ?? 0) << 8) | (data[at + 1] ?? 0);
  return protocol === pppIpv4 || protocol === pppIpv6 ? whenIp(data.subarray(at + (isShort ? 1 : 2))) : null;
}

/** MPLS: labels of four bytes, the last one is marked. IP is told by its version, or Ethernet stands behind a word. */
function afterLabels(data: Uint8Array): Uint8Array | null {
  let at = 0;
  while (at + 4 <= data.length && ((data[at + 2] ?? 0) & 1) === 0) at += 4;
  const inner = data.subarray(at + 4);
  return whenIp(inner) ?? afterEtherType(inner.subarray((inner[0] ?? 0) >> 4 === 0 ? 4 : 0), 12);
}

function whenIp(data: Uint8Array): Uint8Array | null {
  const version = (data[0] ?? 0) >> 4;
  return version === 4 || version === 6 ? data : null;
}
