// Why a client sends a packet, as the kernel knows it: told on the client's own link ahead of the bytes, so that the wire need
// not guess. Data only.

/** A call in a cell's code, or the client library on its own account. */
export type PacketCause =
  /** `line` from 1; `call`: `publish`, `subscribe` … */
  | { by: 'call'; cell: string; execution: number; line: number; call: string }
  | { by: 'library'; why: 'keep-alive' | 'acknowledgement' | 'redelivery' | 'reconnect' | 'resubscribe' };

export interface CauseNote {
  /** Which packet of the connection, from 0. */
  index: number;
  /** First four bits of the packet: a note that does not fit is dropped. */
  packetType: number;
  cause: PacketCause;
}
