// A byte link: the seam between a client and a broker. Everything that carries MQTT bytes has this shape.

/** Why a link ended: `clean` when the other side closed it in order, else what went wrong. */
export interface LinkClosed {
  clean: boolean;
  /** A short English sentence for logs; never shown as is to a learner. */
  reason: string;
}

/**
 * Two-way, ordered, reliable. Chunks have no meaning: a packet may span several, and a chunk may hold several packets.
 */
export interface ByteLink {
  /** Sends bytes, and takes them over: the caller neither reads nor writes them afterwards. A no-op once closed. */
  send(bytes: Uint8Array): void;
  /** Bytes sent and not yet taken by the other side, where the carrier knows; else 0. */
  readonly bufferedBytes: number;
  /** Calls back once, when everything that is buffered has been sent. Only where the carrier can tell. */
  whenDrained?(drained: () => void): void;
  /**
   * Reads no more until the next turn of the event loop, so that other links are read. Only where the carrier can wait.
   */
  readLater?(): void;
  /** Sends what is buffered, then closes. Idempotent. */
  close(): void;
  /** Set once, before the first turn of the event loop ends. Bytes that come earlier are kept for it. */
  onBytes: (bytes: Uint8Array) => void;
  /** Called exactly once. */
  onClose: (closed: LinkClosed) => void;
}
