// Faults on the wire, as a cell or the reader asks for them: what is done, to which packets, how often. Data only; it crosses
// from the kernel to the wire worker on the same port as `OpenConnection`.

export type FaultAction =
  | { kind: 'drop' }
  | { kind: 'delay'; milliseconds: number }
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

export interface FaultRequest {
  action: FaultAction;
  /** Client Identifier; null = every client. */
  clientId: string | null;
  direction: 'to-broker' | 'to-client' | 'both';
  /** A display filter; empty = every packet. */
  filter: string;
  /** How many packets it meets; null = all until it is taken away. */
  times: number | null;
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
