// Collects packets and hands them on together: a page that gets one message per packet has time for nothing else.
import type { CapturedPacket, UnreadPacket } from '../capture/captured-packet.ts';
import { PacketPack, type PackedPackets } from '../capture/packing/pack-packets.ts';

/** How long a packet waits for company, in milliseconds. */
const longestWait = 30;

export class PacketBatch {
  readonly #pack = new PacketPack();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #post: (packets: PackedPackets) => void;

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
    if (!this.#pack.isEmpty) this.#post(this.#pack.take());
  }
}
