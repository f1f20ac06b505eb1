// The faults in force on all connections: which one meets a packet, how often it still may, and when it ends.
import type { FaultRequest } from '../kernel-protocol.ts';
import { compileFilter, type PacketTest } from '../../capture/filter/compile-filter.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { FaultOrigin, FaultRule } from './fault-rule.ts';

interface Entry {
  rule: FaultRule;
  test: PacketTest;
}

export class FaultBook {
  #entries: Entry[] = [];
  #last = 0;
  #changed: () => void;

  /** `changed` is called after each change of what is in force, or of how often it has met a packet. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get active(): boolean {
    return this.#entries.length > 0;
  }

  get rules(): FaultRule[] {
    return this.#entries.map(({ rule }) => ({ ...rule }));
  }

  isInForce(number: number): boolean {
    return this.#entries.some(({ rule }) => rule.rule === number);
  }

  /** Puts a fault in force and returns its number. Throws FilterError. */
  add(request: FaultRequest, origin: FaultOrigin): number {
    const test = compileFilter(request.filter);
    const rule: FaultRule = { ...request, rule: (this.#last += 1), origin, met: 0 };
    this.#entries.push({ rule, test });
    this.#changed();
    return rule.rule;
  }

  /** The first fault that meets the packet; it is counted, and gone after its last time. */
  meet(captured: CapturedPacket): FaultRule | null {
    const entry = this.#entries.find(({ rule, test }) => concerns(rule, captured) && test(captured));
    if (entry === undefined) return null;
    const { rule } = entry;
    rule.met += 1;
    // What holds packets back ends when it is told to: a count would let them go at once.
    if (rule.met === rule.times && rule.action.kind !== 'stop-reading')
      this.#entries = this.#entries.filter((other) => other !== entry);
    this.#changed();
    return rule;
  }

  /** Ends the faults for which `ends` holds. */
  end(ends: (rule: FaultRule) => boolean): void {
    const left = this.#entries.filter(({ rule }) => !ends(rule));
    if (left.length === this.#entries.length) return;
    this.#entries = left;
    this.#changed();
  }
}

function concerns(rule: FaultRule, captured: CapturedPacket): boolean {
  const { clientId, direction } = rule;
  return (
    mayMeet(rule, captured) &&
    (clientId === null || clientId === captured.clientId) &&
    (direction === 'both' || direction === captured.direction)
  );
}

/** A changed CONNECT could say the reader's login in another field of it, which others get to see. */
function mayMeet({ origin, action }: FaultRule, { cell, execution, packet }: CapturedPacket): boolean {
  if (origin.by === 'page' || origin.foreign !== true) return true;
  if (packet?.type === 'CONNECT' && action.kind === 'corrupt') return false;
  return cell === origin.cell && execution === origin.execution;
}
