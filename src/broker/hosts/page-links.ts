// The links of the broker in the page. It tells the wire in which order it took in and sent their bytes: so a packet
// can be shown where the broker took it. And it tells of messages that a limit has cost, which nobody else can know.
import { OrderNotes, type OrderNote } from '../../link/order-notes.ts';
import type { ByteLink } from '../../link/link.ts';
import type { PortLink } from '../../link/message-port.ts';
import type { Broker } from '../broker.ts';
import type { Input } from '../boundary.ts';
import type { Loss } from '../losses.ts';
import type { ToldLoss } from './control.ts';
import type { HostClock } from './host-clock.ts';
import { LinkHost } from './link-host.ts';

/** Milliseconds for which notes are collected before they are sent. */
const gatherTime = 8;

/** What is noted for one wire. */
export class ToldOrder {
  readonly #notes = new OrderNotes();
  readonly #post: (rows: Float64Array<ArrayBuffer>, lost: ToldLoss[]) => void;
  #lost: ToldLoss[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(post: (rows: Float64Array<ArrayBuffer>, lost: ToldLoss[]) => void) {
    this.#post = post;
  }

  add(note: OrderNote): void {
    this.#notes.add(note);
    this.#timer ??= setTimeout(() => this.flush(), gatherTime);
  }

  addLoss(lost: ToldLoss): void {
    this.#lost.push(lost);
    this.#timer ??= setTimeout(() => this.flush(), gatherTime);
  }

  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (!this.#notes.isEmpty || this.#lost.length > 0) this.#post(this.#notes.take(), this.#lost.splice(0));
  }
}

interface ToldLink {
  order: ToldOrder;
  link: number;
  took: number;
  sent: number;
}

export class PageLinks extends LinkHost {
  readonly #told = new Map<number, ToldLink>();
  /** Also of connections that have ended: their clients can lose messages still. */
  readonly #names = new Map<number, Pick<ToldLink, 'order' | 'link'>>();
  /** Of the input that is dealt with. */
  #time = 0;
  #connection: number | null = null;

  constructor(broker: Broker, clock?: HostClock) {
    super(broker, clock);
    broker.onLoss = (loss) => this.#tellLoss(loss);
  }

  /**
   * A client has come, whose link the wire knows as `name`; null = nobody asks for its order. Returns the number of its
   * connection.
   */
  attachLink(port: PortLink, name: number | null, order: ToldOrder | null): number {
    // Before `open`: the wire knows from the beginning that it will be told.
    if (name !== null && order !== null) port.note({ tellsOrder: true });
    port.open('mqtt');
    const connection = this.attach(port);
    if (name !== null && order !== null) {
      this.#told.set(connection, { order, link: name, took: 0, sent: 0 });
      this.#names.set(connection, { order, link: name });
    }
    return connection;
  }

  protected override handle(input: Input): void {
    this.#time = performance.timeOrigin + performance.now();
    this.#connection = 'connection' in input ? input.connection : null;
    const told = input.type === 'bytes' || input.type === 'closed' ? this.#told.get(input.connection) : undefined;
    if (told !== undefined && input.type === 'bytes') {
      told.took += input.bytes.length;
      this.#note(told, 'took', told.took);
    }
    super.handle(input);
    if (told === undefined || input.type !== 'closed') return;
    this.#note(told, 'ended', 0);
    this.#told.delete(input.connection);
  }

  protected override send(connection: number, link: ByteLink, bytes: Uint8Array): void {
    super.send(connection, link, bytes);
    const told = this.#told.get(connection);
    if (told === undefined || bytes.length === 0) return;
    told.sent += bytes.length;
    this.#note(told, 'sent', told.sent);
  }

  /** To each wire with the links that it knows. */
  #tellLoss(loss: Loss): void {
    const [client, cause] = [loss.connection, this.#connection].map((number) => this.#names.get(number ?? NaN));
    for (const order of new Set([client?.order, cause?.order])) {
      const links = [client, cause].flatMap((name) => (name && name.order === order ? [name.link] : []));
      order?.addLoss({ links: [...new Set(links)], loss });
    }
  }

  #note({ order, link }: ToldLink, kind: OrderNote['kind'], bytes: number): void {
    order.add({ link, kind, bytes, time: this.#time });
  }
}
