// Cuts a stream of bytes into packets: all the packets of a chunk at once.
import { MalformedPacket } from './malformed.ts';
import { PacketCutter } from './packet-cutter.ts';

export class PacketStream extends PacketCutter {
  /** One that cuts what other programs have sent: a Remaining Length may stand in more bytes than it needs. */
  static lenient(): PacketStream {
    return new PacketStream(undefined, true);
  }

  /** Set when the stream cannot be cut any further, even if packets of the same chunk came before the fault. */
  failure: MalformedPacket | null = null;

  /**
   * Takes the next chunk and returns the packets that it completes, in order, each exactly one packet for `decode`. A
   * packet that came whole is a view into the chunk: do not reuse the chunk. Throws MalformedPacket for bytes that are
   * no packet. When complete packets came before these bytes in the chunk, they are returned, `failure` is set, and the
   * next call throws.
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
