// One direction of one connection, as faults leave it: takes each packet, marks what happens to it, and passes on what
// is left of it, in order. A packet that waits makes those behind it wait, as on a slow network.
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { Queue } from '../../link/queue.ts';
import type { FaultRule } from './fault-rule.ts';

export interface GateOptions {
  /** The fault that meets the packet, if any; asking counts. */
  meet: (captured: CapturedPacket) => FaultRule | null;
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
    const { meet, now, again, cut } = this.#options;
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
    const rule = meet(captured);
    if (rule === null) {
      this.#pass(captured, now());
      return [captured];
    }
    const { action } = rule;
    const fault = { rule: rule.rule };
    switch (action.kind) {
      case 'drop':
        captured.fault = { ...fault, kind: 'dropped' };
        return [captured];
      case 'delay':
        captured.fault = { ...fault, kind: 'delayed', milliseconds: action.milliseconds };
        this.#pass(captured, now() + action.milliseconds);
        return [captured];
      case 'duplicate': {
        const copy = again(captured);
        copy.fault = { ...fault, kind: 'duplicate', of: captured.number };
        this.#pass(captured, now());
        this.#pass(copy, now());
        return [captured, copy];
      }
      case 'reorder':
        captured.fault = { ...fault, kind: 'reordered' };
        this.#passBehind(now());
        this.#behind = { captured, bytes: captured.bytes.slice() };
        return [captured];
      case 'truncate':
      case 'corrupt': {
        const received =
          action.kind === 'truncate' ? cutOff(captured.bytes, action.keep) : spoil(captured.bytes, action.offset);
        captured.fault = { ...fault, kind: action.kind === 'truncate' ? 'truncated' : 'corrupted', received };
        this.#pass(captured, now(), received);
        return [captured];
      }
      case 'cut':
        captured.fault = { ...fault, kind: 'cut', dropped: action.dropped };
        if (!action.dropped) this.#pass(captured, now());
        this.#severed = true;
        cut();
        return [captured];
      case 'stop-reading':
        captured.fault = { ...fault, kind: 'held' };
        this.#heldBy = rule.rule;
        this.#pass(captured, now());
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
