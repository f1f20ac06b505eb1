// A client that speaks packets over TCP, so that one script can be played to any broker and the transcripts compared.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { decode } from '../../src/mqtt/decode.ts';
import { encode } from '../../src/mqtt/encode.ts';
import { PacketStream } from '../../src/mqtt/packet-stream.ts';
import type {
  Acknowledgement,
  Connect,
  Packet,
  Properties,
  ProtocolVersion,
  Publish,
  QoS,
  SubscriptionRequest,
} from '../../src/mqtt/packet.ts';
import { brief } from '../broker/flow.ts';

/** Makes the clients of one script; `name`s are put into client ids, so that a broker can serve many scripts. */
export class Stage {
  readonly port: number;
  /** Stands in every client id and should stand in every topic. */
  readonly name: string;

  constructor(port: number, name: string) {
    this.port = port;
    this.name = name;
  }

  /** A client that has sent CONNECT and has seen its answer, which is still to be read. */
  async connect(version: ProtocolVersion, id: string, more: Partial<Connect> = {}): Promise<PacketClient> {
    const client = await this.open(version);
    const clientId = `${this.name}-${id}`;
    client.send({ type: 'CONNECT', version, clientId, clean: true, keepAlive: 0, ...more });
    await client.answered();
    return client;
  }

  /** The same, with its CONNACK read. */
  async client(version: ProtocolVersion, id: string, more: Partial<Connect> = {}): Promise<PacketClient> {
    const client = await this.connect(version, id, more);
    await client.got();
    return client;
  }

  /** A link without CONNECT. */
  async open(version: ProtocolVersion): Promise<PacketClient> {
    const socket = connect({ host: '127.0.0.1', port: this.port, noDelay: true });
    onTestFinished(() => void socket.destroy());
    await once(socket, 'connect');
    return new PacketClient(socket, version);
  }
}

export class PacketClient {
  closed = false;
  readonly #socket: Socket;
  readonly #version: ProtocolVersion;
  readonly #stream = new PacketStream();
  #inbox: Packet[] = [];
  #wake: () => void = () => undefined;

  constructor(socket: Socket, version: ProtocolVersion) {
    this.#socket = socket;
    this.#version = version;
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      for (const bytes of this.#stream.push(new Uint8Array(chunk))) this.#inbox.push(decode(bytes, version, 'server'));
      this.#wake();
    });
    for (const event of ['end', 'close'])
      socket.on(event, () => {
        this.closed = true;
        this.#wake();
      });
  }

  send(...packets: Packet[]): void {
    this.bytes(Buffer.concat(packets.map((packet) => encode(packet, this.#version))));
  }

  bytes(bytes: Uint8Array): void {
    if (this.#socket.writable) this.#socket.write(bytes);
  }

  publish(topic: string, payload: string, more: Partial<Publish> = {}): void {
    const bytes = new TextEncoder().encode(payload);
    this.send({ type: 'PUBLISH', topic, payload: bytes, qos: 0, dup: false, retain: false, ...more });
  }

  /** With packet id 1000. */
  subscribe(
    filters: string | string[],
    qos: QoS = 0,
    more: Partial<SubscriptionRequest> = {},
    properties?: Properties,
  ): void {
    const options = { noLocal: false, retainAsPublished: false, retainHandling: 0 as const, ...more };
    const subscriptions = [filters].flat().map((filter) => ({ filter, qos, ...options }));
    this.send({ type: 'SUBSCRIBE', packetId: 1000, subscriptions, ...(properties && { properties }) });
  }

  /** A SUBSCRIBE of one filter that the encoder need not find valid. */
  subscribeRaw(filter: string, subscriptionOptions = 0): void {
    const name = new TextEncoder().encode(filter);
    const properties = this.#version === 5 ? [0] : [];
    const body = [3, 0xe8, ...properties, 0, name.length, ...name, subscriptionOptions];
    this.bytes(new Uint8Array([0x82, body.length, ...body]));
  }

  ack(type: Acknowledgement['type'], packetId: number, reasonCode = 0): void {
    this.send({ type, packetId, reasonCode });
  }

  disconnect(reasonCode = 0, properties?: Properties): void {
    this.send({ type: 'DISCONNECT', reasonCode, ...(properties && { properties }) });
  }

  /** The link breaks without a goodbye; resolves when the socket is gone on this side. */
  async drop(): Promise<void> {
    this.#socket.destroy();
    if (!this.closed) await once(this.#socket, 'close');
  }

  /** Resolves when there is something to read, or the link has ended. */
  async answered(): Promise<void> {
    while (this.#inbox.length === 0 && !this.closed) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  /** Resolves when the broker has ended the link. */
  async ended(): Promise<void> {
    while (!this.closed) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  /** All packets up to the answer of a PING, or up to the close. */
  async packets(): Promise<Packet[]> {
    this.send({ type: 'PINGREQ' });
    for (;;) {
      const at = this.#inbox.findIndex(({ type }) => type === 'PINGRESP');
      if (at >= 0) return this.#inbox.splice(0, at + 1).slice(0, -1);
      if (this.closed) return this.#inbox.splice(0);
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** The same in short form, with `(closed)` at the end when the link is over. */
  async got(): Promise<string[]> {
    const lines = (await this.packets()).map(brief);
    return this.closed ? [...lines, '(closed)'] : lines;
  }
}
