// Where a history is played: the broker, the reference beside it, the clients and the clock. After every input it compares what the broker
// did with what the reference expects.
import { Broker } from '../../src/broker/broker.ts';
import type { Effect, Input } from '../../src/broker/boundary.ts';
import type { BrokerOptions } from '../../src/broker/options.ts';
import { stateToView } from '../../src/broker/events/state-to-view.ts';
import { encode } from '../../src/mqtt/encode.ts';
import type { Packet } from '../../src/mqtt/packet.ts';
import { checkView } from './check-view.ts';
import type { Client } from './client.ts';
import { demandEmpty } from './demand-empty.ts';
import { demand } from './mailbox.ts';
import { Reference } from './reference.ts';

export class Stage {
  readonly reference: Reference;
  /** By client id. */
  readonly clients = new Map<string, Client>();
  /** With fractions, as the clock of a host: some sums with them come out too large. */
  now = 74_350.51;
  /** Bytes of the first of the two parts in which a packet is sent. */
  cut = 0;
  readonly #broker: Broker;
  readonly #byConnection = new Map<number, Client>();
  #connections = 0;

  constructor(options: BrokerOptions) {
    this.#broker = new Broker(options);
    this.reference = new Reference(options);
  }

  /** Opens a link and returns its number. */
  open(): number {
    const connection = (this.#connections += 1);
    this.input({ type: 'open', connection });
    return connection;
  }

  /** From now on this is the client with its id. */
  enter(client: Client): void {
    this.clients.set(client.session.clientId, client);
    this.#byConnection.set(client.connection, client);
  }

  /** The client's link breaks. */
  cutOff(client: Client): void {
    this.leave(client, client.will);
    this.#byConnection.delete(client.connection);
    this.input({ type: 'closed', connection: client.connection });
  }

  /** The broker is to end the connection; `code` null = whichever. */
  closes(client: Client, code: string | null): void {
    if (client.version === 5) client.due.push(code === null ? 'DISCONNECT' : `DISCONNECT ${code}`);
    client.closing = true;
    this.leave(client, client.will);
  }

  leave(client: Client, will: Client['will']): void {
    if (this.clients.get(client.session.clientId) === client) this.clients.delete(client.session.clientId);
    this.reference.disconnected(client.session, will);
  }

  send(client: Client, packet: Packet): void {
    this.sendBytes(client, encode(packet, client.version));
  }

  // In two parts, if the cut is inside: the broker does not act on the first. They are Buffers, as Node's sockets bring them.
  sendBytes(client: Client, bytes: Uint8Array): void {
    const { connection } = client;
    const cut = Math.min(this.cut, bytes.length);
    const sent = Buffer.from(bytes);
    client.lastSent = this.now;
    const before = this.#broker.handle({ type: 'bytes', connection, bytes: sent.subarray(0, cut) }, this.now);
    if (cut === bytes.length) {
      this.#carryOut(before);
      return;
    }
    if (before.length === 0) this.input({ type: 'bytes', connection, bytes: sent.subarray(cut) });
    else this.#carryOut(before); // malformed in its first part
  }

  input(input: Input): void {
    this.#carryOut(this.#broker.handle(input, this.now));
  }

  #carryOut(first: readonly Effect[]): void {
    const closed = new Set<number>();
    const all = [first];
    for (const effects of all) {
      const written = new Set<number>();
      for (const effect of effects) {
        const { connection } = effect;
        const client = this.#byConnection.get(connection);
        demand(client !== undefined && !closed.has(connection), 'an effect for a connection that is over');
        if (effect.type === 'close') {
          demand(client.closing, `the connection of ${client.session.clientId} is closed`);
          closed.add(connection);
        } else if (effect.type === 'more') {
          demand(!client.congested, 'more for who does not read');
          all.push(this.#broker.handle({ type: 'congestion', connection, congested: false }, this.now));
        } else {
          demand(!written.has(connection), 'two sends for one connection');
          written.add(connection);
          client.receive(effect.bytes, this.now);
        }
      }
    }
    for (const client of this.#byConnection.values()) {
      const [missing] = client.due;
      demand(missing === undefined, `${missing ?? ''} has not come to ${client.session.clientId}`);
      demand(!client.closing || closed.has(client.connection), `${client.session.clientId} has not been closed`);
    }
    for (const connection of closed) this.#byConnection.delete(connection);
    for (const { session } of this.clients.values()) session.mailbox.settle(this.now);
    const next = this.#broker.nextDeadline();
    demand(next === null || next > this.now, 'a deadline has been passed over');
    demand((next ?? Infinity) <= this.#nextEvent().at, 'a deadline is missing');
    checkView(this.#broker.look(stateToView), this.reference);
  }

  #nextEvent(): { at: number; happen: () => void } {
    let next = this.reference.nextEvent() ?? { at: Infinity, happen: () => undefined };
    for (const client of this.clients.values()) {
      const at = client.lastSent + client.keepAlive * 1500;
      if (client.keepAlive > 0 && at < next.at) next = { at, happen: () => this.closes(client, '0x8d') };
    }
    return next;
  }

  /** Moves the clock, stopping at each thing that time does, in the broker and in the reference. */
  advance(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (;;) {
      const event = this.#nextEvent();
      const deadline = this.#broker.nextDeadline() ?? Infinity;
      const at = Math.min(event.at, deadline);
      if (at > end) break;
      this.now = at;
      this.reference.now = at;
      for (let next = event; next.at === at; next = this.#nextEvent()) next.happen();
      this.input({ type: 'tick' });
    }
    this.now = end;
    this.reference.now = end;
  }

  /** Nobody is there: nothing is left of those who were. */
  demandEmpty(): void {
    demand(this.reference.sessions.size === 0, 'the reference has sessions left');
    demandEmpty(this.#broker, (this.#connections += 1), this.now);
  }
}
