// Why a client sends a packet, as the kernel knows it. Data only.

/** A call in a cell's code, or the client library on its own account. */
export type PacketCause =
  /**
   * `line` from 1; `call`: `publish`, `subscribe` … `during`: the execution that was going on when the call was made, where
   * that is another than the one whose line it is; null: none was.
   */
  | { by: 'call'; cell: string; execution: number; line: number; call: string; during?: number | null }
  | { by: 'library'; why: 'keep-alive' | 'acknowledgement' | 'redelivery' | 'reconnect' | 'resubscribe' };
