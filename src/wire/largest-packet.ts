// The largest packet that a client has sent over one connection, as it may be why the broker closes it: in MQTT 3.1.1 a
// broker cannot tell that a packet was too large.
import type { CapturedPacket, UnreadPacket } from '../capture/captured-packet.ts';
import { readPacket } from '../capture/read-packet.ts';
import type { ProtocolVersion } from '../mqtt/packet.ts';

/** A broker that does not tell its limit may be taken to have one only below packets of so many bytes. */
const isLarge = 65_536;
/** Later than so many milliseconds after it, a close has another cause, unless the limit is known. */
const soon = 10_000;
const publishType = 3;
const acknowledgements = [4, 5]; // PUBACK, PUBREC
const disconnectType = 14;

/** The packet that a broker may have closed the connection for. */
export interface Blamed {
  bytes: number;
  version: ProtocolVersion;
  /** It came right before the close, is large, and was not acknowledged: a cause even if no limit is known. */
  isLikely: boolean;
}

export class LargestPacket {
  #size = 0;
  #time = 0;
  #version: ProtocolVersion = 4;
  /** Its Packet Identifier, while it is not acknowledged. */
  #packetId: number | undefined;
  #acknowledged = false;
  #told = false;

  /** A whole packet of the client. */
  sent(captured: UnreadPacket | CapturedPacket): void {
    const { bytes, time, version } = captured;
    this.#version = version;
    if (!this.begun(bytes.length, time) || bytes.length < isLarge || (bytes[0] ?? 0) >> 4 !== publishType) return;
    const { packet } = readPacket({ ...captured });
    this.#packetId = packet?.type === 'PUBLISH' ? packet.packetId : undefined;
  }

  /** A packet of so many bytes has begun. Returns whether none was larger. */
  begun(size: number, time: number): boolean {
    if (size < this.#size || size === 0) return false;
    this.#size = size;
    this.#time = time;
    this.#packetId = undefined;
    this.#acknowledged = false;
    return true;
  }

  /** A packet of the broker. */
  came(bytes: Uint8Array): void {
    const type = (bytes[0] ?? 0) >> 4;
    if (type === disconnectType) this.#told = true;
    const packetId = ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
    if (acknowledgements.includes(type) && packetId === this.#packetId) this.#acknowledged = true;
  }

  /** For a close by the broker; null: it has said why. */
  blamed(now: number): Blamed | null {
    if (this.#told || this.#size === 0) return null;
    const isLikely = this.#size >= isLarge && !this.#acknowledged && now - this.#time < soon;
    return { bytes: this.#size, version: this.#version, isLikely };
  }
}
