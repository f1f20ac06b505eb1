// How large a packet brokers take, as they say in CONNACK to clients of MQTT 5, and which closed connection that explains.
import type { CapturedPacket } from '../capture/captured-packet.ts';
import type { Connack } from '../mqtt/packet.ts';
import type { Blamed } from './largest-packet.ts';
import type { ConnectFailure } from './page-protocol.ts';

export class PacketSizeLimits {
  /** By address; null: it has told none. */
  readonly #limits = new Map<string, number | null>();

  /** `url` as `readAddress` returns it. */
  observe(url: string, { packet, version }: CapturedPacket): void {
    if (packet?.type === 'CONNACK' && packet.reasonCode === 0 && version === 5) this.learn(url, packet);
  }

  /** From the answer to a CONNECT of MQTT 5. */
  learn(url: string, { properties }: Connack): void {
    this.#limits.set(url, properties?.maximumPacketSize ?? null);
  }

  knows(url: string): boolean {
    return this.#limits.has(url);
  }

  /** Another broker may answer there. */
  forget(url: string): void {
    this.#limits.delete(url);
  }

  /** Why the broker there has closed a connection without a word, if it was for the size of a packet. */
  explain(url: string, { bytes, version, isLikely }: Blamed): ConnectFailure | null {
    const limit = this.#limits.get(url) ?? null;
    if (limit === null ? !isLikely : bytes <= limit) return null;
    return { code: 'closed-on-packet', url, bytes, limit, version };
  }
}
