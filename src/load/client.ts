// One client of a run: its connection from the opening to DISCONNECT, its keep alive, and the packets that come. What it sends
// and receives of messages is in sender.ts and receiver.ts. Pure.
import type { ByteLink, LinkClosed } from '../link/link.ts';
import { decode } from '../mqtt/decode.ts';
import { encode } from '../mqtt/encode.ts';
import { MalformedPacket } from '../mqtt/malformed.ts';
import type { Acknowledgement, Connack, Packet, Suback } from '../mqtt/packet.ts';
import { PacketCutter } from '../mqtt/packet-cutter.ts';
import { isFailure } from '../mqtt/reason-code.ts';
import { reasonName } from '../mqtt/reason-names.ts';
import type { ClientRun } from './client-run.ts';
import type { HappeningCode } from './happenings.ts';
import type { ClientSpec } from './population.ts';
import type { Receiver } from './receiver.ts';
import type { Sender } from './sender.ts';

export type ClientState = 'waiting' | 'opening' | 'connecting' | 'subscribing' | 'ready' | 'closing' | 'ended';

const [puback, pubrec, pubrel, pubcomp] = [0x40, 0x50, 0x62, 0x70];
const disconnect = Uint8Array.of(0xe0, 0);
const pingRequest = Uint8Array.of(0xc0, 0);

export class Client {
  readonly spec: ClientSpec;
  readonly sender: Sender | null;
  readonly receiver: Receiver | null;
  state: ClientState = 'waiting';
  /** When its link was begun to be opened, and when it last sent something. */
  #began = 0;
  #lastSent = 0;
  /** When a PINGREQ was sent that has no answer; NaN = none. */
  #pinged = Number.NaN;
  #keepAlive: number;
  #link: ByteLink | null = null;
  readonly #run: ClientRun;
  readonly #cutter = new PacketCutter();

  constructor(run: ClientRun, spec: ClientSpec, sender: Sender | null, receiver: Receiver | null) {
    this.#run = run;
    this.spec = spec;
    this.sender = sender;
    this.receiver = receiver;
    this.#keepAlive = run.scenario.keepAlive * 1000;
  }

  /** Its link is about to be opened. */
  begin(now: number): void {
    this.#began = now;
    this.state = 'opening';
  }

  get isReady(): boolean {
    return this.state === 'ready';
  }

  /** Bytes that its connection has not taken yet. */
  get bufferedBytes(): number {
    return this.#link?.bufferedBytes ?? 0;
  }

  /** Its link is open: it introduces itself. */
  opened(link: ByteLink): void {
    if (this.state !== 'opening') {
      link.onBytes = () => undefined;
      link.onClose = () => undefined;
      link.close();
      return;
    }
    this.#link = link;
    link.onBytes = (bytes) => this.#received(bytes);
    link.onClose = (closed) => this.#closed(closed);
    this.#change('connecting');
    const { version, cleanStart: clean, keepAlive } = this.#run.scenario;
    this.#run.outgoing.add(
      encode({ type: 'CONNECT', version, clean, keepAlive, clientId: this.spec.clientId, ...this.#run.login }, version),
    );
    this.flush();
  }

  /** It ends for a reason that is told. */
  fail(code: HappeningCode, detail: string): void {
    if (this.state === 'ended') return;
    this.#run.measurements.happenings.tell(code, detail);
    this.#drop();
  }

  /** The broker has not answered in time. What it sent, if it is the beginning of a packet, is told. */
  stall(): void {
    const { unfinished, expected } = this.#cutter;
    const detail = unfinished === 0 ? '' : `${unfinished} of ${expected} B of a packet`;
    this.fail(this.state === 'subscribing' ? 'subscribe-stalled' : 'connect-stalled', detail);
  }

  /** Says goodbye, and closes once the broker has got it. */
  leave(): void {
    if (this.state === 'ended' || this.state === 'closing') return;
    const wasConnected = this.state === 'subscribing' || this.state === 'ready';
    if (wasConnected) {
      this.#run.outgoing.add(disconnect);
      this.flush();
    }
    if (this.#link === null) {
      this.#change('ended');
      return;
    }
    this.#change('closing');
    this.#link.close();
  }

  /** Hands over what was put together in `outgoing`. */
  flush(): void {
    const bytes = this.#run.outgoing.take();
    if (bytes === null || this.#link === null) return;
    this.#lastSent = this.#run.now;
    this.#run.measurements.bytesSent += bytes.length;
    this.#link.send(bytes);
  }

  /** Keeps the connection alive; a broker that does not answer a PINGREQ for a whole keep alive is not there. */
  keepAlive(now: number): void {
    if (this.#keepAlive === 0 || this.state !== 'ready') return;
    if (now - this.#pinged > this.#keepAlive) {
      this.fail('ping-stalled', '');
      return;
    }
    if (now - this.#lastSent < this.#keepAlive * 0.75 || !Number.isNaN(this.#pinged)) return;
    this.#pinged = now;
    this.#run.outgoing.add(pingRequest);
    this.flush();
  }

  #change(state: ClientState): void {
    const before = this.state;
    this.state = state;
    this.#run.changed(this, before);
  }

  #drop(): void {
    const link = this.#link;
    this.#link = null;
    this.#change('ended');
    link?.close();
  }

  #closed({ reason }: LinkClosed): void {
    if (this.state === 'ended') return;
    if (this.state !== 'closing') this.#run.measurements.happenings.tell('closed', reason);
    this.#link = null;
    this.#change('ended');
  }

  #received(chunk: Uint8Array): void {
    if (this.state === 'ended') return;
    const run = this.#run;
    run.beginTurn();
    run.measurements.bytesReceived += chunk.length;
    try {
      this.#read(chunk);
    } catch (error) {
      if (!(error instanceof MalformedPacket)) throw error;
      this.fail('garbage', error.message);
    }
    // Otherwise the answers would go out with the packets of another client.
    if (this.#link === null) run.outgoing.take();
    else this.flush();
    run.endTurn();
  }

  #read(chunk: Uint8Array): void {
    const cutter = this.#cutter;
    cutter.begin(chunk);
    while (this.#link !== null) {
      const bare = cutter.nextBare();
      if (bare !== 0) {
        this.#acknowledged(bare >> 16, bare & 0xffff);
        continue;
      }
      const size = cutter.skipWhole();
      if (size > 0) {
        this.#packet(chunk, cutter.position - size, cutter.position);
        continue;
      }
      const packet = cutter.next();
      if (packet === null) return;
      this.#packet(packet, 0, packet.length);
    }
  }

