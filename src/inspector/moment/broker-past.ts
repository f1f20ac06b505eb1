// The past of the in-page broker at the moment that is looked at. What the broker was given is asked for when it is
// needed; a broker of the page's own lives through it again, in slices, so that the page stays awake. A later wish
// takes the place of an earlier one.
import { signal } from '@preact/signals';
import type { BrokerHistory, PastMoment } from '../../broker/replay/history.ts';
import type { RecordedPast } from '../../broker/hosts/control.ts';
import type { PacketStore } from '../../capture/packet-store.ts';
import type { PastReading } from '../broker-view/broker-surroundings.ts';
import { PacketInputs } from './packet-inputs.ts';

/** Milliseconds of work at a time, and inputs between two looks at the clock. */
const slice = 12;
const stride = 200;

export type ShownPast =
  | { state: 'on-its-way'; percent: number }
  /**
   * `beyond`: the record ends before the moment; `another`: the broker did not send the same as the one that was
   * recorded.
   */
  | { state: 'there'; moment: PastMoment; doubt: 'beyond' | 'another' | null }
  /** No packet up to the moment crossed the in-page broker. */
  | { state: 'elsewhere' }
  | { state: 'unreadable' };

export class BrokerPast {
  readonly shown = signal<ShownPast>({ state: 'on-its-way', percent: 0 });
  readonly #packets: PacketStore;
  readonly #fetch: (from: number) => Promise<RecordedPast>;
  readonly #reading: PastReading;
  #history: BrokerHistory | null = null;
  #inputs: PacketInputs | null = null;
  /** Bytes of the record that have come. */
  #bytes = 0;
  #full = false;
  /** Number of the last packet that there was when the record was asked for. */
  #covers = 0;
  #pending: Promise<void> | null = null;
  #wish = 0;

  /** `fetch`: what the broker was given, behind so many bytes of its record. */
  constructor(packets: PacketStore, fetch: (from: number) => Promise<RecordedPast>, reading: PastReading) {
    this.#packets = packets;
    this.#fetch = fetch;
    this.#reading = reading;
  }

  /** Goes to the moment after the packet with that number; `shown` tells how far it is. */
  async look(packet: number): Promise<void> {
    const wish = (this.#wish += 1);
    const isWanted = (): boolean => wish === this.#wish;
    try {
      while (packet > this.#covers) await this.#readOn();
      if (isWanted()) await this.#goTo(packet, isWanted);
    } catch {
      if (isWanted()) this.shown.value = { state: 'unreadable' };
    }
  }

  /** Nobody looks any more. */
  stop(): void {
    this.#wish += 1;
  }

  async #goTo(number: number, isWanted: () => boolean): Promise<void> {
    const [history, inputs, captured] = [this.#history, this.#inputs, this.#packets.byNumber(number)];
    if (history === null || inputs === null) return;
    const input = inputs.at(number);
    if (input === 0) {
      this.shown.value = { state: 'elsewhere' };
      return;
    }
    const goOn = (): boolean => {
      if (isWanted()) this.#onItsWay(history.place / input);
      return isWanted();
    };
    if (!(await inSlices((count) => history.seek(input, count), goOn))) return;
    const beyond = this.#full && captured !== undefined && inputs.of(captured) === null;
    const doubt = beyond ? 'beyond' : !this.#full && inputs.isAnother(number) ? 'another' : null;
    this.shown.value = { state: 'there', moment: history.moment(input), doubt };
  }

  #onItsWay(part: number): void {
    this.shown.value = { state: 'on-its-way', percent: Math.floor(100 * part) };
  }

  #readOn(): Promise<void> {
    return (this.#pending ??= this.#read().finally(() => (this.#pending = null)));
  }

  async #read(): Promise<void> {
    const covers = this.#packets.at(this.#packets.length - 1)?.number ?? Infinity;
    const { seed, profile, inputs, names } = await this.#fetch(this.#bytes);
    const history = (this.#history ??= this.#reading.newHistory(seed, profile));
    for (const block of inputs.blocks) history.add(this.#reading.readInputs(block));
    this.#bytes = inputs.to;
    this.#full = inputs.full;
    await inSlices(
      (count) => history.index(count),
      () => {
        this.#onItsWay(history.indexed / history.length);
        return true;
      },
    );
    const connections = new Map(names.flatMap(([connection, name]) => (name === null ? [] : [[name, connection]])));
    this.#inputs = new PacketInputs(this.#packets, (...where) => history.inputOf(...where), connections);
    this.#covers = covers;
  }
}

/** Works until nothing is left (true), or until it is not to go on (false), with breaks for the page. */
async function inSlices(work: (count: number) => boolean, goOn: () => boolean): Promise<boolean> {
  for (;;) {
    const end = performance.now() + slice;
    do {
      if (!work(stride)) return true;
    } while (performance.now() < end);
    if (!goOn()) return false;
    await new Promise((resolve) => setTimeout(resolve));
    if (!goOn()) return false;
  }
}
