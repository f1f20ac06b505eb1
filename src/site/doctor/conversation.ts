// A few packets said to a broker over one WebSocket, and what it answers, each within a limit.
import { decode } from '../../mqtt/decode.ts';
import { encode } from '../../mqtt/encode.ts';
import type { Packet, ProtocolVersion } from '../../mqtt/packet.ts';
import { PacketStream } from '../../mqtt/packet-stream.ts';
import { textFrameReason, type WebSocketLink } from '../../link/web-socket.ts';
import { answerLimit, goodbyeTime } from './limits.ts';
import { linkTo } from './observe-opening.ts';
import { within } from './within.ts';

/** `start`: how what is no MQTT begins. */
export type Heard = { kind: 'packet'; packet: Packet } | { kind: 'not-mqtt'; start: string } | { kind: 'closed' };

export class Conversation {
  readonly version: ProtocolVersion;
  readonly #link: WebSocketLink;
  readonly #stream = new PacketStream();
  /** What has come and nobody has waited for. */
  readonly #heard: Heard[] = [];
  #listener: (() => void) | null = null;
  /** The first byte was that of a CONNACK. */
  #hasBegun = false;
  #isAccepted = false;

  private constructor(link: WebSocketLink, version: ProtocolVersion) {
    this.#link = link;
    this.version = version;
    link.onBytes = (bytes) => this.#take(bytes);
    link.onClose = ({ reason }) =>
      this.#tell(reason === textFrameReason ? { kind: 'not-mqtt', start: '' } : { kind: 'closed' });
  }

  /** Null: it did not open in time. */
  static async open(url: string, version: ProtocolVersion, signal: AbortSignal): Promise<Conversation | null> {
    const link = linkTo(url, ['mqtt']);
    if (link === null) return null;
    const conversation = new Conversation(link, version);
    const stopped = (): void => link.close();
    signal.addEventListener('abort', stopped, { once: true });
    const isOpen = await within<boolean>(answerLimit, signal, (tell) => {
      link.onOpen = () => tell(true);
      conversation.#listener = () => tell(false);
      return () => (conversation.#listener = null);
    });
    if (isOpen === true) return conversation;
    link.close();
    return null;
  }

  send(packet: Packet): void {
    this.#link.send(encode(packet, this.version));
  }

  /** The next packet that is wanted; others are passed over. Null: it did not come in time. */
  async next(isWanted: (packet: Packet) => boolean, limit: number, signal: AbortSignal): Promise<Heard | null> {
    const heard = await within<Heard>(limit, signal, (tell) => {
      const look = (): void => {
        if (this.#listener !== look) return;
        for (let one = this.#heard.shift(); one !== undefined; one = this.#heard.shift()) {
          // An end stays one for whoever waits next.
          if (one.kind !== 'packet') this.#heard.unshift(one);
          if (one.kind === 'packet' && !isWanted(one.packet)) continue;
          tell(one);
          return;
        }
      };
      this.#listener = look;
      queueMicrotask(look);
      return () => (this.#listener = null);
    });
    return heard === 'late' ? null : heard;
  }

  /** Says goodbye, so that the broker does not take the client for lost. */
  end(): void {
    if (this.#isAccepted) this.send({ type: 'DISCONNECT', reasonCode: 0 });
    setTimeout(() => this.#link.close(), this.#isAccepted ? goodbyeTime : 0);
  }

  #take(chunk: Uint8Array): void {
    try {
      // What does not begin as a CONNACK need not be waited for to its end.
      if (!this.#hasBegun && chunk[0] !== 0x20) throw new Error('no CONNACK');
      this.#hasBegun = true;
      for (const bytes of this.#stream.push(chunk)) {
        // A broker that knows only 3.1.1 answers a CONNECT of MQTT 5 in its own format.
        const isOld = !this.#isAccepted && bytes.length === 4;
        const packet = decode(bytes, isOld ? 4 : this.version, 'server');
        if (packet.type === 'CONNACK' && packet.reasonCode === 0) this.#isAccepted = true;
        this.#tell({ kind: 'packet', packet });
      }
    } catch {
      this.#tell({ kind: 'not-mqtt', start: printable(chunk) });
    }
  }

  #tell(heard: Heard): void {
    this.#heard.push(heard);
    this.#listener?.();
  }
}

/** As much as fits a line. */
function printable(bytes: Uint8Array): string {
  const [start, most] = [bytes.subarray(0, 60), 60];
  const text = new TextDecoder().decode(start).replaceAll(/\s+/g, ' ');
  if (!/[\u0000-\u001f\u007f-\u009f\ufffd]/.test(text)) return bytes.length > most ? `${text}…` : text;
  return Array.from(start.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
