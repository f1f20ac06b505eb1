// Reads the WebSocket frames of one direction: masks off, fragments in a row, control frames passed over [RFC 6455, 5].
// Compressed messages [RFC 7692] are told apart, not read.

const continuation = 0;
const binary = 2;
const largestHeader = 14;

export interface WebSocketPart {
  kind: 'data' | 'compressed' | 'text';
  /** Unmasked. */
  bytes: Uint8Array;
}

export class WebSocketFrameReader {
  /** Bytes of a header that is not complete. */
  #header: number[] = [];
  #left = 0;
  #mask: readonly number[] = [];
  #maskAt = 0;
  /** Of the frame; null = a control frame. */
  #kind: WebSocketPart['kind'] | null = null;
  /** Of the message that continuation frames go on with. */
  #messageKind: WebSocketPart['kind'] = 'data';

  /** The parts of messages in `chunk`. Never throws: any two bytes begin some frame. */
  push(chunk: Uint8Array): WebSocketPart[] {
    const parts: WebSocketPart[] = [];
    let at = 0;
    while (at < chunk.length) {
      if (this.#left === 0) {
        this.#header.push(chunk[at++] as number);
        this.#begin();
        continue;
      }
      const end = Math.min(chunk.length, at + this.#left);
      if (this.#kind !== null) parts.push({ kind: this.#kind, bytes: this.#unmask(chunk.subarray(at, end)) });
      this.#left -= end - at;
      at = end;
    }
    return parts;
  }

  /** Begins the payload if the header is complete. */
  #begin(): void {
    const header = parseWebSocketFrameHeader(this.#header);
    if (header === null) return;
    this.#header = [];
    this.#left = header.length;
    this.#mask = header.mask;
    this.#maskAt = 0;
    if (header.opcode >= 8) {
      this.#kind = null;
      return;
    }
    if (header.opcode !== continuation)
      this.#messageKind = header.compressed ? 'compressed' : header.opcode === binary ? 'data' : 'text';
    this.#kind = this.#messageKind;
  }

  #unmask(bytes: Uint8Array): Uint8Array {
    if (this.#mask.length === 0) return bytes;
    const from = this.#maskAt;
    this.#maskAt = (from + bytes.length) & 3;
    return bytes.map((byte, index) => byte ^ (this.#mask[(from + index) & 3] as number));
  }
}

interface WebSocketFrameHeader {
  opcode: number;
  compressed: boolean;
  /** Four bytes, or none. */
  mask: readonly number[];
  /** Of the payload. */
  length: number;
}

function parseWebSocketFrameHeader(bytes: readonly number[]): WebSocketFrameHeader | null {
  const [first = 0, second = 0] = bytes;
  const code = second & 0x7f;
  const lengthBytes = code === 126 ? 2 : code === 127 ? 8 : 0;
  const maskBytes = second >= 0x80 ? 4 : 0;
  if (bytes.length < 2 + lengthBytes + maskBytes) return null;
  // As a floating-point number: a length that no file can have does no harm.
  const extended = bytes.slice(2, 2 + lengthBytes).reduce((sum, byte) => sum * 256 + byte, 0);
  return {
    opcode: first & 0x0f,
    compressed: (first & 0x40) !== 0,
    mask: bytes.slice(2 + lengthBytes, 2 + lengthBytes + maskBytes),
    length: lengthBytes === 0 ? code : extended,
  };
}

/** Whether bytes in the middle of a connection may begin a frame of a message: a client masks, a server does not. */
export function looksLikeWebSocketFrame(bytes: Uint8Array, fromClient: boolean): boolean {
  const first = bytes[0] ?? 0;
  const masked = (bytes[1] ?? 0) >= 0x80;
  if ((first & 0x30) !== 0 || masked !== fromClient) return false;
  const opcode = first & 0x0f;
  if (opcode >= 8) return opcode <= 10 && first >= 0x80 && (bytes[1] ?? 0) % 0x80 <= 125;
  const header = parseWebSocketFrameHeader([...bytes.subarray(0, largestHeader)]);
  if (header === null || opcode > binary) return false;
  const form = (bytes[1] ?? 0) & 0x7f;
  return form < 126 || (form === 126 ? header.length >= 126 : header.length > 0xffff && header.length < 2 ** 32);
}
