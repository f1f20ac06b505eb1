// A connection as such: packets tell only what crossed it.

/** The broker in the page; the host name exists nowhere else. */
export const inPageAddress = 'ws://in-page/mqtt';

export interface ConnectionEvent {
  connection: number;
  /** Milliseconds, on the clock of packets. */
  time: number;
  cell: string;
  execution: number;
  event: 'opened' | 'closed';
  /** Without user name and password. */
  url: string;
  /** Who closed it; `fault` = on purpose, `flood` = more came than the page keeps, `page` = its kernel is gone. */
  by: 'client' | 'broker' | 'fault' | 'flood' | 'page';
  /** Bytes of the client that had not gone on when it closed, and never did. */
  unsent?: number;
}
