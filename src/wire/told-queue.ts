// Packets of one direction of one connection that wait until the broker has told of their bytes.
import type { CapturedPacket, UnreadPacket } from '../capture/captured-packet.ts';

export interface WaitingPacket {
  captured: UnreadPacket | CapturedPacket;
  /** Bytes of its direction up to its end; of one that has not gone on, up to its beginning. */
  end: number;
  /** `over`: it has gone on behind its place, and waits again there. */
  state: 'gone-on' | 'kept-back' | 'lost' | 'over';
  /** Of one that has not gone on: what was captured before it has been told. */
  isDue: (() => boolean) | null;
}

/** The packets that a queue has had until now. */
export interface QueueMark {
  queue: ToldQueue;
  upTo: number;
}

export function isPassed({ queue, upTo }: QueueMark): boolean {
  return queue.done >= upTo;
}

export class ToldQueue {
  #waiting: WaitingPacket[] = [];
  #head = 0;
  /** Packets that wait no more. */
  done = 0;
  /** Bytes of which the broker has told, and when it took or sent the last of them; null: it takes no more. */
  told = 0;
  time: number | null = null;

  /** Packets that have ever been added. */
  get added(): number {
    return this.done + this.#waiting.length - this.#head;
  }

  add(waiting: WaitingPacket): void {
    this.#waiting.push(waiting);
  }

  /** Takes out the next packet of which the broker has told. One that has not gone on comes before its next at least. */
  next(): WaitingPacket | undefined {
    const first = this.#waiting[this.#head];
    if (first === undefined || first.end > this.told) return undefined;
    if (first.isDue !== null && first.end === this.told && !first.isDue()) return undefined;
    this.#head += 1;
    this.done += 1;
    if (this.#head > 256 && this.#head * 2 > this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#head);
      this.#head = 0;
    }
    return first;
  }
}
