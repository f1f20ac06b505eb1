// The tap on one connection: cuts the bytes of both directions into packets. The packets that tell how to read the
// others are decoded at once. The bytes that go on are never touched. What cannot be read becomes a captured packet
// with the reason.
import { endOfFirstString } from '../mqtt/first-string.ts';
import { PacketCutter } from '../mqtt/packet-cutter.ts';
import type { Packet, ProtocolVersion } from '../mqtt/packet.ts';
import { isRead, type CapturedPacket, type UnreadPacket } from './captured-packet.ts';
import { joinBytes } from './join-bytes.ts';
import type { PacketPart } from './packet-part.ts';
import { readPacket, unreadablePacket } from './read-packet.ts';
import { TopicAliases } from './topic-aliases.ts';

/** Whose connection it is, as the kernel claims. */
export interface CaptureOrigin {
  connection: number;
  cell: string;
  execution: number;
  /** What to read with until a CONNECT says it; 4 when it is left out. */
  version?: ProtocolVersion;
}

/** CONNECT, CONNACK and DISCONNECT, by the type in their first byte: what they say matters to the connection. */
const readAtOnce = [1, 2, 14];
const publishType = 3;

export class Capture {
  #origin: CaptureOrigin;
  #nextNumber: () => number;
  #cutters = { 'to-broker': new PacketCutter(undefined, true), 'to-client': new PacketCutter(undefined, true) };
  #taken = 0;
  /** Directions whose packet boundaries are lost. */
  #lost = new Set<CapturedPacket['direction']>();
  #version: ProtocolVersion;
  #mqtt31 = false;
  #clientId = '';
  #aliases = new TopicAliases();
  #saidGoodbye = false;

  /** `nextNumber` numbers the packets of all connections. */
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
  unfinished(direction: CapturedPacket['direction']): number {
    return this.#lost.has(direction) ? 0 : this.#cutters[direction].unfinished;
  }

  /** Bytes that this packet will have; 0: there is none, or nothing says it yet. */
  expected(direction: CapturedPacket['direction']): number {
    return this.#lost.has(direction) ? 0 : this.#cutters[direction].expected;
  }

  /** Whether what comes can no longer be cut into packets. */
  isLost(direction: CapturedPacket['direction']): boolean {
    return this.#lost.has(direction);
  }

  /** How much of its chunk the last `cut` has taken: all, unless there were more packets than it was to cut. */
  get taken(): number {
    return this.#taken;
  }

  /** The packets that `chunk` completes, as `cut` gives them, all read. */
  push(direction: CapturedPacket['direction'], chunk: Uint8Array, time: number): CapturedPacket[] {
    return this.cut(direction, chunk, time).map((captured) => (isRead(captured) ? captured : readPacket(captured)));
  }