  #packet(bytes: Uint8Array, from: number, to: number): void {
    const { version } = this.#run.scenario;
    if (((bytes[from] as number) & 0xf0) === 0x30) {
      this.#run.reader.read(bytes, from, to, version);
      this.#delivered(bytes, to);
      return;
    }
    this.#handle(decode(bytes.subarray(from, to), version, 'server'));
  }

  #delivered(bytes: Uint8Array, to: number): void {
    const run = this.#run;
    const { qos, packetId, payloadAt } = run.reader;
    if (qos === 1) run.outgoing.acknowledge(puback, packetId);
    else if (qos === 2) {
      run.outgoing.acknowledge(pubrec, packetId);
      if (this.receiver?.opens(packetId) === false) return;
    }
    this.receiver?.take(bytes, payloadAt, to, run.microseconds);
  }

  /** An acknowledgement without a Reason Code. */
  #acknowledged(first: number, packetId: number): void {
    if (first === pubrec) this.#run.outgoing.acknowledge(pubrel, packetId);
    else if (first === pubrel) {
      this.receiver?.releases(packetId);
      this.#run.outgoing.acknowledge(pubcomp, packetId);
    } else if (this.sender !== null) {
      const took = this.sender.complete(packetId, this.#run.time);
      if (Number.isNaN(took)) return;
      this.sender.counts.acknowledged += 1;
      this.#run.measurements.addAcknowledged(took * 1000);
      this.#run.wake(this);
    }
  }

  #handle(packet: Packet): void {
    switch (packet.type) {
      case 'CONNACK':
        this.#introduced(packet);
        return;
      case 'SUBACK':
        this.#subscribed(packet);
        return;
      case 'PUBACK':
      case 'PUBREC':
      case 'PUBREL':
      case 'PUBCOMP':
        this.#answered(packet);
        return;
      case 'PINGRESP':
        this.#pinged = Number.NaN;
        return;
      case 'DISCONNECT':
        this.fail('disconnected', this.#reason(packet.reasonCode, 'DISCONNECT'));
        return;
      default:
        return;
    }
  }

  /** An acknowledgement with a Reason Code. One that refuses ends the exchange [MQTT5-4.3.3-9]. */
  #answered({ type, packetId, reasonCode }: Acknowledgement): void {
    const first = { PUBACK: puback, PUBREC: pubrec, PUBREL: pubrel, PUBCOMP: pubcomp }[type];
    if (!isFailure(reasonCode) || type === 'PUBREL' || type === 'PUBCOMP') {
      this.#acknowledged(first, packetId);
      return;
    }
    if (this.sender === null || Number.isNaN(this.sender.complete(packetId, this.#run.time))) return;
    this.sender.counts.refused += 1;
    this.#run.measurements.happenings.tell('publish-refused', this.#reason(reasonCode, type));
    this.#run.wake(this);
  }

  #introduced({ reasonCode, properties }: Connack): void {
    if (this.state !== 'connecting') return;
    if (reasonCode !== 0) {
      this.fail('connect-refused', this.#reason(reasonCode, 'CONNACK'));
      return;
    }
    const { serverKeepAlive, receiveMaximum } = properties ?? {};
    if (serverKeepAlive !== undefined) this.#keepAlive = serverKeepAlive * 1000;
    if (this.sender !== null && receiveMaximum !== undefined) this.sender.receiveMaximum = receiveMaximum;
    this.#run.measurements.connect.record((this.#run.now - this.#began) * 1000);
    const { filter, qos } = this.spec;
    if (filter === null) {
      this.#change('ready');
      return;
    }
    this.#change('subscribing');
    const subscription = { filter, qos, noLocal: false, retainAsPublished: false, retainHandling: 2 } as const;
    const { version } = this.#run.scenario;
    this.#run.outgoing.add(encode({ type: 'SUBSCRIBE', packetId: 1, subscriptions: [subscription] }, version));
  }

  #subscribed({ reasonCodes: [code = 0x80] }: Suback): void {
    if (this.state !== 'subscribing') return;
    if (isFailure(code)) this.fail('subscribe-refused', this.#reason(code, 'SUBACK'));
    else this.#change('ready');
  }

  #reason(code: number, type: Packet['type']): string {
    const { version } = this.#run.scenario;
    return `0x${code.toString(16).padStart(2, '0')} ${reasonName(code, type, version)}`;
  }
}
