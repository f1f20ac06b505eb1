// The one rule for which packet answers which, from the protocol alone. Pure.
// A session goes on over connections, so messages are found by session; everything else belongs to its connection.
import { isLost, type CapturedPacket } from '../captured-packet.ts';
import { ExchangeSpace } from './exchange-space.ts';
import { stepOf, type ExchangeKind, type ExchangeStep } from './exchange-step.ts';
import { OpenExchange, type Exchange } from './exchange.ts';

export interface ExchangePlace {
  /** It grows as more of it is shown. */
  exchange: Exchange;
  /** The number of the packet that began it. */
  first: number;
  /** The number of the packet that this one answers directly; null if it answers none, or that one was not shown. */
  answers: number | null;
}

interface KnownPlace extends ExchangePlace {
  exchange: OpenExchange;
}

/** What both sides remember of messages under way. */
interface Session {
  messages: ExchangeSpace;
  seen: number;
}

interface Connection {
  session: Session;
  /** Empty as long as nothing has told it. */
  clientId: string;
  /** Its own CONNECT has begun the session. */
  startedClean: boolean;
  own: ExchangeSpace;
  /** PINGREQs without answer, in order. */
  pings: OpenExchange[];
  /** Its last packets, for the copies that a fault may make of them. */
  last: Record<CapturedPacket['direction'], { number: number; place: KnownPlace | null }>;
  seen: number;
}

/** A connection or a session without a packet among as many is forgotten. */
const forgottenAfter = 50_000;
const pingsAtMost = 1_000;

/** Show it every packet once, in order. */
export class Exchanges {
  readonly #connections = new Map<number, Connection>();
  /** The present session of each client that has a name. */
  readonly #sessions = new Map<string, Session>();
  #count = 0;

  /** Null for what is no part of any exchange, or of one whose beginning was not shown. */
  take(captured: CapturedPacket): ExchangePlace | null {
    this.#count += 1;
    if (this.#count % forgottenAfter === 0) this.#forget();
    const connection = this.#connectionOf(captured);
    if (captured.fault?.kind === 'duplicate') return placeOfCopy(captured, captured.fault.of, connection);
    this.#changeSession(captured, connection);
    const place = placeOf(captured, connection);
    connection.last[captured.direction] = { number: captured.number, place };
    return place;
  }

  #connectionOf({ connection: number, clientId }: CapturedPacket): Connection {
    let connection = this.#connections.get(number);
    if (connection === undefined) {
      connection = {
        session: this.#sessions.get(clientId) ?? { messages: new ExchangeSpace(), seen: 0 },
        clientId: '',
        startedClean: false,
        own: new ExchangeSpace(),
        pings: [],
        last: { 'to-broker': { number: 0, place: null }, 'to-client': { number: 0, place: null } },
        seen: 0,
      };
      this.#connections.set(number, connection);
    }
    // The broker may have given a name to a client without one.
    if (connection.clientId !== clientId && clientId !== '') {
      connection.clientId = clientId;
      this.#sessions.set(clientId, connection.session);
    }
    connection.seen = this.#count;
    connection.session.seen = this.#count;
    return connection;
  }

  /** In a new session identifiers begin afresh. Earlier connections of the client stay with the old one. */
  #changeSession(captured: CapturedPacket, connection: Connection): void {
    const { packet } = captured;
    if (isLost(captured)) return;
    if (packet?.type === 'CONNECT') {
      connection.startedClean = packet.clean;
      if (packet.clean) this.#startSession(connection);
    } else if (packet?.type === 'CONNACK' && packet.reasonCode === 0 && !packet.sessionPresent) {
      // MQTT 3.1 does not tell whether it goes on.
      if (connection.startedClean || captured.mqtt31 === true) return;
      const { messages } = connection.session;
      this.#startSession(connection);
      // What the client sent without waiting for CONNACK belongs to the new session.
      connection.session.messages.takeFrom(messages, captured.connection);
    }
  }

  #startSession(connection: Connection): void {
    connection.session = { messages: new ExchangeSpace(), seen: this.#count };
    if (connection.clientId !== '') this.#sessions.set(connection.clientId, connection.session);
  }

  #forget(): void {
    const since = this.#count - forgottenAfter;
    for (const [number, { seen }] of this.#connections) if (seen < since) this.#connections.delete(number);
    for (const [clientId, { seen }] of this.#sessions) if (seen < since) this.#sessions.delete(clientId);
  }
}

function placeOf(captured: CapturedPacket, connection: Connection): KnownPlace | null {
  const step = stepOf(captured);
  if (step === null) return null;
  if (step.kind === 'ping') return placeOfPing(captured, step, connection);
  const space = step.kind === 'qos 1' || step.kind === 'qos 2' ? connection.session.messages : connection.own;
  const key = keyOf(step, captured);
  let exchange = space.get(key);
  if (begins(step, exchange)) {
    exchange = new OpenExchange(step.kind);
    space.begin(key, exchange);
  } else if (exchange?.takes(step, captured) !== true) return null;
  const answers = exchange.join(step, captured);
  if (exchange.complete) space.end(key, exchange);
  return { exchange, first: exchange.packets[0] ?? captured.number, answers };
}

function begins(step: ExchangeStep, known: OpenExchange | undefined): boolean {
  switch (step.begins) {
    case 'always':
      return true;
    case 'unless-open':
      // After the last answer the identifier is free again, for whatever comes. [MQTT5-2.2.1-3]
      return known?.isOpen !== true || known.kind !== step.kind;
    case 'unless-known':
      return known === undefined;
    case 'never':
      return false;
  }
}

/** PINGs have no identifier: the first that arrived is answered first. */
function placeOfPing(captured: CapturedPacket, step: ExchangeStep, { pings }: Connection): KnownPlace | null {
  const exchange = step.asks ? new OpenExchange('ping') : pings[0];
  if (exchange === undefined) return null;
  const answers = exchange.join(step, captured);
  if (!step.asks && !exchange.waits) pings.shift();
  if (step.asks && !isLost(captured)) pings.push(exchange);
  if (pings.length > pingsAtMost) pings.shift();
  return { exchange, first: exchange.packets[0] ?? captured.number, answers };
}

/** The second copy of a packet comes right behind it in its direction, and begins nothing. */
function placeOfCopy(captured: CapturedPacket, of: number, connection: Connection): ExchangePlace | null {
  const step = stepOf(captured);
  const { number, place } = connection.last[captured.direction];
  if (step === null || place === null || number !== of) return null;
  place.exchange.joinCopy(step, captured);
  return place;
}

const spaceOf: Record<ExchangeKind, number> = {
  connect: 0,
  subscribe: 1,
  unsubscribe: 2,
  ping: 3,
  'qos 1': 4,
  'qos 2': 4,
};

/** The two directions' Packet Identifiers have nothing to do with each other. [MQTT5-2.2.1] */
function keyOf({ kind, bySender }: ExchangeStep, { packet, direction }: CapturedPacket): number {
  const space = spaceOf[kind];
  const fromClient = space < 4 || (direction === 'to-broker') === bySender;
  const packetId = packet !== null && 'packetId' in packet ? (packet.packetId ?? 0) : 0;
  return ((space << 1) | (fromClient ? 0 : 1)) * 0x1_0000 + packetId;
}
