// A link over a WebSocket that a Node server has accepted (RFC 6455), from the answer 101 on. MQTT travels in binary
// WebSocket frames. A text frame or a broken one ends the link.
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { LinkEnd } from './link-end.ts';
import type { ByteLink } from './link.ts';
import { readLater } from './tcp.ts';
import {
  closeCodes,
  WebSocketFrameError,
  WebSocketFrameReader,
  opcodes,
  webSocketFrameHeaderLength,
  writeWebSocketFrameHeader,
  type WebSocketFrameListener,
} from './web-socket-frames.ts';

/** How long a client has for its half of the closing, in milliseconds. */
const lingerTime = 2000;
/** Up to so many bytes it costs less to copy a payload behind its header than to give the socket two pieces. */
const longestCopied = 16_384;
/** What every server puts behind the key (1.3). */
const acceptSuffix = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

class AcceptedEnd extends LinkEnd implements WebSocketFrameListener {
  readonly #socket: Duplex;
  readonly #reader = new WebSocketFrameReader(this);
  /** The close frame was sent. */
  #closing = false;
  /** Nothing that the client sends is read any more. */
  #deaf = false;
  #code: number = closeCodes.abnormal;
  /** The last ping of a client that does not read. It gets one pong for all its pings, when it reads again (5.5.3). */
  #ping: Uint8Array | null = null;

  constructor(socket: Duplex) {
    super();
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('end', () => socket.end());
    socket.on('close', () => this.#over());
  }

  get bufferedBytes(): number {
    return this.#socket.writableLength;
  }

  send(bytes: Uint8Array): void {
    const socket = this.#socket;
    if (this.#closing || !socket.writable) return;
    if (bytes.length <= longestCopied) {
      socket.write(webSocketFrame(opcodes.binary, bytes));
      return;
    }
    const header = new Uint8Array(webSocketFrameHeaderLength(bytes.length));
    writeWebSocketFrameHeader(header, opcodes.binary, bytes.length);
    socket.cork();
    socket.write(header);
    socket.write(bytes);
    socket.uncork();
  }

  readLater(): void {
    readLater(this.#socket);
  }

  whenDrained(drained: () => void): void {
    this.#socket.once('drain', drained);
  }

  close(): void {
    if (!this.#closing) this.#sendClose(closeCodes.normal);
  }

  onData(bytes: Uint8Array): void {
    if (!this.#closing) this.received(bytes);
  }

  onControl(opcode: number, payload: Uint8Array): void {
    if (opcode === opcodes.close) this.#closed(payload);
    else if (opcode === opcodes.ping) this.#answer(payload);
  }

  #answer(ping: Uint8Array): void {
    const socket = this.#socket;
    if (this.#closing || !socket.writable) return;
    if (!socket.writableNeedDrain) {
      socket.write(webSocketFrame(opcodes.pong, ping));
      return;
    }
    if (this.#ping === null) {
      socket.once('drain', () => {
        const last = this.#ping;
        this.#ping = null;
        if (last !== null) this.#answer(last);
      });
    }
    this.#ping = ping;
  }

  #take(chunk: Uint8Array): void {
    if (this.#deaf) return;
    try {
      this.#reader.push(chunk);
    } catch (error) {
      if (!(error instanceof WebSocketFrameError)) throw error;
      this.#refuse(error);
    }
  }

  // The client's close frame: once both sides have sent theirs, the server ends the connection (7.1.1).
  #closed(payload: Uint8Array): void {
    this.#deaf = true;
    const code = ((payload[0] ?? 0) << 8) | (payload[1] ?? 0);
    if (payload.length > 0 && (payload.length === 1 || !maySay(code))) {
      this.#refuse(new WebSocketFrameError(closeCodes.protocolError, 'a WebSocket close frame is broken'));
      return;
    }
    if (!isUtf8(payload.subarray(2))) {
      this.#refuse(new WebSocketFrameError(closeCodes.notUtf8, 'the reason of a WebSocket close frame is not UTF-8'));
      return;
    }
    this.#code = payload.length === 0 ? closeCodes.none : code;
    if (!this.#closing) this.#sendClose(this.#code);
    this.#socket.end();
    this.#over(); // The link is over now, whenever the client ends the connection.
  }

  #over(): void {
    this.ended({ clean: this.#code !== closeCodes.abnormal, reason: `WebSocket closed, ${this.#code}` });
  }

  #refuse({ code, message }: WebSocketFrameError): void {
    this.#deaf = true;
    if (!this.#closing) this.#sendClose(code, message);
    this.#socket.end();
    this.ended({ clean: false, reason: message });
  }

  #sendClose(code: number, reason = ''): void {
    this.#closing = true;
    const socket = this.#socket;
    const payload = code === closeCodes.none ? [] : [code >> 8, code & 0xff, ...Buffer.from(reason)];
    if (socket.writable) socket.write(webSocketFrame(opcodes.close, Uint8Array.from(payload)));
    const linger = setTimeout(() => socket.destroy(), lingerTime);
    linger.unref();
    socket.on('close', () => clearTimeout(linger));
  }
}

function webSocketFrame(opcode: number, payload: Uint8Array): Uint8Array {
  const header = webSocketFrameHeaderLength(payload.length);
  const whole = Buffer.allocUnsafe(header + payload.length);
  writeWebSocketFrameHeader(whole, opcode, payload.length);
  whole.set(payload, header);
  return whole;
}

/** Whether a status code may be in a close frame (7.4): one that is registered, of a library, or of an application. */
function maySay(code: number): boolean {
  return (code >= 1000 && code <= 1014 && (code < 1004 || code > 1006)) || (code >= 3000 && code < 5000);
}

/** Whether it is a Sec-WebSocket-Key: sixteen bytes in base64. */
export function isWebSocketKey(key: string | undefined): key is string {
  return key !== undefined && /^[+/0-9A-Za-z]{22}==$/.test(key);
}

/**
 * Answers the handshake of a client, for one of its sub-protocols, and takes its socket over. `head`: what came after
 * its request.
 */
export function acceptWebSocket(socket: Duplex, head: Uint8Array, key: string, protocol = 'mqtt'): ByteLink {
  const accept = createHash('sha1').update(`${key}${acceptSuffix}`).digest('base64');
  if (socket instanceof Socket) {
    socket.setTimeout(0);
    socket.setNoDelay(true);
  }
  if (head.length > 0) socket.unshift(head);
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
  );
  return new AcceptedEnd(socket);
}
