// What the page and the wire worker say to each other. Data only.
import type { Waiting } from './backlog.ts';
import type { BrokerKind } from './broker-kind.ts';
import type { FaultRequest } from './kernel-protocol.ts';
import type { FaultRule } from './faults/fault-rule.ts';
import type { ConnectionEvent } from '../capture/connection-event.ts';
import type { CapturedPacket } from '../capture/captured-packet.ts';
import type { Loss } from '../capture/lost-messages.ts';
import type { PackedPackets } from '../capture/packing/pack-packets.ts';

export interface BrokerChoice {
  kind: BrokerKind;
  /**
   * With user name and password where the reader has given them; for the in-page broker `ws://in-page/mqtt`. Cells get it
   * without: the wire puts them into the CONNECT of a client that goes there and brings none.
   */
  url: string;
}

export type BrokerState =
  | { state: 'unknown' }
  | { state: 'connecting' }
  | { state: 'connected'; roundTrip: number /* ms, CONNECT → CONNACK */; name: string; version: 4 | 5 }
  | { state: 'refused'; why: ConnectFailure };

/**
 * `restarted`: it stood, and the in-page broker behind it was started anew. `not-asked`: refused without a question, since
 * the reader has denied others of the same run, or has many to answer. `flooded`: it stood, and more came over it than
 * the page keeps.
 */
type PlainFailure =
  | 'unreachable'
  | 'timeout'
  | 'not-allowed'
  | 'not-asked'
  | 'mixed-content'
  | 'not-mqtt'
  | 'bad-address'
  | 'restarted'
  | 'flooded';

export type ConnectFailure =
  | { code: PlainFailure; url: string }
  | { code: 'reason'; url: string; reason: number; version: 4 | 5 }
  /** It stood, and the broker closed it without a word right after a packet of so many bytes. `limit`: what it takes, where it has said so. */
  | { code: 'closed-on-packet'; url: string; bytes: number; limit: number | null; version: 4 | 5 };

export type ToWire =
  /** Sets the chosen broker; closes nothing. `allowed`: other addresses that the reader has agreed to. */
  | { type: 'choose'; broker: BrokerChoice; allowed: string[] }
  /**
   * A fresh kernel: its port is transferred. Connections of the old one are cut. `foreign`: only this cell runs in it,
   * with code that came with a link; it and the kernel of the reader's own cells take nothing from each other.
   */
  | { type: 'kernel'; port: MessagePort; foreign?: string }
  /** The kernel of that cell is gone, and so are its connections. */
  | { type: 'kernel-ended'; foreign: string }
  /** The in-page broker: a port into its worker is transferred. Connections to the broker that was there before end. */
  | { type: 'broker'; port: MessagePort }
  /** The reader's answer to the `ask` that had these. */
  | { type: 'answer'; url: string; allow: boolean; foreign?: string }
  /** Asks for all packets that wait for company, and then for `flushed`. */
  | { type: 'flush'; request: number }
  /** The page has taken one more message of packets. */
  | { type: 'taken' }
  /** Connects to the chosen broker with a client of our own and reports `broker-state`. */
  | { type: 'probe' }
  /** The reader asks for a fault, whose filter is sound, or takes faults away: one, or all (null). */
  | { type: 'add-fault'; fault: FaultRequest }
  | { type: 'remove-fault'; rule: number | null };

export type FromWire =
  | { type: 'packets'; packets: CapturedPacket[] }
  | { type: 'flushed'; request: number }
  | { type: 'connection'; connection: ConnectionEvent }
  /** All rules that are in force, whenever one changes. */
  | { type: 'faults'; rules: FaultRule[] }
  /**
   * Code wants an address that is neither the chosen broker nor agreed to. Nothing has been sent. A yes holds for the
   * reader's own cells together while the page is open; for code that came with a link (`foreign`: its cell) while its
   * kernel lives.
   */
  | { type: 'ask'; url: string; cell: string; foreign?: string }
  /** The question needs no answer any more: what wanted it is over. */
  | { type: 'ask-over'; url: string; foreign?: string }
  | { type: 'connection-failed'; cell: string; execution: number; why: ConnectFailure }
  /** Bytes of a run's connections that wait to go on, while they are many; then once that they are not. */
  | { type: 'backlog'; cell: string; execution: number; waiting: Waiting }
  /** The broker in the page had to do without messages that the run has sent, or was to get. */
  | { type: 'messages-lost'; cell: string; execution: number; loss: Loss }
  | { type: 'broker-state'; broker: BrokerChoice; state: BrokerState };

/** What the wire worker posts: the page's side of the wire unpacks the packets before it tells anybody. */
export type WireMessage = Exclude<FromWire, { type: 'packets' }> | PackedPackets;
