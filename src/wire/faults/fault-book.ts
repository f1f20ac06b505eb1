// The faults in force on all connections: which ones meet a packet, how often they still may, and when they end.
import type { FaultRequest } from '../kernel-protocol.ts';
import { compileFilter, type PacketTest } from '../../capture/filter/compile-filter.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { FaultChance } from './fault-chance.ts';
import type { FaultOrigin, FaultRule } from './fault-rule.ts';

interface Entry {
  rule: FaultRule;
  test: PacketTest;
  chance: FaultChance;
}

export interface FaultBookOptions {
  /** Called after each change of what is in force. */
  changed: () => void;
  /** Called when a fault that stays in force has met a packet. */
  counted: () => void;
  /** For faults that were asked for without a seed. */
  newSeed: () => number;
}

export class FaultBook {
  #entries: Entry[] = [];
  #last = 0;
  readonly #options: FaultBookOptions;

  constructor(options: FaultBookOptions) {
    this.#options = options;
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
    const seed = request.seed ?? this.#options.newSeed();
    const rule: FaultRule = { ...request, seed, rule: (this.#last += 1), origin, met: 0 };
    this.#entries.push({ rule, test, chance: new FaultChance(request.chance, seed) });
    this.#options.changed();
    return rule.rule;
  }

  /**
   * The faults that meet the packet: the first of those that meet packets one by one, and with it the first delay and the
   * first throttle that the whole link has. Each is counted, and gone after its last time. A delay says how long it is for
   * this packet, jitter included.
   */
  meet(captured: CapturedPacket): FaultRule[] {
    const met: FaultRule[] = [];
    const kinds = new Set<string>();
    for (const { rule, test, chance } of [...this.#entries]) {
      const kind = isOfLink(rule) ? rule.action.kind : 'packet';
      if (kinds.has(kind) || !concerns(rule, captured) || !test(captured) || !chance.meets(captured)) continue;
      kinds.add(kind);
      const { action } = rule;
      met.push(action.kind === 'delay' ? { ...rule, action: chance.lengthened(action, captured) } : rule);
      if (action.kind === 'drop') break;
    }
    for (const { rule: number } of met) this.#count(number);
    return met;
  }

  /** Ends the faults for which `ends` holds. */
  end(ends: (rule: FaultRule) => boolean): void {
    const left = this.#entries.filter(({ rule }) => !ends(rule));
    if (left.length === this.#entries.length) return;
    this.#entries = left;
    this.#options.changed();
  }

  #count(number: number): void {
    const entry = this.#entries.find(({ rule }) => rule.rule === number);
    if (entry === undefined) return;
    const { rule } = entry;
    rule.met += 1;
    // What holds packets back ends when it is told to: a count would let them go at once.
    if (rule.met !== rule.times || rule.action.kind === 'stop-reading') {
      this.#options.counted();
      return;
    }
    this.#entries = this.#entries.filter((other) => other !== entry);
    this.#options.changed();
  }
}

/** It makes the link slow, beside what happens to single packets. */
function isOfLink({ action, times }: FaultRule): boolean {
  return times === null && (action.kind === 'delay' || action.kind === 'throttle');
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
