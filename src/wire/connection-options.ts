// What a connection of a cell is given, and whom it tells.
import type { CaptureOrigin } from '../capture/capture.ts';
import type { CapturedPacket } from '../capture/captured-packet.ts';
import type { ConnectionEvent } from '../capture/connection-event.ts';
import type { PortLink } from '../link/message-port.ts';
import type { FaultBook } from './faults/fault-book.ts';
import type { Blamed } from './largest-packet.ts';
import type { PacketBatch } from './packet-batch.ts';
import type { ConnectFailure } from './page-protocol.ts';
import type { Turns } from './turns.ts';

export interface ConnectionOptions {
  origin: CaptureOrigin;
  /** The address as the client named it. */
  asked: string;
  client: PortLink;
  protocols: string[];
  batch: PacketBatch;
  turns: Turns;
  /** Its code came with a link: it may only name its own cell. */
  foreign: boolean;
  faults: FaultBook;
  nextNumber: () => number;
  now: () => number;
  /** Bytes have come, from either side. */
  came: () => void;
  /** The connection could not be made, or the address was refused. */
  failed: (why: ConnectFailure) => void;
  /** Every packet that is read when it is captured: CONNECT and CONNACK among them. */
  onRead: (captured: CapturedPacket) => void;
  /**
   * It stands, or has ended after it stood, `clean` or not. `url` as `readAddress` returns it; `unsent`: bytes that never
   * went on; `blamed`: why the broker may have ended it.
   */
  changed: (
    event: 'opened' | 'closed',
    url: string,
    by: ConnectionEvent['by'],
    how: { time: number; clean: boolean; unsent: number; blamed?: Blamed | null },
  ) => void;
  /** The broker behind it has stopped answering. */
  silent: (url: string) => void;
  /** Called once, at the end. */
  over: () => void;
}
