// What a cell's packets come to: the numbers of the line under the cell.
import type { CapturedPacket } from './captured-packet.ts';

export interface Summary {
  packets: number;
  /** Client Identifiers; a connection without one counts by itself. */
  clients: number;
  /** PUBLISH packets with DUP = 1. */
  redelivered: number;
  malformed: number;
}

/** Counts packets as they come, and keeps none of them. */
export class Tally {
  #packets = 0;
  #redelivered = 0;
  #malformed = 0;
  readonly #clientOf = new Map<number, string>();
  /** How many connections each client has. */
  readonly #clients = new Map<string, number>();

  add(packets: readonly CapturedPacket[]): void {
    for (const { packet, connection, clientId } of packets) {
      this.#is(connection, clientId === '' ? (this.#clientOf.get(connection) ?? `#${connection}`) : clientId);
      if (packet === null) this.#malformed += 1;
      else if (packet.type === 'PUBLISH' && packet.dup) this.#redelivered += 1;
    }
    this.#packets += packets.length;
  }

  get summary(): Summary {
    return {
      packets: this.#packets,
      clients: this.#clients.size,
      redelivered: this.#redelivered,
      malformed: this.#malformed,
    };
  }

  #is(connection: number, client: string): void {
    const before = this.#clientOf.get(connection);
    if (before === client) return;
    this.#clientOf.set(connection, client);
    this.#clients.set(client, (this.#clients.get(client) ?? 0) + 1);
    if (before === undefined) return;
    const left = (this.#clients.get(before) ?? 0) - 1;
    if (left > 0) this.#clients.set(before, left);
    else this.#clients.delete(before);
  }
}

export function summarize(packets: readonly CapturedPacket[]): Summary {
  const tally = new Tally();
  tally.add(packets);
  return tally.summary;
}
