// Clients that keep their side of the protocol over every end of the broker, and know what it has acknowledged: what it must not lose.
import { connect, type Socket } from 'node:net';
import { decode } from '../../src/mqtt/decode.ts';
import { encode } from '../../src/mqtt/encode.ts';
import { PacketStream } from '../../src/mqtt/packet-stream.ts';
import type { Packet, ProtocolVersion, Publish } from '../../src/mqtt/packet.ts';

/** Messages and subscriptions that one client has on the way at once. */
const windowSize = 10;
/** Packet Identifier of a Subscriber's last SUBSCRIBE. */
const lastPacketId = 65_535;

export abstract class Survivor {
  readonly id: string;
  readonly version: ProtocolVersion;
  /** Called with each packet from the broker. */
  onPacket: (packet: Packet) => void = () => undefined;
  /** Whether the broker has told that it keeps the session. */
  #kept = false;
  #socket: Socket | null = null;

  constructor(id: string, version: ProtocolVersion) {
    this.id = id;
    this.version = version;
  }

  /** Resolves when the session is taken up, or false when the broker died before that. Rejects when it has forgotten the session. */
  connect(port: number): Promise<boolean> {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    const stream = new PacketStream();
    this.#socket = socket;
    const { id: clientId, version } = this;
    const properties = version === 5 && { properties: { sessionExpiryInterval: 0xffffffff } };
    this.send({ type: 'CONNECT', version, clientId, clean: false, keepAlive: 0, ...properties });
    return new Promise((resolve, reject) => {
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(false));
      socket.on('data', (chunk) => {
        for (const bytes of stream.push(new Uint8Array(chunk))) {
          const packet = decode(bytes, version, 'server');
          this.onPacket(packet);
          if (packet.type !== 'CONNACK') this.take(packet);
          else if (packet.sessionPresent || !this.#kept) {
            this.#kept = true;
            this.resume();
            resolve(true);
          } else reject(new Error(`the session of ${clientId} was acknowledged and is gone`));
        }
      });
    });
  }

  lose(): void {
    this.#socket?.destroy();
    this.#socket = null;
  }

  protected send(packet: Packet): void {
    this.#socket?.write(encode(packet, this.version));
  }

  protected abstract take(packet: Packet): void;

  /** The session is there again. */
  protected abstract resume(): void;
}

/** Subscribes once, and notes what it gets: QoS 2 by the id that it remembers until PUBREL. */
export class Listener extends Survivor {
  readonly filter: string;
  /** How often each payload came. */
  readonly received = new Map<string, number>();
  readonly #open = new Set<number>();
  #subscribed = false;

  constructor(id: string, version: ProtocolVersion, filter: string) {
    super(id, version);
    this.filter = filter;
  }

  protected resume(): void {
    if (this.#subscribed) return;
    const { filter } = this;
    const options = { qos: 2, noLocal: false, retainAsPublished: false, retainHandling: 0 } as const;
    this.send({ type: 'SUBSCRIBE', packetId: 1, subscriptions: [{ filter, ...options }] });
  }

  protected take(packet: Packet): void {
    if (packet.type === 'SUBACK') this.#subscribed = true;
    else if (packet.type === 'PUBREL') {
      this.#open.delete(packet.packetId);
      this.send({ type: 'PUBCOMP', packetId: packet.packetId, reasonCode: 0 });
    } else if (packet.type === 'PUBLISH') this.#receive(packet);
  }

  #receive({ qos, packetId = 0, payload }: Publish): void {
    const text = new TextDecoder().decode(payload);
    if (qos < 2 || !this.#open.has(packetId)) this.received.set(text, (this.received.get(text) ?? 0) + 1);
    if (qos === 2) this.#open.add(packetId);
    if (qos > 0) this.send({ type: qos === 1 ? 'PUBACK' : 'PUBREC', packetId, reasonCode: 0 });
  }
}

/** Publishes `id:1`, `id:2` …, a window of them at once; each until its last acknowledgement. */
export class Publisher extends Survivor {
  readonly qos: 1 | 2;
  readonly retain: boolean;
  readonly #topicOf: (n: number) => string;
  /** By Packet Identifier; `released`: PUBREC has come. */
  readonly #open = new Map<number, { packet: Publish; n: number; released: boolean }>();
  #last = 0;
  #stopped = false;
  /** Called when it was stopped and all that it sent is acknowledged. */
  onDone: () => void = () => undefined;
  readonly acknowledged = new Set<number>();

