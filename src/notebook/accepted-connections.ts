// Which addresses have accepted a client: from the connections that stand, and the CONNACK packets that cross them.
import type { CapturedPacket } from '../capture/captured-packet.ts';
import type { ConnectionEvent } from '../capture/connection-event.ts';

export interface Accepted {
  cell: string;
  execution: number;
  url: string;
}

export class AcceptedConnections {
  /** Addresses of the connections that stand, by their numbers. */
  readonly #urls = new Map<number, string>();

  take({ connection, event, url }: ConnectionEvent): void {
    if (event === 'opened') this.#urls.set(connection, url);
    else this.#urls.delete(connection);
  }

  /** Those that are accepted in these packets. */
  of(packets: readonly CapturedPacket[]): Accepted[] {
    return packets.flatMap(({ packet, connection, cell, execution }) => {
      const url = this.#urls.get(connection);
      const isAccepted = packet?.type === 'CONNACK' && packet.reasonCode === 0;
      return isAccepted && url !== undefined ? [{ cell, execution, url }] : [];
    });
  }
}
