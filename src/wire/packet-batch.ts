// Collects packets and hands them on together: a page that gets one message per packet has time for nothing else.
import type { CapturedPacket, UnreadPacket } from '../capture/captured-packet.ts';
import { PacketPack, rowLength, type PackedPackets } from '../capture/packing/pack-packets.ts';

/** How long a packet waits for company, in milliseconds. */
const longestWait = 30;
/** What the page may have been told and not have taken yet: a flood must not pile up before it. */
const weightAtMost = 8_000_000;
/** What a packet weighs beside its bytes. */
const packetWeight = 100;

export class PacketBatch {
  readonly #pack = new PacketPack();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #post: (packets: PackedPackets) => void;
  /** The weight of each message that the page has not taken, oldest first, and of all of them. */
  readonly #told: number[] = [];
  #weight = 0;
  /** Called with whether the page is behind, when that changes. */
  onBehind: (isBehind: boolean) => void = () => undefined;

  constructor(post: (packets: PackedPackets) => void) {
    this.#post = post;
  }

  add(captured: UnreadPacket | CapturedPacket): void {
    this.#pack.add(captured);
    if (this.#pack.isFull) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), longestWait);
  }

  /** Hands on what waits, now. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#pack.isEmpty) return;
    const packed = this.#pack.take();
    const weight = weigh(packed);
    this.#told.push(weight);
    this.#weigh(weight);
    this.#post(packed);
  }

  /** The page has taken the oldest message. */
  taken(): void {
    this.#weigh(-(this.#told.shift() ?? 0));
  }

  #weigh(change: number): void {
    const wasBehind = this.#weight > weightAtMost;
    this.#weight += change;
    const isBehind = this.#weight > weightAtMost;
    if (isBehind !== wasBehind) this.onBehind(isBehind);
  }
}

function weigh({ bytes, rows, read }: PackedPackets): number {
  const packets = rows.length / rowLength + read.length;
  return bytes.length + read.reduce((sum, captured) => sum + captured.bytes.length, packets * packetWeight);
}
