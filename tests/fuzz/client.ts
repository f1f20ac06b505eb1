// One connection in a history: keeps the client's half of the protocol and checks the broker's half, packet by packet.
import type { BrokerOptions } from '../../src/broker/options.ts';
import { decode } from '../../src/mqtt/decode.ts';
import { PacketStream } from '../../src/mqtt/packet-stream.ts';
import type { Packet, Properties, ProtocolVersion, Publish } from '../../src/mqtt/packet.ts';
import { brief } from '../broker/flow.ts';
import { demand, type Copy, type Mailbox, type Note, type Reader } from './mailbox.ts';
import type { RefSession, RefWill } from './reference.ts';
import type { ConnectStep } from './steps.ts';

export type Answer = { kind: 'PUBACK' | 'PUBREC' | 'PUBCOMP'; packetId: number };

/** The properties that a server sends on as they are. */
export const extras = {
  payloadFormatIndicator: 1 as const,
  contentType: 'text/plain',
  responseTopic: 'answer/here',
  correlationData: Uint8Array.of(0, 255),
  userProperties: [
    ['b', '1'],
    ['a', '2'],
    ['b', ''],
  ] as [string, string][],
};

export class Client implements Reader {
  readonly connection: number;
  readonly version: ProtocolVersion;
  readonly session: RefSession;
  readonly will: RefWill | null;
  readonly keepAlive: number;
  readonly window: number;
  /** How the broker answers a Packet Identifier that it does not know, as in `due`. */
  readonly unknown: string;
  readonly maximumPacketSize: number;
  readonly #aliasMaximum: number;
  readonly shown = new Set<number>();
  congested = false;
  lastSent = 0;
  /** What the broker is to send besides PUBLISH, in short form, and whether it is to close. */
  readonly due: string[] = [];
  closing = false;
  /** What the client has not answered. */
  readonly owed: Answer[] = [];
  lastAnswer: Answer | null = null;
  /** Both ends of the client's own publishing. */
  readonly aliases = new Map<number, string>();
  readonly receiving = new Set<number>();
  /** Messages that waited when it connected and may still come: no more than the queue holds. */
  #backlog: { copies: Set<Copy>; room: number } | null = null;
  readonly #theirAliases = new Map<number, string>();
  readonly #stream = new PacketStream();

  constructor(
    connection: number,
    session: RefSession,
    version: ProtocolVersion,
    step: ConnectStep,
    options: BrokerOptions,
    will: RefWill | null,
  ) {
    this.connection = connection;
    this.version = version;
    this.session = session;
    this.will = will;
    this.keepAlive = step.keepAlive;
    this.window = Math.min(version === 5 ? step.receiveMaximum : 65_535, options.maxInflight);
    this.unknown = version === 5 && options.unknownPacketIds === 'told' ? ' 0x92' : '';
    this.maximumPacketSize = (version === 5 ? step.maximumPacketSize : null) ?? Infinity;
    this.#aliasMaximum = version === 5 ? step.aliasMaximum : 0;
  }

  get mailbox(): Mailbox {
    return this.session.mailbox;
  }

  /** The session was taken up: what has waited comes, as far as the queue has kept it. */
  resumes(maxQueue: number): void {
    const copies = new Set(this.mailbox.waiting.map(({ copy }) => copy).filter(({ askedBy }) => askedBy === null));
    this.#backlog = { copies, room: maxQueue };
    for (const [packetId, { released }] of this.mailbox.inflight) if (released) this.due.push(`PUBREL #${packetId}`);
  }

  receive(bytes: Uint8Array, now: number): void {
    for (const packet of this.#stream.push(bytes)) {
      demand(packet.length <= this.maximumPacketSize, 'a packet is larger than Maximum Packet Size');
      this.#take(decode(packet, this.version, 'server'), now);
    }
  }

