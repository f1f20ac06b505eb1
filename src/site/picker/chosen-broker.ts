// The broker that the reader chose, for everything on the page that needs to know: what it is and how it is. It
// remembers the choice and keeps the wire told.
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { readAddress } from '../../wire/address.ts';
import type { ProfileName } from '../../broker/profile-names.ts';
import { recall, remember, selectionOf, toBrokerChoice } from './broker-choice.ts';
import type { BrokerSelection, Memory, Overruled } from './broker-choice.ts';
import type { BrokerChoice, BrokerState, FromWire } from '../../wire/page-protocol.ts';
import type { PublicConfig } from '../public-config.ts';
import type { Wire } from '../../wire/wire.ts';

/** What is used of the wire. */
type WireOfChoice = Pick<Wire, 'choose' | 'probe' | 'listen'>;

/** Makes the in-page broker behave so; one that behaved otherwise ends with all that it held. */
type BehaveAs = (profile: ProfileName) => void;

export class ChosenBroker {
  readonly config: PublicConfig;
  /** What cells get as `brokerUrl`; changes when the reader chooses. */
  readonly choice: ReadonlySignal<BrokerChoice>;
  readonly #wire: WireOfChoice;
  readonly #memory: Memory;
  readonly #behaveAs: BehaveAs;
  readonly #selection: Signal<BrokerSelection>;
  readonly #state = signal<BrokerState>({ state: 'unknown' });
  /** What the reader chose before, when the trainer's settings took its place on this page. */
  readonly overruled: Overruled | null;
  /** The reader has not asked for what the wire finds out now. */
  #quiet = false;

  /** Starts no worker: the wire is only told. */
  constructor(wire: WireOfChoice, config: PublicConfig, memory: Memory, behaveAs: BehaveAs) {
    this.config = config;
    this.#wire = wire;
    this.#memory = memory;
    this.#behaveAs = behaveAs;
    const { selection, overruled } = recall(memory, config);
    this.#selection = signal(selection);
    this.overruled = overruled;
    // Told once.
    if (overruled !== null) remember(selection, memory, config);
    this.choice = computed(() => toBrokerChoice(this.#selection.value));
    behaveAs(this.#selection.value.profile);
    wire.choose(this.choice.value, []);
    wire.listen((message) => this.#hear(message));
  }

  get selection(): ReadonlySignal<BrokerSelection> {
    return this.#selection;
  }

  get state(): ReadonlySignal<BrokerState> {
    return this.#state;
  }

  /** Whether the reader may use the broker in the page instead. */
  get mayUseInPage(): boolean {
    return !this.config.locked && this.config.offered.includes('in-page');
  }

  /** Takes a broker, remembers it and finds out how it is. Where the trainer has set the broker, only a login changes. */
  choose(selection: BrokerSelection): void {
    if (!this.#take(selection)) return;
    this.#state.value = { state: 'connecting' };
    this.#wire.probe();
  }

  /** As `choose`, for a choice that is not made by a press: nothing is sent to the broker yet. */
  chooseQuietly(selection: BrokerSelection): void {
    if (this.#take(selection)) this.#state.value = { state: 'unknown' };
  }

  #take(selection: BrokerSelection): boolean {
    if (this.config.locked && selection.url !== this.#selection.value.url) return false;
    this.#selection.value = selection;
    this.#quiet = false;
    remember(selection, this.#memory, this.config);
    this.#behaveAs(selection.profile);
    this.#wire.choose(this.choice.value, []);
    return true;
  }

  /** Whether `url`, in whatever spelling and with or without login, is the chosen broker's. */
  isChosen(url: string): boolean {
    return readAddress(url)?.url === readAddress(this.#selection.value.url)?.url;
  }

  useInPage(): void {
    this.choose(selectionOf('in-page', this.config, this.#selection.value.profile));
  }

  testAgain(): void {
    this.#quiet = false;
    this.#wire.probe();
  }

  /** As `testAgain`, for a reader who looks: only of a broker that something was heard of and that can be lost. */
  look(): void {
    const { state } = this.#state.value;
    if (!this.#isInPage && (state === 'connected' || state === 'refused')) this.testAgain();
  }

  /** Asks a broker that can be lost anew, and shows what was known of it until there is an answer. */
  testQuietly(): void {
    if (this.#isInPage) return;
    this.#quiet = true;
    this.#wire.probe();
  }

  get #isInPage(): boolean {
    return this.#selection.value.kind === 'in-page';
  }

  #hear(message: FromWire): void {
    if (message.type !== 'broker-state' || message.broker.url !== this.choice.value.url) return;
    if (this.#quiet && message.state.state === 'connecting') return;
    this.#quiet = false;
    this.#state.value = message.state;
  }
}

/** The storages of this browser, null where it denies them. */
export function browserMemory(): Memory {
  return { lasting: storage(() => localStorage), tab: storage(() => sessionStorage) };
}

function storage(get: () => Storage): Storage | null {
  try {
    return get();
  } catch {
    return null;
  }
}
