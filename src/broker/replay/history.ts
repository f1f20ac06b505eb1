// The past of a broker, made from its inputs: its state and its events at any input. A second broker runs through the
// inputs again, in slices, so that nobody waits for a long history. Events around the input that is looked at are kept:
// so it is a short way to the input before or after it.
import { Broker } from '../broker.ts';
import { copyView } from '../events/copy-view.ts';
import type { BrokerEvent } from '../events/events.ts';
import { applyEvent, emptyView } from '../events/fold.ts';
import type { LoggedInput } from './input-log.ts';
import type { BrokerOptions } from '../options.ts';
import { StreamPositions } from './stream-positions.ts';
import type { BrokerView } from '../events/broker-view.ts';
import { stateToView } from '../events/state-to-view.ts';

/** How many inputs before the one that is looked at keep their events: at first, and at the least after steps back. */
const reach = 1000;
const leastReach = 500;

/** A moment of the past. The view may be changed: nobody else has it. */
export interface PastMoment {
  view: BrokerView;
  /** The last events up to then, in order: those of at least 500 inputs, if there were so many. */
  events: readonly BrokerEvent[];
}

export class BrokerHistory {
  readonly #options: Partial<BrokerOptions>;
  readonly #inputs: LoggedInput[] = [];
  readonly #positions = new StreamPositions();
  /** Runs through all inputs once, to find the positions. */
  readonly #front: Broker;
  #indexed = 0;
  #broker: Broker;
  #at = 0;
  /**
   * The state before the first of `#events`, which go up to input `#at`. Null = far from the target, and no event is
   * kept.
   */
  #start: BrokerView | null = null;
  #events: BrokerEvent[] = [];

  /** `options`: those of the broker whose past it is, with its seed. */
  constructor(options: Partial<BrokerOptions>) {
    this.#options = options;
    this.#front = new Broker(options);
    this.#broker = new Broker(options);
    this.#remember(emptyView());
  }

  /** Inputs that are known. */
  get length(): number {
    return this.#inputs.length;
  }

  /** Input `number`, from 1. */
  inputAt(number: number): LoggedInput | undefined {
    return this.#inputs[number - 1];
  }

  /** Inputs that `index` has looked at. */
  get indexed(): number {
    return this.#indexed;
  }

  /** How many inputs `seek` has run through. */
  get place(): number {
    return this.#at;
  }

  /** Adds the inputs that the broker was given next. */
  add(inputs: readonly LoggedInput[]): void {
    for (const input of inputs) this.#inputs.push(input);
  }

  /** Looks at up to `most` more inputs, for `inputOf`. Returns whether some are left. */
  index(most: number): boolean {
    const end = Math.min(this.#inputs.length, this.#indexed + most);
    for (const entry of this.#inputs.slice(this.#indexed, end)) {
      this.#indexed += 1;
      this.#positions.take(this.#indexed, entry, this.#front.handle(entry.input, entry.now));
    }
    return this.#indexed < this.#inputs.length;
  }

  /** As `StreamPositions.find`, among the inputs that `index` has looked at. Inputs count from 1. */
  inputOf(...where: Parameters<StreamPositions['find']>): number | null {
    return this.#positions.find(...where);
  }

  /**
   * Goes up to `most` inputs towards the moment after input `to` (0 = before the first). Returns whether it is not
   * there yet.
   */
  seek(to: number, most: number): boolean {
    const target = Math.min(to, this.#inputs.length);
    const quiet = Math.max(0, target - reach);
    const start = this.#start?.inputs;
    if (start === undefined ? this.#at > quiet : start > Math.max(0, target - leastReach)) this.#rewind();
    if (this.#at < quiet) this.#forget();
    for (const { input, now } of this.#inputs.slice(this.#at, Math.min(target, this.#at + most))) {
      if (this.#at === quiet && this.#start === null) this.#remember(this.#broker.look(stateToView));
      this.#broker.handle(input, now);
      this.#at += 1;
    }
    this.#trim(target);
    return this.#at < target;
  }

  /** The moment after input `to`. `seek` must have come there. */
  moment(to: number): PastMoment {
    const view = copyView(this.#start ?? emptyView());
    const after = this.#events.findIndex(({ input }) => input > to);
    const events = after < 0 ? this.#events : this.#events.slice(0, after);
    for (const event of events) applyEvent(view, event);
    return { view, events };
  }

  /** Every event up to input `to`. Runs through all inputs: use it for a question, not for each step. */
  *events(to: number): Generator<BrokerEvent, void> {
    const broker = new Broker(this.#options);
    const told: BrokerEvent[] = [];
    broker.listen((event) => told.push(event));
    for (const { input, now } of this.#inputs.slice(0, to)) {
      broker.handle(input, now);
      yield* told.splice(0);
    }
  }

  #rewind(): void {
    this.#broker = new Broker(this.#options);
    this.#at = 0;
    this.#remember(emptyView());
  }

  #remember(start: BrokerView): void {
    this.#start = start;
    const events: BrokerEvent[] = [];
    this.#events = events;
    this.#broker.listen((event) => events.push(event));
  }

  /** Keeps no events on the way to the next moment. */
  #forget(): void {
    this.#broker.listen(null);
    this.#start = null;
    this.#events = [];
  }

  #trim(target: number): void {
    const start = this.#start;
    if (start === null || start.inputs >= target - 2 * reach) return;
    const keep = this.#events.findIndex(({ input }) => input > target - reach);
    for (const event of this.#events.splice(0, Math.max(0, keep))) applyEvent(start, event);
  }
}
