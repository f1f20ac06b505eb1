// Whose doing a packet is: the run whose call has sent it, or what it answers, or the message that it brings. By what the
// kernel has told of calls and by the packets themselves, not by when they crossed: on a busy machine what one run has sent
// crosses while the next one goes on.
import type { CapturedPacket } from '../capture/captured-packet.ts';

type Packet = NonNullable<CapturedPacket['packet']>;

/** An execution; null: of no run; undefined: it cannot be told. */
export type Doer = number | null | undefined;

/** Messages whose publisher is remembered. */
const keptMessages = 2000;

interface Line {
  /** Whose it is, and who has led to its CONNECT. */
  opener: Doer;
  connecter: Doer;
  subscriber: Doer;
  pinger: Doer;
  /** By Packet Identifier: of the client's requests and messages, and of messages to it. */
  requests: Map<number, Doer>;
  deliveries: Map<number, Doer>;
}

export class PacketRuns {
  readonly #lines = new Map<number, Line>();
  /** By topic and payload: who has published it last. */
  readonly #publishers = new Map<string, Doer>();

  /** Who has opened the connection. */
  openerOf(connection: number): Doer {
    return this.#lines.get(connection)?.opener;
  }

  /** Call it for every packet, in order. */
  doerOf(captured: CapturedPacket): Doer {
    const { packet, connection } = captured;
    let line = this.#lines.get(connection);
    if (line === undefined || packet?.type === 'CONNECT') {
      const [requests, deliveries] = [new Map<number, Doer>(), new Map<number, Doer>()];
      const nobody = { opener: undefined, connecter: undefined, subscriber: undefined, pinger: undefined };
      line = { ...nobody, requests, deliveries };
      this.#lines.set(connection, line);
    }
    if (packet === null) return callerOf(captured);
    return captured.direction === 'to-broker'
      ? this.#sent(captured, packet, line)
      : this.#delivered(captured, packet, line);
  }

  #sent(captured: CapturedPacket, packet: Packet, line: Line): Doer {
    const caller = callerOf(captured);
    switch (packet.type) {
      case 'CONNECT':
        // A client that comes back by itself is still that of its cell.
        line.opener = captured.cause?.by === 'library' ? null : caller;
        return (line.connecter = caller);
      case 'PINGREQ':
        return (line.pinger = caller);
      case 'SUBSCRIBE':
        line.subscriber = caller;
        line.requests.set(packet.packetId, caller);
        return caller;
      case 'UNSUBSCRIBE':
        line.requests.set(packet.packetId, caller);
        return caller;
      case 'PUBLISH': {
        // One that is sent again is still its publisher's.
        const id = packet.packetId ?? 0;
        const doer = captured.cause?.by === 'library' && line.requests.has(id) ? line.requests.get(id) : caller;
        if (packet.qos > 0) line.requests.set(id, doer);
        this.#remember(messageKey(captured, packet), doer);
        return doer;
      }
      case 'PUBREL':
        return line.requests.get(packet.packetId);
      case 'PUBACK':
      case 'PUBCOMP':
        return taken(line.deliveries, packet.packetId);
      case 'PUBREC':
        return line.deliveries.get(packet.packetId);
      default:
        return caller;
    }
  }

  #delivered(captured: CapturedPacket, packet: Packet, line: Line): Doer {
    switch (packet.type) {
      case 'CONNACK':
        return line.connecter;
      case 'PINGRESP':
        return line.pinger;
      case 'SUBACK':
      case 'UNSUBACK':
      case 'PUBACK':
      case 'PUBCOMP':
        return taken(line.requests, packet.packetId);
      case 'PUBREC':
        return line.requests.get(packet.packetId);
      case 'PUBREL':
        return line.deliveries.get(packet.packetId);
      case 'PUBLISH': {
        const doer = packet.retain ? line.subscriber : this.#publishers.get(messageKey(captured, packet));
        if (packet.qos > 0) line.deliveries.set(packet.packetId ?? 0, doer);
        return doer;
      }
      default:
        return undefined;
    }
  }

  #remember(message: string, publisher: Doer): void {
    this.#publishers.delete(message);
    this.#publishers.set(message, publisher);
    const [oldest] = this.#publishers.keys();
    if (this.#publishers.size > keptMessages && oldest !== undefined) this.#publishers.delete(oldest);
  }
}

/** A client that keeps itself alive does so for no run; why it has to connect again, or to send again, nobody has told. */
function callerOf({ cause }: CapturedPacket): Doer {
  if (cause === undefined) return undefined;
  if (cause.by === 'library') return cause.why === 'keep-alive' ? null : undefined;
  return cause.during === undefined ? cause.execution : cause.during;
}

function taken(doers: Map<number, Doer>, packetId: number): Doer {
  const doer = doers.get(packetId);
  doers.delete(packetId);
  return doer;
}

/** Its topic and payload, in few letters. */
function messageKey({ topic }: CapturedPacket, packet: Packet & { type: 'PUBLISH' }): string {
  const { payload } = packet;
  let hash = 0;
  for (const byte of payload.subarray(0, 200)) hash = (hash * 31 + byte) | 0;
  return `${topic ?? packet.topic} ${payload.length} ${hash}`;
}
