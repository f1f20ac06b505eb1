// The tap on one connection: cuts the bytes of both directions into packets and decodes them. It never touches the bytes
// that go on, and whatever it cannot read becomes a frame with its bytes and the reason.
import { decode } from '../mqtt/decode.ts';
import { MalformedPacket } from '../mqtt/malformed.ts';
import { PacketStream } from '../mqtt/packet-stream.ts';
import type { Packet, ProtocolVersion } from '../mqtt/packet.ts';
import type { Frame, MalformedFrame } from './frame.ts';

/** Whose connection it is, as the kernel claims. */
export interface CaptureOrigin {
  connection: number;
  cell: string;
  execution: number;
  /** What to read with until a CONNECT says it; 4 when it is left out. */
  version?: ProtocolVersion;
}

export class Capture {
  #origin: CaptureOrigin;
  #nextNumber: () => number;
  #streams = { 'to-broker': new PacketStream(), 'to-client': new PacketStream() };
  /** What has come of a packet that is not complete, in its chunks. */
  #waiting: Record<Frame['direction'], Uint8Array[]> = { 'to-broker': [], 'to-client': [] };
  /** Directions whose packet boundaries are lost. */
  #lost = new Set<Frame['direction']>();
  #version: ProtocolVersion;
  #clientId = '';
  #saidGoodbye = false;

  /** `nextNumber` numbers the frames of all connections. */
  constructor(origin: CaptureOrigin, nextNumber: () => number) {
    this.#origin = origin;
    this.#version = origin.version ?? 4;
    this.#nextNumber = nextNumber;
  }

  /** Whether the client's last packet was DISCONNECT. */
  get saidGoodbye(): boolean {
    return this.#saidGoodbye;
  }

  /** Bytes of a packet that has begun and is not complete. */
  unfinished(direction: Frame['direction']): number {
    return this.#waiting[direction].reduce((sum, part) => sum + part.length, 0);
  }

  /** The frames that `chunk` completes. Keeps parts of `chunk`: hand over a copy if its buffer goes elsewhere. Never throws. */
  push(direction: Frame['direction'], chunk: Uint8Array, time: number): Frame[] {
    if (this.#lost.has(direction)) {
      return [this.#unreadable(direction, chunk, time, new Error('follows bytes that are no MQTT packet'))];
    }
    const stream = this.#streams[direction];
    const begun = this.#waiting[direction];
    begun.push(chunk);
    try {
      const packets = stream.push(chunk);
      const frames = packets.map((bytes) => this.#read(direction, bytes, time));
      const length = (sum: number, bytes: Uint8Array): number => sum + bytes.length;
      const rest = begun.reduce(length, 0) - packets.reduce(length, 0);
      // Where packets were completed, what is left came with this chunk.
      if (packets.length > 0) this.#waiting[direction] = rest > 0 ? [chunk.slice(-rest)] : [];
      if (stream.failure === null) return frames;
      // Good packets came before the fault; the rest of the chunk is what cannot be read.
      return [...frames, this.#lose(direction, time, stream.failure)];
    } catch (error) {
      return [this.#lose(direction, time, error)];
    }
  }

  /** The boundaries of packets are lost: what waited for its end is shown as it came. */
  #lose(direction: Frame['direction'], time: number, error: unknown): Frame {
    this.#lost.add(direction);
    const parts = this.#waiting[direction].splice(0);
    const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return this.#unreadable(direction, bytes, time, error);
  }

  #read(direction: Frame['direction'], bytes: Uint8Array, time: number): Frame {
    try {
      const from = direction === 'to-broker' ? 'client' : 'server';
      const packet = decode(bytes, this.#version, from);
      this.#learn(packet);
      if (direction === 'to-broker') this.#saidGoodbye = packet.type === 'DISCONNECT';
      return { ...this.#frame(direction, bytes, time), packet };
    } catch (error) {
      this.#version = versionOfConnect(bytes) ?? this.#version;
      return this.#unreadable(direction, bytes, time, error);
    }
  }

  #learn(packet: Packet): void {
    if (packet.type === 'CONNECT') {
      this.#version = packet.version;
      this.#clientId = packet.clientId;
    } else if (packet.type === 'CONNACK') {
      this.#clientId = packet.properties?.assignedClientIdentifier ?? this.#clientId;
    }
  }

  #frame(direction: Frame['direction'], bytes: Uint8Array, time: number): Omit<Frame, 'packet'> {
    const version = this.#version;
    return { number: this.#nextNumber(), time, ...this.#origin, clientId: this.#clientId, direction, bytes, version };
  }

  #unreadable(direction: Frame['direction'], bytes: Uint8Array, time: number, error: unknown): Frame {
    return { ...this.#frame(direction, bytes, time), packet: null, malformed: malformedFrom(error) };
  }
}

function malformedFrom(error: unknown): MalformedFrame {
  if (!(error instanceof MalformedPacket))
    return { message: error instanceof Error ? error.message : String(error), rule: '', offset: 0 };
  const { message, rule, offset, broken } = error;
  return { message, rule, offset, broken };
}

/** The Protocol Version byte of a CONNECT that is malformed elsewhere, so that the answer to it can be read. */
function versionOfConnect(bytes: Uint8Array): ProtocolVersion | null {
  if (bytes[0] !== 0x10) return null;
  let body = 1;
  while (body < 5 && ((bytes[body] ?? 0) & 0x80) !== 0) body += 1;
  const level = bytes[body + 1 + 6];
  return level === 4 || level === 5 ? level : null;
}
