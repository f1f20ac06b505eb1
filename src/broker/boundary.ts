// What goes into the broker and what comes out of it: the whole of its contact with the world, as data.

/** Everything that can happen to a broker. `connection` is a number that the host chooses and never uses again. */
export type Input =
  /** A client has opened a byte link. */
  | { type: 'open'; connection: number }
  /** Bytes from the client; the broker may keep them, so the host does not write to them again. */
  | { type: 'bytes'; connection: number; bytes: Uint8Array }
  /** The link is gone, whoever closed it. */
  | { type: 'closed'; connection: number }
  /** The client reads too slowly (true), or takes more (false): while it lasts its messages wait in its queue. */
  | { type: 'congestion'; connection: number; congested: boolean }
  /** Time has passed; due at `nextDeadline()` at the latest. */
  | { type: 'tick' }
  /** The host is about to end: every client is told and closed. */
  | { type: 'shutdown' };

export type Effect =
  /** At most one for each connection and `handle`. Read only: the bytes may be shared with other effects. */
  | { type: 'send'; connection: number; bytes: Uint8Array }
  /**
   * More waits than is sent at once: wants `congestion` as an input, in a later turn of the event loop, when the client may be sent more.
   */
  | { type: 'more'; connection: number }
  /** Send what is buffered, then end the link; the broker has already forgotten this connection. */
  | { type: 'close'; connection: number };
