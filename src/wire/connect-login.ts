// Puts the reader's login into a client's CONNECT on its way to the chosen broker, so that user name and password need not be
// where code of cells runs. A CONNECT that brings its own login stays as it is.
import { joinBytes } from '../capture/join-bytes.ts';
import { decodeFromClient } from '../mqtt/decode-from-client.ts';
import { MalformedPacket } from '../mqtt/malformed.ts';
import { PacketStream } from '../mqtt/packet-stream.ts';
import { writeVariableByteInteger, writtenLength } from '../mqtt/variable-byte-integer.ts';

export interface Login {
  username: string;
  password: string;
}

/** A CONNECT that is longer gets no login. */
const longestConnect = 1_000_000;

export class ConnectLogin {
  readonly #login: Login;
  readonly #stream = new PacketStream();
  #held: Uint8Array[] = [];
  #length = 0;
  #done = false;

  constructor(login: Login) {
    this.#login = login;
  }

  /** Takes bytes of the client; gives those that can go on, none while CONNECT is not whole. */
  take(bytes: Uint8Array): Uint8Array {
    if (this.#done) return bytes;
    this.#held.push(bytes);
    this.#length += bytes.length;
    const first = this.#held[0]?.[0] ?? 0;
    if (first >> 4 !== 1 || this.#length > longestConnect) return this.#letGo(0, new Uint8Array());
    let connect: Uint8Array | undefined;
    try {
      connect = this.#stream.push(bytes.slice())[0];
    } catch (error) {
      if (!(error instanceof MalformedPacket)) throw error;
      return this.#letGo(0, new Uint8Array());
    }
    if (connect === undefined) return new Uint8Array();
    return this.#letGo(connect.length, withLogin(connect, this.#login));
  }

  /** What was held, with its first `length` bytes replaced. */
  #letGo(length: number, instead: Uint8Array): Uint8Array {
    this.#done = true;
    const held = joinBytes(this.#held);
    this.#held = [];
    return joinBytes([instead, held.subarray(length)]);
  }
}

/** The same packet when it has a login of its own, or is no CONNECT that keeps all rules. */
function withLogin(bytes: Uint8Array, { username, password }: Login): Uint8Array {
  try {
    // Strictly: a field that claims more bytes than there are would swallow the login, and a will would publish it.
    const connect = decodeFromClient(bytes, 4, { olderLevels: true });
    if (connect.type !== 'CONNECT' || connect.username !== undefined || connect.password !== undefined) return bytes;
  } catch (error) {
    if (error instanceof MalformedPacket) return bytes;
    throw error;
  }
  const texts = new TextEncoder();
  const fields = [username, ...(password === '' ? [] : [password])].map((text) => texts.encode(text));
  if (fields.some(({ length }) => length > 0xffff)) return bytes;
  const body = bytes.slice(1 + writtenLength(bytes, 1));
  const flagsAt = 2 + ((body[0] ?? 0) << 8) + (body[1] ?? 0) + 1;
  body[flagsAt] = (body[flagsAt] ?? 0) | (password === '' ? 0x80 : 0xc0);
  // They are the last fields of the packet, in this order. [MQTT5-3.1.3-1] [MQTT311-3.1.3-1]
  const added = fields.flatMap((field) => [Uint8Array.of(field.length >> 8, field.length & 0xff), field]);
  const whole = joinBytes([body, ...added]);
  const head = new Uint8Array(5);
  head[0] = bytes[0] ?? 0;
  return joinBytes([head.subarray(0, writeVariableByteInteger(head, 1, whole.length)), whole]);
}
