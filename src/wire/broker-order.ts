// Puts packets into the order of the in-page broker: each is told when the broker has said that it took or sent it,
// with the time of that. A packet that a fault keeps back is told at once, as not there yet, and again when it is there.
import type { CapturedPacket, UnreadPacket } from '../capture/captured-packet.ts';
import { noteLength, readNote, type OrderNote } from '../link/order-notes.ts';
import { isPassed, ToldQueue, type QueueMark, type WaitingPacket } from './told-queue.ts';

type Captured = UnreadPacket | CapturedPacket;

/** How long a broker may take to tell of what has been sent to it, in milliseconds. */
const patience = 1000;

/** Packets that were there when somebody asked for them. */
interface Asked {
  marks: QueueMark[];
  then: () => void;
}

export class BrokerOrder {
  readonly #lines = new Map<number, BrokerLine>();
  /** Notes that wait: rows, and the place of the next note in the first of them. */
  readonly #notes: Float64Array[] = [];
  #at = 0;
  #asked: Asked[] = [];
  /** Connections that the broker has ended before they began here. */
  readonly #refused = new Set<number>();
  /** Connections of which packets have been kept back or lost. */
  readonly #faulted = new Set<BrokerLine>();

  /** A connection to the broker begins, by its number. `tell` gets its packets one by one, in the broker's order. */
  open(connection: number, tell: (captured: Captured) => void): BrokerLine {
    const line: BrokerLine = new BrokerLine(
      tell,
      () => {
        this.#goOn();
        this.#forget(connection, line);
      },
      () => {
        if (!line.isOver) this.#faulted.add(line);
        return this.#marks();
      },
    );
    this.#lines.set(connection, line);
    if (this.#refused.delete(connection)) line.take({ link: connection, kind: 'ended', bytes: 0, time: 0 });
    return line;
  }

  /** Takes what the broker has written down (link/order-notes.ts). */
  take(rows: Float64Array): void {
    this.#notes.push(rows);
    this.#goOn();
  }

  /** Calls `then` when all packets of now have been told, or the broker has been silent about them for too long. */
  whenTold(then: () => void): void {
    const marks = this.#marks();
    if (marks.length === 0) {
      then();
      return;
    }
    const timer = setTimeout(() => this.#answer((asked) => asked === one), patience);
    const one: Asked = {
      marks,
      then: () => {
        clearTimeout(timer);
        then();
      },
    };
    this.#asked.push(one);
  }

  /** The broker is gone: what is still there is told as it came. */
  end(): void {
    for (const line of this.#lines.values()) line.giveUp();
    this.#lines.clear();
    this.#answer(() => true);
  }

  /** What waits now. */
  #marks(): QueueMark[] {
    return [...this.#lines.values()]
      .flatMap((line) => Object.values(line.queues))
      .filter((queue) => queue.added > queue.done)
      .map((queue) => ({ queue, upTo: queue.added }));
  }

  #goOn(): void {
    this.#readNotes();
    if (this.#asked.length > 0) this.#answer(({ marks }) => marks.every(isPassed));
  }

  #readNotes(): void {
    for (let rows = this.#notes[0]; rows !== undefined; rows = this.#notes[0]) {
      for (; this.#at < rows.length; this.#at += noteLength) if (!this.#deal(readNote(rows, this.#at))) return;
      this.#notes.shift();
      this.#at = 0;
    }
  }

  /** False: what it tells of has not come. */
  #deal(note: OrderNote): boolean {
    const line = this.#lines.get(note.link);
    if (line === undefined) {
      if (note.kind === 'ended') this.#refused.add(note.link);
      return true;
    }
    if (!line.take(note)) return false;
    for (const one of this.#faulted) one.drain('to-broker');
    this.#forget(note.link, line);
    return true;
  }

  #forget(connection: number, line: BrokerLine): void {
    if (!line.isOver) return;
    this.#lines.delete(connection);
    this.#faulted.delete(line);
  }

  #answer(isDue: (asked: Asked) => boolean): void {
    const due = this.#asked.filter(isDue);
    if (due.length === 0) return;
    this.#asked = this.#asked.filter((asked) => !due.includes(asked));
    for (const { then } of due) then();
  }
}

/** One connection to the broker. */
export class BrokerLine {
  readonly queues = { 'to-broker': new ToldQueue(), 'to-client': new ToldQueue() };
  readonly #tell: (captured: Captured) => void;
  readonly #changed: () => void;
  readonly #marks: () => QueueMark[];
  /** Packets that a fault keeps back, and that have not been told yet. */
  readonly #keptBack = new Map<Captured, WaitingPacket>();
  /** Bytes that have come from the broker. */
  #came = 0;
  /** No more come. */
  #closed = false;
  /** The broker takes no more. */
  #ended = false;
  #givenUp = false;

