// WebSocket frames (RFC 6455, section 5) as a server reads and writes them. Where a WebSocket frame or message begins
// means nothing to MQTT [MQTT5-6.0.0-2]. So the payloads in a chunk are unmasked in place, moved together over the
// headers between them, and passed on as one piece.

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** Status codes (7.4.1). */
export const closeCodes = {
  normal: 1000,
  protocolError: 1002,
  notBinary: 1003,
  none: 1005,
  abnormal: 1006,
  notUtf8: 1007,
  tooBig: 1009,
} as const;

/** A client has broken the WebSocket protocol. */
export class WebSocketFrameError extends Error {
  /** The status code to close with. */
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

export interface WebSocketFrameListener {
  /** Bytes of binary WebSocket messages, in their order; never empty. */
  onData(bytes: Uint8Array): void;
  /** A WebSocket control frame, after the data that came before it. */
  onControl(opcode: number, payload: Uint8Array): void;
}

const finBit = 0x80;
const reservedBits = 0x70;
const maskBit = 0x80;
const longestControlPayload = 125;
/** From here on the upper half of a length makes it more than a number can count. */
const tooLongHighWord = 2 ** 21;
/** Payloads of at least so many bytes are unmasked four bytes at a time. */
const worthWords = 12;

export class WebSocketFrameReader {
  readonly #listener: WebSocketFrameListener;
  /** The first bytes of a WebSocket frame whose header is not complete. */
  #start: Uint8Array | null = null;
  /** Bytes of the present WebSocket frame that are still to come. */
  #left = 0;
  readonly #mask = new Uint8Array(4);
  /** Which byte of the mask is next. */
  #phase = 0;
  #opcode: number = opcodes.binary;
  /** The payload of a control frame, as far as it has come; null in a data frame. */
  #control: Uint8Array | null = null;
  /** Whether a message is not at its end. Then only its continuation may follow, and control frames between. */
  #inMessage = false;

  constructor(listener: WebSocketFrameListener) {
    this.#listener = listener;
  }

  /** Takes a chunk and changes it. Throws a WebSocketFrameError, after it has passed on what came before the fault. */
  push(chunk: Uint8Array): void {
    const bytes = this.#start === null ? chunk : joined(this.#start, chunk);
    this.#start = null;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let at = 0;
    // The bytes that are unmasked and not yet passed on.
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
    if ((first & reservedBits) !== 0)
      throw new WebSocketFrameError(closeCodes.protocolError, 'a reserved bit of a WebSocket frame is set');
    if ((second & maskBit) === 0)
      throw new WebSocketFrameError(closeCodes.protocolError, 'a WebSocket frame is not masked');
    const left = payloadLength(bytes, at);
    if (opcode >= opcodes.close) {
      if (opcode > opcodes.pong)
        throw new WebSocketFrameError(closeCodes.protocolError, 'the opcode of a WebSocket frame is reserved');
      if (!isLast || left > longestControlPayload)
        throw new WebSocketFrameError(closeCodes.protocolError, 'a WebSocket control frame is too long');
      this.#control = new Uint8Array(left);
    } else {
      if (opcode === opcodes.text)
        throw new WebSocketFrameError(closeCodes.notBinary, 'MQTT needs binary WebSocket frames'); // [MQTT5-6.0.0-1]
      if (opcode > opcodes.binary)
        throw new WebSocketFrameError(closeCodes.protocolError, 'the opcode of a WebSocket frame is reserved');
      const continues = opcode === opcodes.continuation;
      if (continues !== this.#inMessage)
        throw new WebSocketFrameError(closeCodes.protocolError, 'WebSocket messages are mixed up');
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
  if ((second & maskBit) === 0) return 2; // without a mask it is refused
  const length = second & 0x7f;
  return length < 126 ? 6 : length === 126 ? 8 : 14;
}

function payloadLength(bytes: Uint8Array, at: number): number {
  const length = (bytes[at + 1] ?? 0) & 0x7f;
  if (length < 126) return length;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at + 2);
  if (length === 126) return view.getUint16(0);
  const high = view.getUint32(0);
  if (high >= tooLongHighWord) throw new WebSocketFrameError(closeCodes.tooBig, 'a WebSocket frame is too long');
  return high * 2 ** 32 + view.getUint32(4);
}

/**
 * Takes the mask from `count` bytes at `at` and writes them at `to`, which is not behind `at`. `phase`: which byte of
 * the mask comes first.
 */
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

/** Bytes of the header of an unmasked WebSocket frame. */
export function webSocketFrameHeaderLength(payload: number): number {
  return payload < 126 ? 2 : payload < 65_536 ? 4 : 10;
}

/** Writes the header of a whole WebSocket message at the beginning of `target`. */
export function writeWebSocketFrameHeader(target: Uint8Array, opcode: number, payload: number): void {
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
