// Scripts of packets: clients that speak to a broker through `handle`, with a clock that only the test moves.
import { Broker } from '../../src/broker/broker.ts';
import type { Effect, Input } from '../../src/broker/boundary.ts';
import type { BrokerOptions } from '../../src/broker/options.ts';
import { readProfile } from '../../src/broker/profile-names.ts';
import { profiles, type ProfileName } from '../../src/broker/profiles.ts';
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

export class Flow {
  readonly broker: Broker;
  now = 1000;
  #clients: FlowClient[] = [];

  constructor(options: Partial<BrokerOptions> = {}) {
    this.broker = new Broker({ ...optionsOfThisRun(), ...options });
  }

  /** A link without CONNECT. */
  open(version: ProtocolVersion): FlowClient {
    const client = new FlowClient(this, this.#clients.length, version);
    this.#clients.push(client);
    this.input({ type: 'open', connection: client.connection });
    return client;
  }

  /** A client that has sent CONNECT. Its CONNACK is not read yet. */
  connect(version: ProtocolVersion, clientId: string, more: Partial<Connect> = {}): FlowClient {
    const client = this.open(version);
    client.send({ type: 'CONNECT', version, clientId, clean: true, keepAlive: 0, ...more });
    return client;
  }

  /** A client that is connected. Its CONNACK has been read. */
  client(version: ProtocolVersion, clientId: string, more: Partial<Connect> = {}): FlowClient {
    const client = this.connect(version, clientId, more);
    client.got();
    return client;
  }

  input(input: Input): void {
    const effects = this.broker.handle(input, this.now);
    for (const effect of effects) this.#take(effect);
    // As the host of a client that reads.
    for (const { type, connection } of effects)
      if (type === 'more') this.input({ type: 'congestion', connection, congested: false });
  }

  /** Moves the clock, stopping at each deadline on the way as a host does. */
  advance(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (let next = this.broker.nextDeadline(); next !== null && next <= end; next = this.broker.nextDeadline()) {
      this.now = Math.max(this.now, next);
      this.input({ type: 'tick' });
    }
    this.now = end;
  }

  #take(effect: Effect): void {
    const client = this.#clients[effect.connection];
    if (client === undefined) throw new Error(`an effect for connection ${effect.connection}, which was never opened`);
    if (effect.type === 'send') client.take(effect.bytes);
    else if (effect.type === 'close') client.closed = true;
  }
}

export class FlowClient {
  readonly connection: number;
  closed = false;
  #flow: Flow;
  #version: ProtocolVersion;
  #stream = new PacketStream();
  #inbox: Packet[] = [];

  constructor(flow: Flow, connection: number, version: ProtocolVersion) {
    this.#flow = flow;
    this.connection = connection;
    this.#version = version;
  }

