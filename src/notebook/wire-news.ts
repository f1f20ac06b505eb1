// What the wire tells of the connections of runs, gathered until the next repaint.
import type { CapturedPacket } from '../capture/captured-packet.ts';
import type { FromWire } from '../wire/page-protocol.ts';
import { AcceptedConnections } from './accepted-connections.ts';
import type { NotebookEvent } from './notebook-state.ts';

type News = Extract<NotebookEvent, { type: 'connection-failed' | 'connection-accepted' | 'messages-lost' | 'backlog' }>;

export class WireNews {
  readonly #accepted = new AcceptedConnections();
  #gathered: News[] = [];

  /** Whether it is news. */
  take(message: FromWire): boolean {
    if (message.type === 'connection') this.#accepted.take(message.connection);
    const isNews =
      message.type === 'connection-failed' || message.type === 'messages-lost' || message.type === 'backlog';
    if (isNews) this.#gathered.push(message);
    return isNews;
  }

  /** Called as they come, while it is known which connections stand. */
  takePackets(packets: readonly CapturedPacket[]): void {
    for (const one of this.#accepted.of(packets)) this.#gathered.push({ type: 'connection-accepted', ...one });
  }

  /** What was gathered, in order. Only the last failure of a cell is shown. */
  all(): News[] {
    const news = this.#gathered;
    this.#gathered = [];
    const last = new Map(news.map((one) => [`${one.type} ${one.cell}`, one]));
    return news.filter((one) => one.type !== 'connection-failed' || last.get(`${one.type} ${one.cell}`) === one);
  }
}