  #take(packet: Packet, now: number): void {
    if (packet.type === 'PUBLISH') {
      this.#takePublish(packet, now);
      return;
    }
    const expected = this.due.shift();
    const got = brief(packet);
    // Which Reason Code ends a connection for broken bytes is tested elsewhere.
    const same =
      got === expected || (expected === 'DISCONNECT' && packet.type === 'DISCONNECT' && packet.reasonCode >= 0x80);
    demand(same, `${got} instead of ${expected ?? 'nothing'}`);
    if (packet.type === 'PUBREL' && packet.reasonCode === 0)
      this.owed.push({ kind: 'PUBCOMP', packetId: packet.packetId });
  }

  #takePublish(packet: Publish, now: number): void {
    demand(!this.congested, 'a PUBLISH to who does not read');
    const topic = this.#resolve(packet);
    const payload = new TextDecoder().decode(packet.payload);
    const fits = (copy: Copy): boolean => this.#fits(copy, packet, topic, payload);
    if (packet.dup) this.#takeRepeated(packet, fits);
    else this.#takeNew(packet, (copy) => fits(copy) && timely(copy.note, packet, this.version, now), now);
    const { packetId } = packet;
    if (packetId === undefined) return;
    this.shown.add(packetId);
    demand(this.shown.size <= this.window, 'more than Receive Maximum'); // [MQTT5-3.3.4-9]
    this.owed.push({ kind: packet.qos === 1 ? 'PUBACK' : 'PUBREC', packetId });
  }

  #takeRepeated({ packetId = 0 }: Publish, fits: (copy: Copy) => boolean): void {
    const next = this.#nextToRepeat();
    demand(next !== null && next.packetId === packetId, `#${packetId} is repeated, and it is not its turn`);
    demand(fits(next.copy), `#${packetId} is repeated as another message`);
    // Those before it were too large [MQTT5-3.1.2-25].
    for (const [id, { released }] of [...this.mailbox.inflight]) {
      if (id === packetId) return;
      if (!released && !this.shown.has(id)) this.mailbox.inflight.delete(id);
    }
  }

  #takeNew({ packetId }: Publish, fits: (copy: Copy) => boolean, now: number): void {
    const { copy, shared } = this.mailbox.take(fits, now);
    this.#countBacklog(copy);
    if (packetId === undefined) return;
    demand(this.#nextToRepeat() === null, 'something new before all was repeated');
    this.#forgetTooLarge();
    const { inflight } = this.mailbox;
    demand(!inflight.has(packetId), `#${packetId} is in use`); // [MQTT5-2.2.1-4]
    inflight.set(packetId, { copy, shared, released: false });
  }

  #nextToRepeat(): { packetId: number; copy: Copy } | null {
    for (const [packetId, { copy, released }] of this.mailbox.inflight) {
      if (!released && !this.shown.has(packetId) && !this.#tooLarge(copy)) return { packetId, copy };
    }
    return null;
  }

  #resolve({ topic, properties }: Publish): string {
    const alias = properties?.topicAlias;
    if (alias === undefined) return topic;
    demand(alias > 0 && alias <= this.#aliasMaximum, 'an alias above Topic Alias Maximum'); // [MQTT5-3.1.2-26]
    if (topic !== '') this.#theirAliases.set(alias, topic);
    const known = this.#theirAliases.get(alias);
    demand(known !== undefined, 'an alias that was never set');
    return known;
  }

  #fits({ note, qos, retain, identifiers }: Copy, packet: Publish, topic: string, payload: string): boolean {
    if (note.topic !== topic || note.payload !== payload || qos !== packet.qos || retain !== packet.retain)
      return false;
    if (this.version === 4) return true;
    const rest: Properties = { ...packet.properties };
    const ids = rest.subscriptionIdentifier ?? [];
    // These three belong to the delivery, the others to the message.
    delete rest.subscriptionIdentifier;
    delete rest.topicAlias;
    delete rest.messageExpiryInterval;
    const same = ids.toSorted().join() === identifiers.toSorted().join();
    return same && JSON.stringify(rest) === JSON.stringify(note.extras ? extras : {});
  }

  #countBacklog(copy: Copy): void {
    if (this.#backlog?.copies.delete(copy) !== true) return;
    this.#backlog.room -= 1;
    demand(this.#backlog.room >= 0, 'more has waited than the queue holds');
  }

  #tooLarge({ note }: Copy): boolean {
    return note.large && this.maximumPacketSize !== Infinity;
  }

  // New messages come only when all was repeated: what is too large for that has been dropped [MQTT5-3.1.2-25].
  #forgetTooLarge(): void {
    const { inflight } = this.mailbox;
    for (const [id, { copy, released }] of [...inflight]) {
      if (!released && !this.shown.has(id) && this.#tooLarge(copy)) inflight.delete(id);
    }
  }

  /** Whether an answer to this id could still mean a message that the broker may or may not have dropped as too large. */
  unclear(packetId: number): boolean {
    const entry = this.mailbox.inflight.get(packetId);
    return entry !== undefined && !entry.released && !this.shown.has(packetId) && this.#tooLarge(entry.copy);
  }

  /** What an acknowledgement of this client does (4.3); false for one that no PUBLISH of the broker asks for in this form. */
  answer({ kind, packetId }: Answer, refuse: boolean): boolean {
    const { inflight } = this.mailbox;
    const entry = inflight.get(packetId);
    if (entry === undefined) {
      if (kind === 'PUBREC' && !refuse) this.due.push(`PUBREL #${packetId}${this.unknown}`);
      return true;
    }
    if (kind === 'PUBREC' && entry.copy.qos === 2) {
      if (!refuse) this.due.push(`PUBREL #${packetId}`);
      if (refuse && !entry.released) this.#finish(packetId);
      else if (!entry.released) {
        entry.released = true;
        inflight.delete(packetId);
        inflight.set(packetId, entry); // PUBRELs are repeated in the order of the PUBRECs
      }
      return true;
    }
    const fits = kind === (entry.released ? 'PUBCOMP' : 'PUBACK') && (entry.released || entry.copy.qos === 1);
    if (fits) this.#finish(packetId);
    return fits;
  }

  #finish(packetId: number): void {
    this.mailbox.inflight.delete(packetId);
    this.shown.delete(packetId);
  }
}

/** Whether its time is not over, and v5 is told what is left of it [MQTT5-3.3.2-5] [MQTT5-3.3.2-6]. */
function timely({ expiresAt }: Note, { properties }: Publish, version: ProtocolVersion, now: number): boolean {
  // Histories wait for whole seconds; the sums are of a clock that has fractions.
  const left = expiresAt === null ? undefined : Math.round((expiresAt - now) / 1000);
  if (left !== undefined && left <= 0) return false;
  return version === 4 || properties?.messageExpiryInterval === left;
}
