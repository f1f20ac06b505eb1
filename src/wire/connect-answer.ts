// Whether something answers CONNECT as an MQTT broker does, and in time. What accepts a WebSocket may be no broker, or
// one that is stuck: MQTT.js would wait for 30 seconds, or forever.
import type { CapturedPacket } from '../capture/captured-packet.ts';
import type { ConnectFailure } from './page-protocol.ts';

/** How long a broker may take to answer CONNECT, in milliseconds. */
const answerTime = 5000;
/** First bytes of what may come before anything else: CONNACK [MQTT5-3.2.0-1], or AUTH. */
const firstBytes = [0x20, 0xf0];

export class ConnectAnswer {
  readonly #url: string;
  readonly #timeout: number;
  readonly #fail: (why: ConnectFailure) => void;
  #asked = false;
  #answered = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `url` as `readAddress` returns it. `fail` is called at most once. */
  constructor(url: string, fail: (why: ConnectFailure) => void, timeout = answerTime) {
    this.#url = url;
    this.#fail = fail;
    this.#timeout = timeout;
  }

  /** A packet of the client has been sent. */
  sent({ packet }: CapturedPacket): void {
    if (this.#asked || packet?.type !== 'CONNECT') return;
    this.#asked = true;
    this.#timer = setTimeout(() => this.#fail({ code: 'timeout', url: this.#url }), this.#timeout);
  }

  /** Something has come from the other side. */
  came(bytes: Uint8Array): void {
    if (!this.#waits()) return;
    this.end();
    if (!firstBytes.includes(bytes[0] ?? 0)) this.#fail({ code: 'not-mqtt', url: this.#url });
  }

  /** The other side has closed. */
  closed(): void {
    if (!this.#waits()) return;
    this.end();
    this.#fail({ code: 'not-mqtt', url: this.#url });
  }

  /** Nothing is waited for any more. */
  end(): void {
    this.#answered = true;
    clearTimeout(this.#timer);
  }

  #waits(): boolean {
    return this.#asked && !this.#answered;
  }
}