  /**
   * The packets that `chunk` completes, `atMost` of them. CONNECT, CONNACK, DISCONNECT and what is no packet are read,
   * and have bytes of their own. The others are views of `chunk` where they came whole. Never throws.
   */
  cut(
    direction: CapturedPacket['direction'],
    chunk: Uint8Array,
    time: number,
    atMost = Infinity,
  ): (UnreadPacket | CapturedPacket)[] {
    this.#taken = chunk.length;
    if (this.#lost.has(direction)) {
      return [this.#unreadable(direction, chunk.slice(), time, new Error('follows bytes that are no MQTT packet'))];
    }
    const cutter = this.#cutters[direction];
    const packets: (UnreadPacket | CapturedPacket)[] = [];
    try {
      cutter.begin(chunk);
      for (let bytes = cutter.next(); bytes !== null; bytes = cutter.next()) {
        packets.push(this.#take(direction, bytes, time));
        if (packets.length < atMost) continue;
        this.#taken = cutter.position;
        break;
      }
    } catch (error) {
      // Good packets came before the fault; the rest of the chunk is what cannot be read.
      this.#lost.add(direction);
      const rest = joinBytes([cutter.spoiled, chunk.subarray(cutter.position)]);
      packets.push(this.#unreadable(direction, rest, time, error));
    }
    return packets;
  }

  #take(direction: CapturedPacket['direction'], bytes: Uint8Array, time: number): UnreadPacket | CapturedPacket {
    if (readAtOnce.includes((bytes[0] ?? 0) >> 4)) return this.#read(direction, bytes.slice(), time);
    if (direction === 'to-broker') this.#saidGoodbye = false;
    const captured = this.#captured(direction, bytes, time);
    if (this.#version === 5 && (bytes[0] ?? 0) >> 4 === publishType) {
      const topic = this.#aliases.take(direction, bytes);
      if (topic !== undefined) captured.topic = topic;
    }
    return captured;
  }

  #read(direction: CapturedPacket['direction'], bytes: Uint8Array, time: number): CapturedPacket {
    const captured = readPacket(this.#captured(direction, bytes, time));
    const { packet } = captured;
    if (packet === null) this.#learnFromPart(bytes, captured.part);
    else {
      this.#learn(packet);
      if (direction === 'to-broker') this.#saidGoodbye = packet.type === 'DISCONNECT';
    }
    captured.version = this.#version;
    captured.clientId = this.#clientId;
    if (this.#mqtt31) captured.mqtt31 = true;
    else delete captured.mqtt31;
    return captured;
  }

  #learn(packet: Packet): void {
    if (packet.type === 'CONNECT') {
      this.#version = packet.version;
      this.#mqtt31 = packet.level !== undefined && (packet.level & 0x7f) === 3;
      this.#clientId = packet.clientId;
      this.#aliases = new TopicAliases();
    } else if (packet.type === 'CONNACK') {
      this.#clientId = packet.properties?.assignedClientIdentifier ?? this.#clientId;
    }
  }

  /** Takes what a packet tells whose end was not recorded, and completes `captured`. */
  learnFrom(captured: CapturedPacket): void {
    const { bytes, part, direction } = captured;
    this.#learnFromPart(bytes, part);
    captured.version = this.#version;
    captured.clientId = this.#clientId;
    if (this.#mqtt31) captured.mqtt31 = true;
    const topic = part?.type === 'PUBLISH' && this.#version === 5 ? this.#aliases.take(direction, bytes) : undefined;
    if (topic !== undefined) captured.topic = topic;
  }

  /** A CONNECT that is malformed elsewhere tells who speaks, and how the answer to it can be read. */
  #learnFromPart(bytes: Uint8Array, part: PacketPart | undefined): void {
    const level = levelOfConnect(bytes);
    if (level !== null) {
      this.#version = level === 5 ? 5 : 4;
      this.#mqtt31 = level === 3;
    }
    if (part?.type === 'CONNECT') this.#clientId = part.clientId ?? this.#clientId;
  }

  #captured(direction: CapturedPacket['direction'], bytes: Uint8Array, time: number): UnreadPacket {
    const { connection, cell, execution } = this.#origin;
    const number = this.#nextNumber();
    const version = this.#version;
    const clientId = this.#clientId;
    const captured: UnreadPacket = { number, time, connection, cell, execution, clientId, direction, bytes, version };
    if (this.#mqtt31) captured.mqtt31 = true;
    return captured;
  }

  #unreadable(direction: CapturedPacket['direction'], bytes: Uint8Array, time: number, error: unknown): CapturedPacket {
    return unreadablePacket(this.#captured(direction, bytes, time), error);
  }
}

function levelOfConnect(bytes: Uint8Array): 3 | 4 | 5 | null {
  if (bytes[0] !== 0x10) return null;
  const level = (bytes[endOfFirstString(bytes)] ?? 0) & 0x7f; // without the bit of a bridge
  return level === 3 || level === 4 || level === 5 ? level : null;
}
