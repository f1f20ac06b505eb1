// A frame: one MQTT Control Packet that crossed a link, as captured. Plain data, so that all views and checks share it.
import type { Packet } from '../mqtt/packet.ts';

export interface Frame {
  /** Counts from 1 over the whole page. */
  number: number;
  /** Milliseconds since the page's time origin. */
  time: number;
  /** Counts from 1: one WebSocket of one client. */
  connection: number;
  /** The cell whose code opened the connection, and which of its executions. */
  cell: string;
  execution: number;
  /** From CONNECT (or from CONNACK's Assigned Client Identifier); empty before. */
  clientId: string;
  direction: 'to-broker' | 'to-client';
  bytes: Uint8Array;
  /** The decoded packet, or why it could not be decoded. */
  packet: Packet | null;
  malformed?: { message: string; rule: string; offset: number };
}
