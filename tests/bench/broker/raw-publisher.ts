// A publisher of the raw kind: a ring of messages encoded before, written in large pieces, never further ahead of its subscribers
// (and of its acknowledgements) than the ring is long. So no broker has to queue without end, and no Packet Identifier is in use twice.
import { encode } from '../../../src/mqtt/encode.ts';
import type { QoS } from '../../../src/mqtt/packet.ts';
import { readAcknowledgements } from './raw-client.ts';
import type { RawLink } from './raw-link.ts';

export interface Ring {
  /** Pieces of as many messages each. */
  pieces: Uint8Array[];
  perPiece: number;
  /** Bytes of one PUBLISH. */
  size: number;
}

/** Bytes that a publisher may be ahead. */
const AHEAD = 262_144;
/** Messages that it may be ahead. Mosquitto searches a list at each step of QoS 2: with more it nearly stands still. */
const MOST_AHEAD: Readonly<Record<QoS, number>> = { 0: 8000, 1: 8000, 2: 1000 };
/** Deliveries of messages that are on their way. */
const MOST_DELIVERIES = 80_000;
const PIECES = 8;

/** `topics`: its messages go to them in turn, all of one length. `subscribers`: how many get each message. */
export function ringOf(topics: readonly string[], payloadSize: number, qos: QoS, subscribers: number): Ring {
  const payload = new Uint8Array(payloadSize).fill(0x61);
  const message = (packetId: number): Uint8Array => {
    const id = qos === 0 ? {} : { packetId };
    const topic = topics[packetId % topics.length] ?? '';
    return encode({ type: 'PUBLISH', dup: false, qos, retain: false, topic, payload, ...id }, 4);
  };
  const size = message(1).length;
  const ahead = Math.min(AHEAD / size, MOST_AHEAD[qos], MOST_DELIVERIES / subscribers);
  const perPiece = Math.max(1, Math.floor(ahead / PIECES));
  const pieces = Array.from({ length: PIECES }, (_, piece) =>
    Buffer.concat(Array.from({ length: perPiece }, (_, index) => message(1 + piece * perPiece + index))),
  );
  return { pieces, perPiece, size };
}

export class RawPublisher {
  readonly #link: RawLink;
  readonly #ring: Ring;
  readonly #qos: QoS;
  #sent = 0;
  #received = 0;
  #complete = 0;
  #running = false;
  #onDone: (() => void) | null = null;

  constructor(link: RawLink, ring: Ring, qos: QoS) {
    this.#link = link;
    this.#ring = ring;
    this.#qos = qos;
    if (qos > 0)
      readAcknowledgements(link, (count) => {
        this.#complete += count;
        this.#goOn();
      });
  }

  start(): void {
    this.#running = true;
    this.#goOn();
  }

  /** Resolves when all that was sent has come through. */
  stop(): Promise<void> {
    this.#running = false;
    return new Promise((resolve) => {
      this.#onDone = resolve;
      this.#goOn();
    });
  }

  /** The slowest of its subscribers has got so many messages more. */
  received(count: number): void {
    this.#received += count;
    this.#goOn();
  }

  #goOn(): void {
    const { pieces, perPiece } = this.#ring;
    const through = this.#qos === 0 ? this.#received : Math.min(this.#received, this.#complete);
    if (!this.#running) {
      if (through === this.#sent) this.#onDone?.();
      return;
    }
    while (this.#sent + perPiece <= through + perPiece * pieces.length) {
      const piece = pieces[(this.#sent / perPiece) % pieces.length];
      if (piece !== undefined) this.#link.write(piece);
      this.#sent += perPiece;
    }
  }
}
