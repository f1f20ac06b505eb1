// The tap on one connection: cuts the bytes of both directions into packets and decodes them. It never touches the bytes
// that go on, and whatever it cannot read becomes a frame with its bytes and the reason.
import { decode } from '../mqtt/decode.ts';
import { MalformedPacket } from '../mqtt/malformed.ts';
import { PacketStream } from '../mqtt/packet-stream.ts';
import type { Packet, ProtocolVersion } from '../mqtt/packet.ts';
import type { Frame } from './frame.ts';

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
  /** Bytes of packets that are not complete. */
  #waiting = { 'to-broker': 0, 'to-client': 0 };
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
    return this.#waiting[direction];
  }

  /** The frames that `chunk` completes. Keeps parts of `chunk`: hand over a copy if its buffer goes elsewhere. Never throws. */
  push(direction: Frame['direction'], chunk: Uint8Array, time: number): Frame[] {
    if (this.#lost.has(direction)) {
      return [this.#unreadable(direction, chunk, time, new Error('follows bytes that are no MQTT packet'))];
    }
    const stream = this.#streams[direction];
    try {
      const packets = stream.push(chunk);
      const frames = packets.map((bytes) => this.#read(direction, bytes, time));
      this.#waiting[direction] += chunk.length - packets.reduce((sum, bytes) => sum + bytes.length, 0);
      if (stream.failure === null) return frames;
      // Good packets came before the fault; the rest of the chunk is what cannot be read.
      this.#lost.add(direction);
      return [...frames, this.#unreadable(direction, chunk.slice(-this.#waiting[direction]), time, stream.failure)];
    } catch (error) {
      this.#lost.add(direction);
      return [this.#unreadable(direction, chunk, time, error)];
    }
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
    const message = error instanceof Error ? error.message : String(error);
    const { rule, offset } = error instanceof MalformedPacket ? error : { rule: '', offset: 0 };
    return { ...this.#frame(direction, bytes, time), packet: null, malformed: { message, rule, offset } };
  }
}

/** The Protocol Version byte of a CONNECT that is malformed elsewhere, so that the answer to it can be read. */
function versionOfConnect(bytes: Uint8Array): ProtocolVersion | null {
  if (bytes[0] !== 0x10) return null;
  let body = 1;
  while (body < 5 && ((bytes[body] ?? 0) & 0x80) !== 0) body += 1;
  const level = bytes[body + 1 + 6];
  return level === 4 || level === 5 ? level : null;
}
