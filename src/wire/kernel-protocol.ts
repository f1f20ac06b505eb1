// What the kernel and the wire worker say to each other. Data only. The kernel asks for connections and faults on one
// port. Each connection has a port of its own: it carries bytes, as a link does (link/message-port.ts), and notes on
// why the client sends them.
import type { PacketCause } from '../capture/packet-cause.ts';

/** A client wants a connection. `port` carries its bytes both ways; `cell` and `execution` name the run that asks. */
export interface OpenConnection {
  type: 'open';
  url: string;
  protocols: string[];
  cell: string;
  execution: number;
  port: MessagePort;
}

/** On a connection's port, ahead of the packet's bytes: why the client sends it. */
export interface CauseNote {
  /** Which packet of the connection, from 0. */
  index: number;
  /** First four bits of the packet: a note that does not fit is dropped. */
  packetType: number;
  cause: PacketCause;
}

/** What a fault does to a packet. */
export type FaultAction =
  | { kind: 'drop' }
  /** It goes on that much later, and up to `jitter` milliseconds more, by chance. */
  | { kind: 'delay'; milliseconds: number; jitter: number }
  /** What goes on in its direction of its connection takes its time: so many bytes a second. */
  | { kind: 'throttle'; bytesPerSecond: number }
  | { kind: 'duplicate' }
  /** The packet goes on behind the next one of its direction. */
  | { kind: 'reorder' }
  /** Only the first `keep` bytes go on. */
  | { kind: 'truncate'; keep: number }
  /** All bits of the byte at `offset` (from 0, of the packet) are turned over. */
  | { kind: 'corrupt'; offset: number }
  /** The connection is cut at this packet, which is lost (`dropped`) or has just gone on. */
  | { kind: 'cut'; dropped: boolean }
  /** From this packet on nothing goes on in its direction until the fault ends; then it all does. */
  | { kind: 'stop-reading' };

/** A fault as a cell or the reader asks for it: what is done, to which packets, how often. */
export interface FaultRequest {
  action: FaultAction;
  /** Client Identifier; null = every client. */
  clientId: string | null;
  direction: 'to-broker' | 'to-client' | 'both';
  /** A display filter; empty = every packet. */
  filter: string;
  /** How many packets it meets; null = all until it is taken away. */
  times: number | null;
  /** How likely it meets a packet that it could meet: above 0, up to 1. */
  chance: number;
  /**
   * The same seed meets the same packets again, of the first client that the fault sees, the second and so on, counted in
   * each direction, and delays them as much. Null = one that the wire chooses.
   */
  seed: number | null;
}

/** From the kernel: answered with a `FaultAnswer` that has the same `ask`. */
export interface SetFault {
  type: 'set-fault';
  ask: number;
  cell: string;
  execution: number;
  fault: FaultRequest;
}

/** From the kernel: a run's faults end; `rule` null = all of them. */
export interface EndFaults {
  type: 'end-faults';
  cell: string;
  execution: number;
  rule: number | null;
}

export type FaultAnswer =
  | { type: 'fault-set'; ask: number; rule: number }
  /** Sentences for the reader, by language. */
  | { type: 'fault-refused'; ask: number; why: { 'zh-cn': string; en: string } };
