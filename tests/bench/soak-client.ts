// A raw MQTT client on a TCP socket, small enough that one process holds ten thousand: it counts what comes and answers it.
import { connect as connectSocket, type Socket } from 'node:net';
import { decode } from '../../src/mqtt/decode.ts';
import { encode } from '../../src/mqtt/encode.ts';
import { PacketStream } from '../../src/mqtt/packet-stream.ts';
import type { Acknowledgement, Connect, Packet, Publish, QoS } from '../../src/mqtt/packet.ts';

export type Greeting = Omit<Connect, 'type' | 'keepAlive'> & { keepAlive?: number };

export class SoakClient {
  /** Answers to QoS 1 and 2 are sent while this is true. */
  answering = true;
  sessionPresent = false;
  readonly #onPublish: (packet: Publish) => void;
  readonly #socket: Socket;
  readonly #version: Connect['version'];
  readonly #stream = new PacketStream();
  /** By what answers them, `PUBACK 7`: called with null when the connection ends first. */
  readonly #waiting = new Map<string, (packet: Packet | null) => void>();
  #lastPacketId = 0;
  #ended = false;

  private constructor(socket: Socket, version: Connect['version'], onPublish: (packet: Publish) => void) {
    this.#socket = socket;
    this.#version = version;
    this.#onPublish = onPublish;
    socket.setNoDelay(true);
    socket.on('error', () => undefined); // the close that follows is what counts
    socket.on('close', () => {
      this.#ended = true;
      for (const tell of this.#waiting.values()) tell(null);
      this.#waiting.clear();
    });
    socket.on('data', (chunk: Buffer) => {
      for (const bytes of this.#stream.push(new Uint8Array(chunk))) this.#take(decode(bytes, version, 'server'));
    });
  }

  /** Resolves when the broker has accepted; rejects when it refuses, or when there is no connection. `onPublish` may be called before. */
  static async connect(
    port: number,
    greeting: Greeting,
    onPublish: (packet: Publish) => void = () => undefined,
  ): Promise<SoakClient> {
    const socket = connectSocket({ host: '127.0.0.1', port });
    const client = new SoakClient(socket, greeting.version, onPublish);
    const connack = client.#request({ type: 'CONNECT', keepAlive: 0, ...greeting }, 'CONNACK');
    const packet = await connack;
    if (packet?.type === 'CONNACK' && packet.reasonCode === 0) {
      client.sessionPresent = packet.sessionPresent;
      return client;
    }
    socket.destroy();
    throw new Error(`${greeting.clientId} was not let in: ${JSON.stringify(packet)}`);
  }

  /** Resolves when the broker has answered, or the connection has ended. */
  async subscribe(filters: string[], qos: QoS): Promise<void> {
    const packetId = this.#nextPacketId();
    const subscriptions = filters.map((filter) => ({
      filter,
      qos,
      noLocal: false,
      retainAsPublished: false,
      retainHandling: 0 as const,
    }));
    await this.#request({ type: 'SUBSCRIBE', packetId, subscriptions }, `SUBACK ${packetId}`);
  }

  /** Resolves with true when the broker has taken it over, with false when the connection ended before. */
  async publish(topic: string, payload: Uint8Array, qos: QoS, retain = false): Promise<boolean> {
    const packet: Publish = { type: 'PUBLISH', topic, payload, qos, retain, dup: false };
    if (qos === 0) {
      this.#send(packet);
      return !this.#ended;
    }
    const packetId = this.#nextPacketId();
    packet.packetId = packetId;
    if (qos === 1) return (await this.#request(packet, `PUBACK ${packetId}`)) !== null;
    if ((await this.#request(packet, `PUBREC ${packetId}`)) === null) return false;
    return (await this.#request({ type: 'PUBREL', packetId, reasonCode: 0 }, `PUBCOMP ${packetId}`)) !== null;
  }

  /** Resolves when everything that the broker has sent so far has come. */
  async ping(): Promise<void> {
    await this.#request({ type: 'PINGREQ' }, 'PINGRESP');
  }

  /** Stops and starts reading. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Without a goodbye: a reset. */
  cut(): void {
    this.#socket.resetAndDestroy();
  }

  /** Resolves when the connection has ended. */
  async disconnect(reasonCode = 0): Promise<void> {
    if (this.#ended) return;
    const closed = new Promise<void>((resolve) => this.#socket.once('close', () => resolve()));
    this.#send({ type: 'DISCONNECT', reasonCode });
    this.#socket.resume();
    await closed;
  }

  #take(packet: Packet): void {
    if (packet.type === 'PUBLISH') {
      this.#onPublish(packet);
      if (packet.packetId !== undefined) this.#answer(packet.qos === 1 ? 'PUBACK' : 'PUBREC', packet.packetId);
    } else if (packet.type === 'PUBREL') this.#answer('PUBCOMP', packet.packetId);
    else {
      const key = 'packetId' in packet ? `${packet.type} ${packet.packetId}` : packet.type;
      this.#waiting.get(key)?.(packet);
      this.#waiting.delete(key);
    }
  }

  #answer(type: Acknowledgement['type'], packetId: number): void {
    if (this.answering) this.#send({ type, packetId, reasonCode: 0 });
  }

  #request(packet: Packet, answer: string): Promise<Packet | null> {
    if (this.#ended) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.#waiting.set(answer, resolve);
      this.#send(packet);
    });
  }

  #send(packet: Packet): void {
    if (!this.#ended && this.#socket.writable) this.#socket.write(encode(packet, this.#version));
  }

  #nextPacketId(): number {
    return (this.#lastPacketId = (this.#lastPacketId % 65_535) + 1);
  }
}
