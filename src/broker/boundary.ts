// What goes into the broker and what comes out of it, as data. It has no other contact with the world.

/** Everything that can happen to a broker. `connection` is a number that the host chooses and never uses again. */
export type Input =
  /** A client has opened a byte link. */
  | { type: 'open'; connection: number }
  /** Bytes from the client; the broker may keep them, so the host does not write to them again. */
  | { type: 'bytes'; connection: number; bytes: Uint8Array }
  /** The link is gone; either side may have closed it. */
  | { type: 'closed'; connection: number }
  /**
   * The client reads too slowly (true), or takes more (false). While it is too slow, its messages wait in its queue.
   */
  | { type: 'congestion'; connection: number; congested: boolean }
  /** Time has passed. Due at `nextDeadline()` at the latest. */
  | { type: 'tick' }
  /** The host is about to end: every client is told and closed. */
  | { type: 'shutdown' };

export type Effect =
  /** At most one for each connection and `handle`. Read only: the bytes may be shared with other effects. */
  | { type: 'send'; connection: number; bytes: Uint8Array }
  /**
   * More waits for the client than is sent at once. The host is to give the input `congestion` (false) in a later turn
   * of the event loop, when the client can be sent more.
   */
  | { type: 'more'; connection: number }
  /** The host is to send what is buffered, then end the link. The broker has already forgotten this connection. */
  | { type: 'close'; connection: number };
