// A captured packet: one MQTT Control Packet that crossed a link. Plain data, which all views and checks share.
import type { PacketCause } from './packet-cause.ts';
import type { PacketPart } from './packet-part.ts';
import type { Packet, ProtocolVersion } from '../mqtt/packet.ts';
import type { RuleName } from '../mqtt/rules.ts';

export interface CapturedPacket {
  /** Counts from 1 over the whole page, in the order in which the broker took and sent packets, where it is known. */
  number: number;
  /** It was told before, with this number, while a fault kept it from the broker: that one is no more. */
  instead?: number;
  /** When the client's side sent or got it: milliseconds since the page's time origin. */
  time: number;
  /**
   * When the broker took it, or sent it, on the clock of `time`. Null: it has not come to the broker. Left out: nobody
   * knows, as the broker is not the one in the page.
   */
  brokerTime?: number | null;
  /** Counts from 1: one WebSocket of one client. */
  connection: number;
  /** The cell whose code opened the connection, and which of its executions. */
  cell: string;
  execution: number;
  /** From CONNECT (or from CONNACK's Assigned Client Identifier); empty before. */
  clientId: string;
  direction: 'to-broker' | 'to-client';
  bytes: Uint8Array;
  /**
   * Bytes of its direction on this connection: what the broker had got when the packet had been dealt with, or had sent
   * up to the packet's end. They tell which input of the broker brought or sent it. A packet that a fault keeps back
   * adds none.
   */
  atBroker?: number;
  /** The decoded packet, or why it could not be decoded. */
  packet: Packet | null;
  malformed?: WhyMalformed;
  /** What was read of a malformed packet before the fault. */
  part?: PacketPart;
  /** Bytes at its end that the recording does not have. */
  unrecorded?: number;
  /** The rule that it breaks, although it could be read. */
  noted?: WhyMalformed;
  /** Protocol level that the packet was read with; a malformed CONNECT leaves the one before. */
  version: ProtocolVersion;
  /** The connection speaks MQTT 3.1, which is read with `version` 4. */
  mqtt31?: true;
  /** Of a PUBLISH that has only a Topic Alias: the topic that the alias stands for, where an earlier packet told. */
  topic?: string;
  /** Why the client sent it, where the kernel knows; packets of the broker have none. */
  cause?: PacketCause;
  /** What was done to it on purpose. */
  fault?: PacketFault;
  /** The reader has marked it. */
  marked?: true;
  /** What the reader has written at it, never empty. */
  note?: string;
}

/** What the reader has added to a packet. */
export type Remark = Pick<CapturedPacket, 'marked' | 'note'>;

/** Characters of a note. */
export const noteAtMost = 1000;

/** Its bytes are there, and have not been read yet. */
export type UnreadPacket = Omit<
  CapturedPacket,
  'packet' | 'malformed' | 'part' | 'unrecorded' | 'noted' | 'fault' | keyof Remark
>;

export function isRead(captured: UnreadPacket | CapturedPacket): captured is CapturedPacket {
  return 'packet' in captured;
}

/** `message` is English; `broken` leads to the words of other languages, if it is a rule of the specification. */
export interface WhyMalformed {
  message: string;
  rule: string;
  offset: number;
  broken?: RuleName;
}

/** A fault as it happened to this packet; `rule` is the number of the rule that asked for it. */
export type PacketFault = { rule: number } &
  /** It went no further. */
  (
    | { kind: 'dropped' }
    /** It waits until the fault ends. */
    | { kind: 'held' }
    /** It went on this much later. */
    | { kind: 'delayed'; milliseconds: number }
    /** This is the second copy of the packet with that number. */
    | { kind: 'duplicate'; of: number }
    /** It went on behind the packet that came after it. */
    | { kind: 'reordered' }
    /** `bytes` is what was sent, `received` what went on. */
    | { kind: 'truncated' | 'corrupted'; received: Uint8Array }
    /** The connection was cut instead of (`dropped`) or right after passing it on. */
    | { kind: 'cut'; dropped: boolean }
  );

/** The same packet with no other remark than that. */
export function withRemark(captured: CapturedPacket, { marked, note }: Remark): CapturedPacket {
  const bare = { ...captured };
  delete bare.marked;
  delete bare.note;
  return { ...bare, ...(marked && { marked }), ...(note && { note }) };
}

/** It has not reached the other side, as far as the wire knows. */
export function isLost({ fault, brokerTime }: CapturedPacket): boolean {
  return brokerTime === null || fault?.kind === 'dropped' || (fault?.kind === 'cut' && fault.dropped);
}

/** When the client sent it, or got it. */
export function clientTime({ time, direction, fault }: CapturedPacket): number {
  return direction === 'to-client' && fault?.kind === 'delayed' ? time + fault.milliseconds : time;
}

/** When it stood where it stands among the others: at the broker, as far as that is known. */
export function placeTime({ time, brokerTime }: CapturedPacket): number {
  return brokerTime ?? time;
}
