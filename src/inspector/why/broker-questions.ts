// Asks the in-page broker's own record about messages: which one a packet carried, and why a client got it or not. What
// the broker was given is lived through again, in slices, so that the page stays awake.
import type { BrokerEvent } from '../../broker/events/events.ts';
import type { BrokerHistory } from '../../broker/replay/history.ts';
import type { RecordedPast } from '../../broker/hosts/control.ts';
import type { Explanation } from '../../broker/events/why.ts';
import type { BrokerReading, PastReading } from '../broker-view/broker-surroundings.ts';
import type { ProtocolVersion } from '../../mqtt/packet.ts';
import { isLost, type CapturedPacket } from '../../capture/captured-packet.ts';
import type { PacketStore } from '../../capture/packet-store.ts';
import { crossingsOf, type Crossing } from './crossings.ts';
import { MessageSearch, type FoundMessage, type SoughtPacket } from './message-search.ts';
import { MessageStory, type BrokerPlace } from './message-story.ts';
import { PacketOrder, type Unplaced } from './packet-order.ts';

/** `packet`: number of a packet with a PUBLISH. `message`: the broker's number. */
export type Question = { by: 'packet'; packet: number } | { by: 'message'; message: number };

export type Answer =
  | { state: 'told'; message: ToldMessage; repeats: boolean }
  | { state: Unplaced | 'closed' | 'over' | 'unclear' }
  /** Its connection does not go to the in-page broker. */
  | { state: 'elsewhere' }
  /** It is not in the record, or not yet. `full`: the record takes no more. */
  | { state: 'unrecorded'; full: boolean };

export interface SentCopy {
  /** Number of the packet. */
  packet: number;
  /** A fault on the wire kept it from the client, which the broker cannot know. */
  lost: boolean;
}

export interface ToldMessage {
  id: number;
  clients: readonly string[];
  /** The version that the client spoke last. */
  versionOf: (clientId: string) => ProtocolVersion;
  /** Number of the packet that brought it; undefined for a Will, or when it is no longer kept. */
  published: number | undefined;
  explain: (clientId: string) => Explanation;
  /** The packets that were to take it to the client, as far as they are kept. */
  copies: (clientId: string) => SentCopy[];
  /** Requests of the client that crossed the message, or a copy of it, on their way. */
  crossings: (clientId: string) => Crossing[];
  /** Number of the packet that made the subscription. */
  subscribe: (clientId: string, fullFilter: string) => number | undefined;
}

/** Milliseconds of work at a time, and events between two looks at the clock. */
const slice = 12;
const stride = 200;

export class BrokerQuestions {
  readonly #packets: PacketStore;
  readonly #fetch: (from: number) => Promise<RecordedPast>;
  readonly #reading: PastReading & Pick<BrokerReading, 'explain'>;
  #history: BrokerHistory | null = null;
  #bytes = 0;
  /** The broker's number of each connection of the wire. */
  #connections: ReadonlyMap<number, number> = new Map();
  #full = false;
  /** Questions read on one after the other. */
  #read: Promise<unknown> = Promise.resolve();

  /** `fetch`: what the broker was given, behind so many bytes of its record. */
  constructor(
    packets: PacketStore,
    fetch: (from: number) => Promise<RecordedPast>,
    reading: PastReading & Pick<BrokerReading, 'explain'>,
  ) {
    this.#packets = packets;
    this.#fetch = fetch;
    this.#reading = reading;
  }

  /** Null when the answer is no longer wanted. Rejects when the record cannot be had or read. */
  async ask(question: Question, isWanted: () => boolean): Promise<Answer | null> {
    const history = await this.#readOn();
    const order = new PacketOrder(this.#packets);
    const found = await this.#find(question, order, history, isWanted);
    if (found === null || 'state' in found) return found;
    const story = new MessageStory(found.message);
    const all = await this.#live(history, isWanted, (event) => {
      story.take(event);
      return false;
    });
    return all === null
      ? null
      : { state: 'told', repeats: found.repeats, message: this.#told(found.message, story, order) };
  }

