// One direction of one connection, as faults leave it: takes each packet, marks what happens to it, and passes on what
// is left of it, in order. A packet that waits makes those behind it wait, as on a slow network.
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { Queue } from '../../link/queue.ts';
import type { FaultAction } from '../kernel-protocol.ts';
import type { FaultRule } from './fault-rule.ts';

/** What is done to one packet, and not to the link. */
type PacketAction = Exclude<FaultAction, { kind: 'delay' | 'throttle' }>;

export interface GateOptions {
  /** The faults that meet the packet; asking counts. */
  meet: (captured: CapturedPacket) => FaultRule[];
  isInForce: (rule: number) => boolean;
  /** Sends on what is left of a packet; the bytes are the callee's then. */
  forward: (bytes: Uint8Array, captured: CapturedPacket) => void;
  cut: () => void;
  /** The same packet again, with a number of its own. */
  again: (captured: CapturedPacket) => CapturedPacket;
  /** Milliseconds. */
  now: () => number;
}

interface Leaving {
  captured: CapturedPacket;
  bytes: Uint8Array;
}

interface Waiting extends Leaving {
  /** On the clock of `now`. */
  notBefore: number;
}

export class FaultGate {
  readonly #options: GateOptions;
  readonly #waiting = new Queue<Waiting>();
  /** The packet that goes on behind the next one. */
  #behind: Leaving | null = null;
  /** The fault that holds everything back. */
  #heldBy: number | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #whenEmpty: (() => void) | null = null;
  #severed = false;
  /** When a narrow link is done with what it was given. */
  #freeAt = 0;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  /** The connection was cut: nothing more goes on. */
  get severed(): boolean {
    return this.#severed;
  }

  /**
   * Takes a packet, of whose bytes the first `gone` went on before. Returns it, marked, with a copy that a fault may
   * have made.
   */
  take(captured: CapturedPacket, gone = 0): CapturedPacket[] {
    const { meet, now } = this.#options;
    // Half of it is on its way: what can be done to packets cannot be done to this one.
    if (gone > 0) {
      this.#pass(captured, now(), captured.bytes.subarray(gone));
      return [captured];
    }
    if (this.#heldBy !== null) {
      captured.fault = { rule: this.#heldBy, kind: 'held' };
      this.#pass(captured, now());
      return [captured];
    }
    const met = meet(captured);
    const notBefore = this.#slow(met, captured);
    for (const { rule, action } of met)
      if (action.kind !== 'delay' && action.kind !== 'throttle') return this.#change(rule, action, captured, notBefore);
    this.#pass(captured, notBefore);
    return [captured];
  }

  /** Marks the packet if the link is slow, and tells when it may go on. */
  #slow(rules: readonly FaultRule[], captured: CapturedPacket): number {
    const now = this.#options.now();
    let wait = 0;
    for (const { rule, action } of rules) {
      if (action.kind === 'delay') wait += action.milliseconds;
      else if (action.kind === 'throttle') {
        // The link is busy with each byte of what went before, and of this packet.
        this.#freeAt = Math.max(this.#freeAt, now) + (captured.bytes.length / action.bytesPerSecond) * 1000;
        wait += this.#freeAt - now;
      } else continue;
      captured.fault = { rule, kind: 'delayed', milliseconds: Math.round(wait) };
    }
    return now + wait;
  }

  /** Does to the packet what the fault says. */
  #change(rule: number, action: PacketAction, captured: CapturedPacket, notBefore: number): CapturedPacket[] {
    const { again, cut } = this.#options;
    switch (action.kind) {
      case 'drop':
        captured.fault = { rule, kind: 'dropped' };
        return [captured];
      case 'duplicate': {
        const copy = again(captured);
        copy.fault = { rule, kind: 'duplicate', of: captured.number };
        this.#pass(captured, notBefore);
        this.#pass(copy, notBefore);
        return [captured, copy];
      }
      case 'reorder':
        captured.fault = { rule, kind: 'reordered' };
        this.#passBehind(notBefore);
        this.#behind = { captured, bytes: captured.bytes.slice() };
        return [captured];
      case 'truncate':
      case 'corrupt': {
        const received =
          action.kind === 'truncate' ? cutOff(captured.bytes, action.keep) : spoil(captured.bytes, action.offset);
        captured.fault = { rule, kind: action.kind === 'truncate' ? 'truncated' : 'corrupted', received };
        this.#pass(captured, notBefore, received);
        return [captured];
      }
      case 'cut':
        captured.fault = { rule, kind: 'cut', dropped: action.dropped };
        if (!action.dropped) this.#pass(captured, notBefore);
        this.#severed = true;
        cut();
        return [captured];
      case 'stop-reading':
        captured.fault = { rule, kind: 'held' };
        this.#heldBy = rule;
        this.#pass(captured, notBefore);
        return [captured];
    }
  }

  /** Faults have come or gone. */
  faultsChanged(): void {
    if (this.#heldBy === null || this.#options.isInForce(this.#heldBy)) return;
    this.#heldBy = null;
    this.#flush();
  }

  /** The sender has closed: calls `then` when what waits has gone on; what is held back is lost. */
  finish(then: () => void): void {
    if (this.#heldBy !== null) this.#waiting.clear();
    this.#passBehind(this.#options.now());
    if (this.#waiting.length === 0) then();
    else this.#whenEmpty = then;
  }

  /** Forgets what waits: the connection is gone. */
  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#waiting.clear();
    this.#behind = null;
    this.#whenEmpty = null;
  }

  #passBehind(notBefore: number): void {
    if (this.#behind === null) return;
    const { captured, bytes } = this.#behind;
    this.#behind = null;
    this.#pass(captured, notBefore, bytes);
  }

  // Packets share their bytes with the views, and what is sent gives its buffer away.
  #pass(captured: CapturedPacket, notBefore: number, bytes = captured.bytes): void {
    this.#waiting.push({ captured, bytes: bytes.slice(), notBefore });
    if (this.#behind !== null) this.#waiting.push({ ...this.#behind, notBefore });
    this.#behind = null;
    this.#flush();
  }

  #flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const now = this.#options.now();
    while (this.#heldBy === null) {
      const { first } = this.#waiting;
      if (first === undefined) break;
      if (first.notBefore > now) {
        this.#timer = setTimeout(() => this.#flush(), first.notBefore - now);
        return;
      }
      this.#waiting.shift();
      this.#options.forward(first.bytes, first.captured);
    }
    if (this.#waiting.length > 0 || this.#whenEmpty === null) return;
    const then = this.#whenEmpty;
    this.#whenEmpty = null;
    then();
  }
}

/** At least the last byte is missing. */
function cutOff(bytes: Uint8Array, keep: number): Uint8Array {
  return bytes.slice(0, Math.min(keep, bytes.length - 1));
}

/** The last byte stands for those beyond it. */
function spoil(bytes: Uint8Array, offset: number): Uint8Array {
  const at = Math.min(offset, bytes.length - 1);
  return bytes.map((byte, index) => (index === at ? byte ^ 0xff : byte));
}
