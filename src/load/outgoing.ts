// Where the packets of one client are put together before they go out as one piece. There is one for all clients, as each is
// served in one go. Pure.
import { grow } from '../mqtt/grow.ts';

export class Outgoing {
  bytes = new Uint8Array(65_536);
  view = new DataView(this.bytes.buffer);
  /** How many bytes are filled. */
  length = 0;

  /** Makes room for `size` bytes more, and returns where they begin. */
  reserve(size: number): number {
    const at = this.length;
    this.length += size;
    if (this.length > this.bytes.length) {
      this.bytes = grow(this.bytes, at, Math.max(this.length, this.bytes.length * 2));
      this.view = new DataView(this.bytes.buffer);
    }
    return at;
  }

  /** A packet of four bytes: PUBACK, PUBREC, PUBREL, PUBCOMP. */
  acknowledge(firstByte: number, packetId: number): void {
    this.view.setUint32(this.reserve(4), ((firstByte << 24) | (2 << 16) | packetId) >>> 0);
  }

  add(packet: Uint8Array): void {
    const at = this.reserve(packet.length);
    this.bytes.set(packet, at);
  }

  /** All of it, for a link that takes it over; null when there is nothing. */
  take(): Uint8Array | null {
    if (this.length === 0) return null;
    const taken = this.bytes.slice(0, this.length);
    this.length = 0;
    return taken;
  }
}
