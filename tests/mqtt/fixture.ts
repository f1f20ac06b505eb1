// An annotated packet: its bytes, the packet that they mean, and the shortest bytes for it.
import type { Packet, ProtocolVersion } from '../../src/mqtt/packet.ts';
import { bytes, type Part } from './bytes.ts';

export interface Fixture {
  title: string;
  version: ProtocolVersion;
  from: 'client' | 'server';
  bytes: Uint8Array;
  packet: Packet;
  /** What the packet is encoded to: `bytes`, unless these are a longer form. */
  encodes: Uint8Array;
}

interface Written {
  title: string;
  version: ProtocolVersion;
  from: 'client' | 'server';
  bytes: Part[];
  packet: Packet;
  shortest?: Part[];
}

export const fixture = (written: Written): Fixture => ({
  ...written,
  bytes: bytes(...written.bytes),
  encodes: bytes(...(written.shortest ?? written.bytes)),
});
