// A client of our own that asks a broker what it is: CONNECT as MQTT 5, as 3.1.1 if that is refused, measures the round
// trip, looks for the name that the broker publishes, says DISCONNECT. Run when a broker is chosen and on demand, never constantly.
import * as ReasonCode from '../mqtt/reason-code.ts';
import * as ReturnCode from '../mqtt/return-code.ts';
import { decode } from '../mqtt/decode.ts';
import { encode } from '../mqtt/encode.ts';
import { PacketStream } from '../mqtt/packet-stream.ts';
import type { Connack, Packet, ProtocolVersion } from '../mqtt/packet.ts';
import { topicMatches } from '../mqtt/topic.ts';
import { type Address } from './address.ts';
import { inPageAddress } from '../capture/connection-event.ts';
import { nameOf } from '../capture/broker-name.ts';
import type { BrokerState, ConnectFailure } from './page-protocol.ts';
import { goodbyeTime, openUpstream, type Surroundings, type Upstream } from './upstream.ts';

/** How long a broker may take until it has accepted a probe, in milliseconds. */
const probeTime = 5000;
/** Where brokers say what they are: Mosquitto and others, EMQX. */
const nameTopics = ['$SYS/broker/version', '$SYS/brokers/+/sysdescr'];
/** How long the name may take to come, in milliseconds. */
const nameTime = 2000;

export interface ProbeOptions {
  surroundings: Surroundings;
  now: () => number;
  /** Called with `connecting`, then `refused` or `connected`, and `connected` once more when a better name is known. */
  report: (state: BrokerState) => void;
  /** Called with the CONNACK that accepts, if it is of MQTT 5. */
  accepted?: (connack: Connack) => void;
}

/** Starts the probe; the returned function ends it without another report. */
export function probe(address: Address, options: ProbeOptions): () => void {
  let attempt: Attempt | null = null;
  options.report({ state: 'connecting' });
  // For all of it: a broker that is stuck takes the time of each step.
  const timer = setTimeout(() => attempt?.giveUp(), probeTime);
  const report = (state: BrokerState): void => {
    clearTimeout(timer);
    options.report(state);
  };
  const start = (version: ProtocolVersion): void => {
    attempt = new Attempt(address, version, { ...options, report }, () => start(4));
  };
  start(5);
  return () => {
    clearTimeout(timer);
    attempt?.end();
  };
}

/** One connection in one protocol version. */
class Attempt {
  #address: Address;
  #version: ProtocolVersion;
  #options: ProbeOptions;
  #tryOlder: () => void;
  #upstream: Upstream;
  #stream = new PacketStream();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sentAt = 0;
  #heard = false;
  #connected: Extract<BrokerState, { state: 'connected' }> | null = null;
  #over = false;

  constructor(address: Address, version: ProtocolVersion, options: ProbeOptions, tryOlder: () => void) {
    this.#address = address;
    this.#version = version;
    this.#options = options;
    this.#tryOlder = tryOlder;
    this.#upstream = openUpstream(address.url, ['mqtt'], null, options.surroundings, {
      opened: () => this.#connect(),
      bytes: (bytes) => this.#take(bytes),
      closed: () => this.#closed(),
      failed: (why) => this.#refused(why),
    });
  }

  /** Says goodbye where the broker knows us, and reports nothing more. */
  end(): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#timer);
    if (this.#connected === null) {
      this.#upstream.close();
      return;
    }
    this.#send({ type: 'DISCONNECT', reasonCode: 0 });
    setTimeout(() => this.#upstream.close(), goodbyeTime);
  }

  /** The broker has not accepted in time. */
  giveUp(): void {
    if (this.#connected === null) this.#refused({ code: 'timeout', url: this.#address.url });
  }

  #connect(): void {
    const { username, password } = this.#address;
    this.#sentAt = this.#options.now();
    this.#send({
      type: 'CONNECT',
      version: this.#version,
      clean: true,
      keepAlive: 60,
      // Empty: the id that the broker gives us tells something about it.
      clientId: '',
      ...(username === '' ? {} : { username }),
      ...(password === '' ? {} : { password: new TextEncoder().encode(password) }),
    });
  }

  #send(packet: Packet): void {
    this.#upstream.send(encode(packet, this.#version));
  }

  #take(chunk: Uint8Array): void {
    if (this.#over) return;
    try {
      // What does not begin as a CONNACK need not be waited for to its end.
      if (!this.#heard && chunk[0] !== 0x20) throw new Error('no CONNACK');
      this.#heard = true;
      for (const bytes of this.#stream.push(chunk)) {
        if (this.#connected === null) this.#answered(this.#readConnack(bytes));
        else this.#learnName(decode(bytes, this.#version, 'server'));
      }
    } catch {
      // After CONNACK we only wanted a name; before it, this is no broker.
      if (this.#connected === null) this.#refused({ code: 'not-mqtt', url: this.#address.url });
      else this.end();
    }
  }

  /** A broker that knows only 3.1.1 answers a v5 CONNECT in its own format. */
  #readConnack(bytes: Uint8Array): Connack {
    const packet = bytes.length === 4 ? decode(bytes, 4, 'server') : decode(bytes, this.#version, 'server');
    if (packet.type !== 'CONNACK') throw new Error(`${packet.type} instead of CONNACK`);
    return packet;
  }

  #answered(connack: Connack): void {
    const reason = connack.reasonCode;
    clearTimeout(this.#timer);
    if (reason !== 0) {
      const older = [ReturnCode.unacceptableProtocolVersion, ReasonCode.unsupportedProtocolVersion].includes(reason);
      if (this.#version === 5 && older) this.#older();
      else this.#refused({ code: 'reason', url: this.#address.url, reason, version: this.#version });
      return;
    }
    if (this.#version === 5) this.#options.accepted?.(connack);
    const roundTrip = this.#options.now() - this.#sentAt;
    const name = nameOf(this.#address.url, connack, this.#version);
    this.#connected = { state: 'connected', roundTrip, name, version: this.#version };
    this.#options.report(this.#connected);
    if (this.#address.url === inPageAddress) this.end();
    else this.#askName();
  }

  #askName(): void {
    const options = { qos: 0, noLocal: false, retainAsPublished: false, retainHandling: 0 } as const;
    const subscriptions = nameTopics.map((filter) => ({ filter, ...options }));
    this.#send({ type: 'SUBSCRIBE', packetId: 1, subscriptions });
    this.#timer = setTimeout(() => this.end(), nameTime);
  }

  #learnName(packet: Packet): void {
    const isName = packet.type === 'PUBLISH' && nameTopics.some((filter) => topicMatches(filter, packet.topic));
    if (isName && this.#connected !== null) {
      const name = new TextDecoder().decode(packet.payload).slice(0, 80);
      this.#options.report({ ...this.#connected, name });
      this.end();
    } else if (packet.type === 'SUBACK' && packet.reasonCodes.every(ReasonCode.isFailure)) {
      this.end();
    }
  }

  #closed(): void {
    if (this.#over) return;
    // Some 3.1.1 brokers close on a protocol level that they do not know.
    if (this.#connected !== null) this.end();
    else if (this.#version === 5) this.#older();
    else this.#refused({ code: 'not-mqtt', url: this.#address.url });
  }

  #older(): void {
    this.end();
    this.#tryOlder();
  }

  #refused(why: ConnectFailure): void {
    if (this.#over) return;
    this.end();
    this.#options.report({ state: 'refused', why });
  }
}
