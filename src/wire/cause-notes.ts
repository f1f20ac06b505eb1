// Puts onto a client's packets what the kernel tells about them. Notes come from where code of a learner runs: one that
// does not fit its packet is dropped with all that follow, rather than show a wrong line. One comes with every packet,
// so they are checked by hand: `checks.ts` would take ten times as long.
import type { PacketCause } from '../capture/packet-cause.ts';
import type { CauseNote } from './kernel-protocol.ts';
import type { UnreadPacket } from '../capture/captured-packet.ts';

/** Notes that may wait for their packets. */
const atMost = 10_000;
const reasons = ['keep-alive', 'acknowledgement', 'redelivery', 'reconnect', 'resubscribe'] as const;

export class CauseNotes {
  readonly #notes = new Map<number, CauseNote>();
  readonly #only: string | null;
  #packets = 0;
  #trusted = true;

  /** `only`: the one cell whose lines may be named; null = any. */
  constructor(only: string | null = null) {
    this.#only = only;
  }

  take(data: unknown): void {
    const note = readNote(data);
    // The runs of others are none of its business.
    if (this.#only !== null && note?.cause.by === 'call') delete note.cause.during;
    if (note === null || !this.#mayName(note.cause) || !this.#trusted || this.#notes.size >= atMost) return;
    this.#notes.set(note.index, note);
  }

  #mayName(cause: PacketCause): boolean {
    return this.#only === null || cause.by === 'library' || cause.cell === this.#only;
  }

  /** Gives the next packet to the broker its cause, if one was told. */
  explain(captured: UnreadPacket): void {
    const note = this.#notes.get(this.#packets);
    this.#notes.delete(this.#packets);
    this.#packets += 1;
    if (note === undefined || !this.#trusted) return;
    if (note.packetType === (captured.bytes[0] ?? 0) >> 4) captured.cause = note.cause;
    else {
      this.#trusted = false;
      this.#notes.clear();
    }
  }
}

function readNote(data: unknown): CauseNote | null {
  if (typeof data !== 'object' || data === null) return null;
  const { index, packetType, cause } = data as Record<string, unknown>;
  const read = readCause(cause);
  if (!Number.isSafeInteger(index) || typeof packetType !== 'number' || read === null) return null;
  return { index: index as number, packetType, cause: read };
}

function readCause(data: unknown): PacketCause | null {
  if (typeof data !== 'object' || data === null) return null;
  const { by, why, cell, execution, line, call, during } = data as Record<string, unknown>;
  if (by === 'library') {
    const known = reasons.find((reason) => reason === why);
    return known === undefined ? null : { by, why: known };
  }
  if (by !== 'call' || typeof cell !== 'string' || typeof call !== 'string') return null;
  if (cell.length > 200 || call.length > 50 || !Number.isSafeInteger(execution) || !Number.isSafeInteger(line))
    return null;
  const cause: PacketCause = { by, cell, execution: execution as number, line: line as number, call };
  if (during === null || Number.isSafeInteger(during)) cause.during = during as number | null;
  return cause;
}
