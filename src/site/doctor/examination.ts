// An examination: its steps one after another, each with what it has seen, until the cause is found or the reader stops it. It only
// runs the observers; what follows from what they saw is decided in diagnose.ts.
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Address } from '../../wire/address.ts';
import type { Conversation } from './conversation.ts';
import { diagnose, type Finding } from './diagnose.ts';
import { isLessPublic, isLoopback, otherAddresses, partsOf } from './host-kind.ts';
import { answerLimit, askedLimit } from './limits.ts';
import { observeAround } from './observe-around.ts';
import { observeHttp } from './observe-http.ts';
import { observeIdle } from './observe-idle.ts';
import { observeMqtt } from './observe-mqtt.ts';
import { observeElsewhere, observeOpening } from './observe-opening.ts';
import { observeTopic } from './observe-topic.ts';
import { nothingSeen, type Seen } from './seen.ts';
import type { TypedAddress } from './typed-address.ts';

export type StepName = 'address' | 'around' | 'opening' | 'http' | 'bare' | 'elsewhere' | 'mqtt' | 'topic' | 'idle';

export interface Step {
  name: StepName;
  /** Seconds that it takes at most. */
  limit: number;
  isOver: boolean;
}

export interface Order {
  address: TypedAddress;
  /** Empty: nothing is subscribed to or published. */
  topic: string;
  /** Seconds without a packet; 0: not tried. */
  idle: number;
}

export interface ExaminationState {
  steps: readonly Step[];
  seen: Seen;
  /** When the wait of the step `idle` has begun, on the clock of `performance`. */
  idleSince: number | null;
  phase: 'running' | 'stopped' | 'over';
  findings: readonly Finding[];
}

export class Examination {
  readonly order: Order;
  readonly begun = new Date();
  readonly #state;
  readonly #ending = new AbortController();

  constructor(order: Order) {
    this.order = order;
    this.#state = signal<ExaminationState>({
      steps: [],
      seen: nothingSeen(order.address),
      idleSince: null,
      phase: 'running',
      findings: [],
    });
  }

  get state(): ReadonlySignal<ExaminationState> {
    return this.#state;
  }

  /** Ends what runs; what was seen until then stays. */
  stop(): void {
    if (this.#state.value.phase === 'running') this.#ending.abort(new Error('stopped by the reader'));
  }

  /** Resolves when nothing runs any more. */
  async run(): Promise<void> {
    try {
      await this.#examine();
      this.#end('over');
    } catch (error) {
      this.#end('stopped');
      if (!this.#ending.signal.aborted) throw error;
    }
  }

  async #examine(): Promise<void> {
    const { address } = this.order;
    await this.#step('address', 0, () => Promise.resolve({}));
    if (!address.isFine) return;
    const { host } = partsOf(address.address.url);
    const stop = this.#ending.signal;
    await this.#step('around', answerLimit, async () => ({
      around: await observeAround({ isLoopback: isLoopback(host) }, stop),
    }));
    const { url } = address.address;
    // The browser may ask the reader, who has to read the question.
    const { around } = this.#seen;
    const mayAsk = around?.localNetwork === 'prompt' && isLessPublic(host, around.origin);
    const limit = mayAsk ? askedLimit : answerLimit;
    await this.#step('opening', limit, async () => ({ opening: await observeOpening(url, ['mqtt'], limit, stop) }));
    const opening = this.#seen.opening;
    if (opening?.kind === 'open' && opening.protocol === 'mqtt') await this.#talk(address.address);
    else if (opening?.kind === 'failed' || opening?.kind === 'late') await this.#lookAround(url);
  }

  /** Why no WebSocket opens. */
  async #lookAround(url: string): Promise<void> {
    const stop = this.#ending.signal;
    await this.#step('http', answerLimit, async () => ({ http: await observeHttp(url, answerLimit, stop) }));
    await this.#step('bare', answerLimit, async () => ({ bare: await observeOpening(url, [], answerLimit, stop) }));
    if (this.#seen.bare?.kind === 'open') return;
    const others = otherAddresses(url, this.#seen.around?.pageIsHttps ?? false);
    await this.#step('elsewhere', answerLimit, async () => ({
      elsewhere: await observeElsewhere(others, answerLimit, stop),
    }));
  }

  async #talk(address: Address): Promise<void> {
    const stop = this.#ending.signal;
    let conversation: Conversation | null = null;
    await this.#step('mqtt', 4 * answerLimit, async () => {
      conversation = await observeMqtt(address, stop, (answers) => this.#see({ answers }));
      return {};
    });
    await this.#use(conversation, address);
  }

  async #use(conversation: Conversation | null, address: Address): Promise<void> {
    if (conversation === null) return;
    const stop = this.#ending.signal;
    const { topic, idle } = this.order;
    try {
      if (topic !== '')
        await this.#step('topic', 3 * answerLimit, async () => ({
          topic: await observeTopic(conversation, topic, stop),
        }));
    } finally {
      conversation.end();
    }
    if (idle > 0)
      await this.#step('idle', idle * 1000, async () => ({
        idle: await observeIdle(address, conversation.version, idle, stop, () =>
          this.#set({ idleSince: performance.now() }),
        ),
      }));
  }

  async #step(name: StepName, limit: number, observe: () => Promise<Partial<Seen>>): Promise<void> {
    const { steps } = this.#state.value;
    this.#set({ steps: [...steps, { name, limit: limit / 1000, isOver: false }] });
    this.#see(await observe());
    this.#set({
      steps: this.#state.value.steps.map((step) => (step.name === name ? { ...step, isOver: true } : step)),
    });
  }

  get #seen(): Seen {
    return this.#state.value.seen;
  }

  #see(changes: Partial<Seen>): void {
    this.#set({ seen: { ...this.#seen, ...changes } });
  }

  #set(changes: Partial<ExaminationState>): void {
    this.#state.value = { ...this.#state.value, ...changes };
  }

  #end(phase: 'stopped' | 'over'): void {
    const { address } = this.order;
    const hasUsername = address.isFine && address.address.username !== '';
    this.#set({ phase, findings: phase === 'over' ? diagnose(this.#seen, hasUsername) : [] });
  }
}
