// Cuts a stream of bytes into packets, all of a chunk at once.
import { MalformedPacket } from './malformed.ts';
import { PacketCutter } from './packet-cutter.ts';

export class PacketStream extends PacketCutter {
  /** Set once the stream cannot be cut any further: after the packets of the same chunk that came before the fault. */
  failure: MalformedPacket | null = null;

  /**
   * Takes the next chunk and returns the packets that it completes, in order, each exactly one packet for `decode`. They are views into
   * the chunk where a packet came whole: do not reuse the chunk. What is no packet throws
   * MalformedPacket; when complete packets came before it in the chunk, they are returned, `failure` is set, and
   * the next call throws.
   */
  push(chunk: Uint8Array): Uint8Array[] {
    this.begin(chunk);
    const packets: Uint8Array[] = [];
    try {
      for (let packet = this.next(); packet !== null; packet = this.next()) packets.push(packet);
    } catch (error) {
      if (!(error instanceof MalformedPacket)) throw error;
      this.failure = error;
      if (packets.length === 0) throw error;
    }
    return packets;
  }
}