  /** `marks`: all that waits; asked when a packet has not gone on. */
  constructor(tell: (captured: Captured) => void, changed: () => void, marks: () => QueueMark[]) {
    this.#tell = tell;
    this.#changed = changed;
    this.#marks = marks;
  }

  /** Nothing can happen on it any more. */
  get isOver(): boolean {
    return this.#closed && this.#ended;
  }

  /** A packet has been captured, or one that was kept back goes on. `end`: as in `WaitingPacket`. */
  add(captured: Captured, end: number, state: Exclude<WaitingPacket['state'], 'over'>): void {
    const { direction } = captured;
    const before = this.#keptBack.get(captured);
    if (before !== undefined) Object.assign(before, { state: 'over', isDue: null } satisfies Partial<WaitingPacket>);
    this.#keptBack.delete(captured);
    const marks = state === 'gone-on' ? null : this.#marks();
    const waiting: WaitingPacket = { captured, end, state, isDue: marks && (() => marks.every(isPassed)) };
    if (state === 'kept-back') this.#keptBack.set(captured, waiting);
    this.queues[direction].add(waiting);
    this.drain(direction);
  }

  /** So many bytes have come from the broker; their packets have been added. */
  came(bytes: number): void {
    this.#came += bytes;
    this.#changed();
  }

  /** No more bytes come. */
  close(): void {
    this.#closed = true;
    this.#changed();
  }

  /** False: the bytes that the note tells of are still on their way. */
  take({ kind, bytes, time }: OrderNote): boolean {
    if (kind === 'sent' && !this.#closed && this.#came < bytes) return false;
    if (kind === 'ended') {
      this.#ended = true;
      this.#told('to-broker', Infinity, null);
    } else this.#told(kind === 'took' ? 'to-broker' : 'to-client', bytes, time);
    return true;
  }

  giveUp(): void {
    this.#givenUp = true;
    this.#told('to-broker', Infinity, null);
    this.#told('to-client', Infinity, null);
  }

  #told(direction: CapturedPacket['direction'], bytes: number, time: number | null): void {
    Object.assign(this.queues[direction], { told: bytes, time });
    this.drain(direction);
  }

  /** Tells the packets that wait for nothing any more. */
  drain(direction: CapturedPacket['direction']): void {
    const queue = this.queues[direction];
    const { time } = queue;
    for (let next = queue.next(); next !== undefined; next = queue.next()) {
      const { captured, state, end } = next;
      if (state === 'over') continue;
      this.#keptBack.delete(captured);
      if (this.#givenUp && state === 'gone-on' && captured.brokerTime === undefined) this.#tell(captured);
      else if (state !== 'gone-on' || time === null) this.#tellNotThere(captured);
      else this.#tellThere(captured, end, time);
    }
  }

  #tellNotThere(captured: Captured): void {
    if (captured.brokerTime !== undefined) return; // as was told
    captured.brokerTime = null;
    this.#tell(captured);
  }

  /** The clocks of two threads are not quite the same: no packet arrives before it is sent. */
  #tellThere(captured: Captured, end: number, time: number): void {
    const there = captured.direction === 'to-broker' ? Math.max(time, captured.time) : Math.min(time, captured.time);
    if (captured.brokerTime === null)
      this.#tell({ ...captured, brokerTime: there, atBroker: end, instead: captured.number });
    else {
      captured.brokerTime = there;
      captured.atBroker = end;
      this.#tell(captured);
    }
  }
}
