// One exchange: a request, what answers it, what that asks for in turn, and what was sent again of all this.
import type { PacketType } from '../../mqtt/packet.ts';
import { isLost, type CapturedPacket } from '../captured-packet.ts';
import type { ExchangeKind, ExchangeStep } from './exchange-step.ts';

export interface Exchange {
  readonly kind: ExchangeKind;
  /** Numbers of its packets, in order. */
  readonly packets: readonly number[];
  /** Its last answer has gone through. */
  readonly complete: boolean;
}

/** A packet that the other side has to answer. */
interface Asked {
  number: number;
  type: PacketType | undefined;
  direction: CapturedPacket['direction'];
  connection: number;
  /** It has arrived, and its answer has not been seen. */
  waits: boolean;
}

/** Of one exchange, however often a client repeats itself. */
const packetsAtMost = 10_000;
const askedAtMost = 100;

export class OpenExchange implements Exchange {
  readonly kind: ExchangeKind;
  readonly packets: number[] = [];
  complete = false;
  readonly #asked: Asked[] = [];

  constructor(kind: ExchangeKind) {
    this.kind = kind;
  }

  get isOpen(): boolean {
    return !this.complete && this.packets.length < packetsAtMost;
  }

  /** A packet of it that has arrived waits for its answer. */
  get waits(): boolean {
    return this.#asked.some(({ waits }) => waits);
  }

  /** The connection of its last request. */
  get connection(): number | undefined {
    return this.#asked.at(-1)?.connection;
  }

  /** Whether a packet may go on with it, which may have ended before. */
  takes(step: ExchangeStep, captured: CapturedPacket): boolean {
    if (step.kind !== this.kind) return false;
    if (this.isOpen) return true;
    if (this.packets.length >= packetsAtMost) return false;
    // The receiver answers each copy that has reached it, and a sender repeats PUBREL while PUBCOMP has not reached it.
    const repeats = captured.packet?.type === 'PUBREL' && this.#asked.some(({ type }) => type === 'PUBREL');
    return repeats || this.#waitingFor(step, captured) !== undefined;
  }

  /** Returns the number of the packet that it answers; null if it answers none. */
  join(step: ExchangeStep, captured: CapturedPacket): number | null {
    const answered =
      this.#waitingFor(step, captured) ?? this.#asked.findLast((asked) => isAnswer(step, captured, asked));
    if (answered !== undefined) answered.waits = false;
    this.#add(step, captured);
    if (step.ends && !isLost(captured)) this.complete = true;
    return answered?.number ?? null;
  }

  /** The second copy that a fault has made of one of its packets. */
  joinCopy(step: ExchangeStep, captured: CapturedPacket): void {
    this.#add(step, captured);
  }

  #add({ asks }: ExchangeStep, captured: CapturedPacket): void {
    const { number, packet, part, direction, connection } = captured;
    this.packets.push(number);
    if (!asks) return;
    this.#asked.push({ number, type: packet?.type ?? part?.type, direction, connection, waits: !isLost(captured) });
    if (this.#asked.length > askedAtMost) this.#asked.shift();
  }

  /** Answers come in the order of what they answer, and on its connection. [MQTT5-4.6.0-2] */
  #waitingFor(step: ExchangeStep, captured: CapturedPacket): Asked | undefined {
    return this.#asked.find(
      (asked) => asked.waits && asked.connection === captured.connection && isAnswer(step, captured, asked),
    );
  }
}

function isAnswer({ answers }: ExchangeStep, { direction }: CapturedPacket, asked: Asked): boolean {
  return asked.type !== undefined && asked.direction !== direction && answers.includes(asked.type);
}
