// Frames of a WebSocket (RFC 6455, section 5) as a server reads and writes them. Where frames and messages begin and end means nothing to
// MQTT [MQTT5-6.0.0-2]: what a chunk brings is unmasked where it lies, without the headers between, and passed on as one piece.

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** Status codes (7.4.1). */
export const closeCodes = {
  normal: 1000,
  protocolError: 1002,
  notBinary: 1003,
  none: 1005,
  abnormal: 1006,
  tooBig: 1009,
} as const;

/** A client has broken the protocol. */
export class FrameError extends Error {
  /** To close with. */
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

export interface FrameListener {
  /** Bytes of binary messages, in their order; never empty. */
  onData(bytes: Uint8Array): void;
  /** A control frame, after the data that came before it. */
  onControl(opcode: number, payload: Uint8Array): void;
}

const finBit = 0x80;
const reservedBits = 0x70;
const maskBit = 0x80;
const longestControlPayload = 125;
/** More than a number can count. */
const tooLongHighWord = 2 ** 21;
/** From so many bytes on four are unmasked at once. */
const worthWords = 12;

export class FrameReader {
  readonly #listener: FrameListener;
  /** The beginning of a frame whose header has not come as a whole. */
  #start: Uint8Array | null = null;
  /** Bytes of the present frame that are still to come. */
  #left = 0;
  readonly #mask = new Uint8Array(4);
  /** Which byte of the mask is next. */
  #phase = 0;
  #opcode: number = opcodes.binary;
  /** The payload of a control frame, as far as it has come; null in other frames. */
  #control: Uint8Array | null = null;
  /** Whether a message has begun that is not at its end: only its continuation may follow, with control frames between. */
  #inMessage = false;

  constructor(listener: FrameListener) {
    this.#listener = listener;
  }

  /** Takes a chunk and changes it. Throws a FrameError, when what came before the fault has been passed on. */
  push(chunk: Uint8Array): void {
    const bytes = this.#start === null ? chunk : joined(this.#start, chunk);
    this.#start = null;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let at = 0;
    // What is unmasked and not passed on.
    let [from, to] = [0, 0];
    const passOn = (): void => {
      if (to > from) this.#listener.onData(bytes.subarray(from, to));
      from = to;
    };
    try {
      while (at < bytes.length) {
        if (this.#left === 0) {
          const length = headerLength(bytes, at);
          if (at + length > bytes.length) {
            this.#start = bytes.slice(at);
            break;
          }
          this.#begin(bytes, at, length);
          at += length;
        }
        const count = Math.min(this.#left, bytes.length - at);
        const control = this.#control;
        const place = control === null ? to : at;
        unmask(view, at, place, count, this.#mask, this.#phase);
        if (control === null) to += count;
        else control.set(bytes.subarray(at, at + count), control.length - this.#left);
        at += count;
        this.#left -= count;
        this.#phase += count;
        if (control === null || this.#left > 0) continue;
        this.#control = null;
        passOn();
        this.#listener.onControl(this.#opcode, control);
      }
    } finally {
      passOn();
    }
  }

  #begin(bytes: Uint8Array, at: number, header: number): void {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1] ?? 0;
    const isLast = (first & finBit) !== 0;
    const opcode = first & 0x0f;
    if ((first & reservedBits) !== 0) throw new FrameError(closeCodes.protocolError, 'a reserved bit is set');
    if ((second & maskBit) === 0) throw new FrameError(closeCodes.protocolError, 'a frame is not masked');
    const left = payloadLength(bytes, at);
    if (opcode >= opcodes.close) {
      if (opcode > opcodes.pong) throw new FrameError(closeCodes.protocolError, 'an opcode is reserved');
      if (!isLast || left > longestControlPayload)
        throw new FrameError(closeCodes.protocolError, 'a control frame is too long');
      this.#control = new Uint8Array(left);
    } else {
      if (opcode === opcodes.text) throw new FrameError(closeCodes.notBinary, 'MQTT needs binary frames'); // [MQTT5-6.0.0-1]
      if (opcode > opcodes.binary) throw new FrameError(closeCodes.protocolError, 'an opcode is reserved');
      const continues = opcode === opcodes.continuation;
      if (continues !== this.#inMessage) throw new FrameError(closeCodes.protocolError, 'messages are mixed up');
      this.#inMessage = !isLast;
    }
    this.#opcode = opcode;
    this.#left = left;
    this.#mask.set(bytes.subarray(at + header - 4, at + header));
    this.#phase = 0;
  }
}

function headerLength(bytes: Uint8Array, at: number): number {
  const second = bytes[at + 1] ?? maskBit;
  if ((second & maskBit) === 0) return 2; // it is refused
  const length = second & 0x7f;
  return length < 126 ? 6 : length === 126 ? 8 : 14;
}

function payloadLength(bytes: Uint8Array, at: number): number {
  const length = (bytes[at + 1] ?? 0) & 0x7f;
  if (length < 126) return length;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at + 2);
  if (length === 126) return view.getUint16(0);
  const high = view.getUint32(0);
  if (high >= tooLongHighWord) throw new FrameError(closeCodes.tooBig, 'a frame is too long');
  return high * 2 ** 32 + view.getUint32(4);
}

/** Takes the mask from `count` bytes at `at` and puts them to `to`, which is not behind it. `phase`: which byte of the mask is the first. */
function unmask(bytes: DataView, at: number, to: number, count: number, mask: Uint8Array, phase: number): void {
  let done = 0;
  const byte = (n: number): number => mask[(phase + n) & 3] ?? 0;
  if (count >= worthWords) {
    const word = (byte(3) << 24) | (byte(2) << 16) | (byte(1) << 8) | byte(0);
    for (; done + 4 <= count; done += 4) bytes.setInt32(to + done, bytes.getInt32(at + done, true) ^ word, true);
  }
  for (; done < count; done += 1) bytes.setUint8(to + done, bytes.getUint8(at + done) ^ byte(done));
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const whole = new Uint8Array(one.length + other.length);
  whole.set(one);
  whole.set(other, one.length);
  return whole;
}

/** Bytes of the header of an unmasked frame. */
export function serverHeaderLength(payload: number): number {
  return payload < 126 ? 2 : payload < 65_536 ? 4 : 10;
}

/** Writes the header of a whole message at the beginning of `target`. */
export function writeServerHeader(target: Uint8Array, opcode: number, payload: number): void {
  const view = new DataView(target.buffer, target.byteOffset);
  target[0] = finBit | opcode;
  if (payload < 126) target[1] = payload;
  else if (payload < 65_536) {
    target[1] = 126;
    view.setUint16(2, payload);
  } else {
    target[1] = 127;
    view.setUint32(2, Math.floor(payload / 2 ** 32));
    view.setUint32(6, payload % 2 ** 32);
  }
}