  #readOn(): Promise<BrokerHistory> {
    const read = this.#read.then(() => this.#readNow());
    this.#read = read.catch(() => undefined);
    return read;
  }

  async #readNow(): Promise<BrokerHistory> {
    const { seed, profile, inputs, names } = await this.#fetch(this.#bytes);
    const history = (this.#history ??= this.#reading.newHistory(seed, profile));
    for (const block of inputs.blocks) {
      history.add(this.#reading.readInputs(block));
      await breathe();
    }
    this.#bytes = inputs.to;
    this.#full = inputs.full;
    this.#connections = new Map(names.flatMap(([connection, name]) => (name === null ? [] : [[name, connection]])));
    return history;
  }

  async #find(
    question: Question,
    order: PacketOrder,
    history: BrokerHistory,
    isWanted: () => boolean,
  ): Promise<Answer | Extract<FoundMessage, { found: 'message' }> | null> {
    if (question.by === 'message') return { found: 'message', message: question.message, repeats: false };
    const sought = this.#sought(question.packet, order);
    if ('state' in sought) return sought;
    const search = new MessageSearch(sought);
    let found: FoundMessage | null = null;
    const ended = await this.#live(history, isWanted, (event) => (found = search.take(event)) !== null);
    if (ended === null) return null;
    return answerOf(found, this.#full);
  }

  #sought(number: number, order: PacketOrder): SoughtPacket | Exclude<Answer, { state: 'told' }> {
    const captured = this.#packets.byNumber(number);
    if (captured?.packet?.type !== 'PUBLISH') return { state: 'not-counted' };
    const connection = this.#connections.get(captured.connection);
    if (connection === undefined) return { state: 'elsewhere' };
    const place = order.of(captured);
    if (typeof place === 'string') return { state: place };
    return { ...place, connection, packetId: captured.packet.packetId ?? null };
  }

  /** Shows all events, until one is enough (true) or there are no more (false); null when it is no longer wanted. */
  async #live(
    history: BrokerHistory,
    isWanted: () => boolean,
    take: (event: BrokerEvent) => boolean,
  ): Promise<boolean | null> {
    let end = performance.now() + slice;
    let count = 0;
    for (const event of history.events(history.length)) {
      if (take(event)) return true;
      count += 1;
      if (count % stride > 0 || performance.now() < end) continue;
      await breathe();
      if (!isWanted()) return null;
      end = performance.now() + slice;
    }
    return false;
  }

  #told(id: number, story: MessageStory, order: PacketOrder): ToldMessage {
    const names = new Map(Array.from(this.#connections, ([name, connection]) => [connection, name]));
    const packetAt = (place: BrokerPlace | null | undefined): CapturedPacket | undefined => {
      const connection = place ? names.get(place.connection) : undefined;
      return place && connection !== undefined ? order.packetAt({ ...place, connection }) : undefined;
    };
    return {
      id,
      clients: [...story.clients.keys()],
      versionOf: (clientId) => story.clients.get(clientId) ?? 5,
      published: packetAt(story.published)?.number,
      explain: (clientId) => {
        const explanation = this.#reading.explain(null, story.eventsFor(clientId), id, clientId);
        if (explanation === null) throw new Error(`message ${id} is not in the broker’s record`);
        return explanation;
      },
      copies: (clientId) =>
        story.copiesOf(clientId).flatMap((place) => {
          const captured = packetAt(place);
          return captured === undefined ? [] : [{ packet: captured.number, lost: isLost(captured) }];
        }),
      crossings: (clientId) =>
        [story.published, ...story.copiesOf(clientId)].flatMap((place) =>
          crossingsOf(story.askingsOf(clientId), packetAt(place), packetAt),
        ),
      subscribe: (clientId, fullFilter) => packetAt(story.subscribeOf(clientId, fullFilter))?.number,
    };
  }
}

/** The page may do something else. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function answerOf(
  found: FoundMessage | null,
  full: boolean,
): Exclude<Answer, { state: 'told' }> | Extract<FoundMessage, { found: 'message' }> {
  switch (found?.found) {
    case undefined:
      return { state: 'unrecorded', full };
    case 'message':
      return found;
    case 'closed':
    case 'over':
    case 'unclear':
      return { state: found.found };
  }
}