  send(...packets: Packet[]): void {
    this.bytes(...packets.map((packet) => encode(packet, this.#version)));
  }

  /** Raw bytes, all in one chunk: a Buffer, as Node's sockets bring it. */
  bytes(...chunks: Uint8Array[]): void {
    this.#flow.input({ type: 'bytes', connection: this.connection, bytes: Buffer.concat(chunks) });
  }

  publish(topic: string, payload: string, more: Partial<Publish> = {}): void {
    const packet: Publish = {
      type: 'PUBLISH',
      topic,
      payload: new TextEncoder().encode(payload),
      qos: 0,
      dup: false,
      retain: false,
      ...more,
    };
    this.send(packet);
  }

  /** Several filters as one packet with id 1000. */
  subscribe(
    filters: string | string[],
    qos: QoS = 0,
    more: Partial<SubscriptionRequest> = {},
    properties?: Properties,
  ): void {
    const subscriptions = [filters].flat().map((filter) => ({
      filter,
      qos,
      noLocal: false,
      retainAsPublished: false,
      retainHandling: 0 as const,
      ...more,
    }));
    this.send({ type: 'SUBSCRIBE', packetId: 1000, subscriptions, ...(properties && { properties }) });
  }

  unsubscribe(...filters: string[]): void {
    this.send({ type: 'UNSUBSCRIBE', packetId: 1001, filters });
  }

  ack(type: Acknowledgement['type'], packetId: number, reasonCode = 0): void {
    this.send({ type, packetId, reasonCode });
  }

  disconnect(reasonCode = 0, properties?: Properties): void {
    this.send({ type: 'DISCONNECT', reasonCode, ...(properties && { properties }) });
  }

  /** The link breaks: no goodbye. */
  drop(): void {
    this.closed = true;
    this.#flow.input({ type: 'closed', connection: this.connection });
  }

  take(bytes: Uint8Array): void {
    for (const packet of this.#stream.push(bytes)) this.#inbox.push(decode(packet, this.#version, 'server'));
  }

  /**
   * All packets since the last call. On an open connection it sends a PINGREQ and returns the packets before its
   * PINGRESP: there are no others.
   */
  packets(): Packet[] {
    if (this.closed) return this.#inbox.splice(0);
    this.send({ type: 'PINGREQ' });
    const packets = this.#inbox.splice(0);
    const last = packets.pop();
    if (last?.type !== 'PINGRESP')
      throw new Error(`expected PINGRESP, got ${last === undefined ? 'nothing' : brief(last)}`);
    return packets;
  }

  /** The same in short form, with `(closed)` at the end when the broker has closed. */
  got(): string[] {
    const lines = this.packets().map(brief);
    return this.closed ? [...lines, '(closed)'] : lines;
  }

  /** The same without PINGREQ, for links that have not connected. */
  raw(): string[] {
    const lines = this.#inbox.splice(0).map(brief);
    return this.closed ? [...lines, '(closed)'] : lines;
  }

  /** Payloads of the PUBLISHes since the last call; fails on any other packet. */
  payloads(): string[] {
    return this.packets().map((packet) => {
      if (packet.type !== 'PUBLISH') throw new Error(`expected PUBLISH, got ${brief(packet)}`);
      return new TextDecoder().decode(packet.payload);
    });
  }
}

/** `PUBLISH t q1 #1 dup retain "hi"`, `PUBACK #1 0x10`, `SUBACK #1000 0x01`. */
export function brief(packet: Packet): string {
  const words: (string | false)[] = [packet.type];
  const hex = (code: number): string => `0x${code.toString(16).padStart(2, '0')}`;
  switch (packet.type) {
    case 'CONNACK':
      words.push(packet.sessionPresent && 'present', packet.reasonCode > 0 && hex(packet.reasonCode));
      break;
    case 'PUBLISH':
      words.push(packet.topic, `q${packet.qos}`, packet.packetId !== undefined && `#${packet.packetId}`);
      words.push(packet.dup && 'dup', packet.retain && 'retain', `"${new TextDecoder().decode(packet.payload)}"`);
      break;
    case 'PUBACK':
    case 'PUBREC':
    case 'PUBREL':
    case 'PUBCOMP':
      words.push(`#${packet.packetId}`, packet.reasonCode > 0 && hex(packet.reasonCode));
      break;
    case 'SUBACK':
    case 'UNSUBACK':
      words.push(`#${packet.packetId}`, ...packet.reasonCodes.map(hex));
      break;
    case 'DISCONNECT':
    case 'AUTH':
      words.push(hex(packet.reasonCode));
      break;
    case 'CONNECT':
    case 'SUBSCRIBE':
    case 'UNSUBSCRIBE':
    case 'PINGREQ':
    case 'PINGRESP':
      break;
  }
  return words.filter((word) => word !== false).join(' ');
}

/** What `unkind` leaves to chance is in tests/broker/unkind.test.ts: a script wants its packets at once. */
function optionsOfThisRun(): BrokerOptions {
  const options = profiles[profileOfThisRun()];
  return { ...options, maxLateness: 0, refusedReturns: 0, firstTurn: 'next' };
}

/** The profile of brokers that get no options: `emqx`, or the one that `tests/conformance/in-profile.ts` asks for. */
export function profileOfThisRun(): ProfileName {
  const named = process.env['LAB_PROFILE'];
  return readProfile(named) ?? 'emqx';
}

/** Both versions, for `test.each`. */
export const versions = [4, 5] as const;