  constructor(
    id: string,
    version: ProtocolVersion,
    qos: 1 | 2,
    topicOf: (n: number) => string,
    { retain = false } = {},
  ) {
    super(id, version);
    this.qos = qos;
    this.retain = retain;
    this.#topicOf = topicOf;
  }

  /** The number that was sent last. */
  get last(): number {
    return this.#last;
  }

  stop(): void {
    this.#stopped = true;
  }

  protected resume(): void {
    // [MQTT311-4.4.0-1] [MQTT5-4.4.0-1]
    for (const [packetId, { packet, released }] of this.#open)
      this.send(released ? { type: 'PUBREL', packetId, reasonCode: 0 } : { ...packet, dup: true });
    this.#fill();
  }

  protected take(packet: Packet): void {
    if (packet.type !== 'PUBACK' && packet.type !== 'PUBREC' && packet.type !== 'PUBCOMP') return;
    const { packetId } = packet;
    const open = this.#open.get(packetId);
    if (open === undefined) return;
    // From here on the broker answers for the message.
    this.acknowledged.add(open.n);
    if (packet.type === 'PUBREC') {
      open.released = true;
      this.send({ type: 'PUBREL', packetId, reasonCode: 0 });
    } else {
      this.#open.delete(packetId);
      this.#fill();
    }
  }

  #fill(): void {
    while (!this.#stopped && this.#open.size < windowSize) {
      const n = ++this.#last;
      const packetId = (n % 1000) + 1;
      const payload = new TextEncoder().encode(`${this.id}:${n}`);
      const { qos, retain } = this;
      const packet: Publish = { type: 'PUBLISH', topic: this.#topicOf(n), payload, qos, retain, dup: false, packetId };
      this.#open.set(packetId, { packet, n, released: false });
      this.send(packet);
    }
    if (this.#stopped && this.#open.size === 0) this.onDone();
  }
}

/** Subscribes to `filters/1`, `filters/2` …, and unsubscribes from the even ones again. */
export class Subscriber extends Survivor {
  readonly subscribed = new Set<number>();
  readonly unsubscribed = new Set<number>();
  /** Payloads that came. */
  readonly received = new Set<string>();
  #last = 0;
  #stopped = false;

  /** The number that was sent last. */
  get last(): number {
    return this.#last;
  }

  /** With the next connection it subscribes to `filters/done` only. */
  stop(): void {
    this.#stopped = true;
  }

  protected resume(): void {
    this.#next();
  }

  protected take(packet: Packet): void {
    if (packet.type === 'PUBLISH') {
      this.received.add(new TextDecoder().decode(packet.payload));
      this.send({ type: 'PUBACK', packetId: packet.packetId ?? 0, reasonCode: 0 });
    } else if (packet.type === 'SUBACK' && packet.packetId !== lastPacketId) {
      this.subscribed.add(packet.packetId);
      if (packet.packetId % 2 === 0)
        this.send({ type: 'UNSUBSCRIBE', packetId: packet.packetId, filters: [`filters/${packet.packetId}`] });
      else this.#next();
    } else if (packet.type === 'UNSUBACK') {
      this.unsubscribed.add(packet.packetId);
      this.#next();
    }
  }

  // What the broker died over is left as it may be.
  #next(): void {
    const packetId = this.#stopped ? lastPacketId : ++this.#last;
    const filter = this.#stopped ? 'filters/done' : `filters/${packetId}`;
    const options = { qos: 1, noLocal: false, retainAsPublished: false, retainHandling: 0 } as const;
    this.send({ type: 'SUBSCRIBE', packetId, subscriptions: [{ filter, ...options }] });
  }
}
