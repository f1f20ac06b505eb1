// Plays a history on a broker and, step by step, on the reference; throws a Violation at the first step after which they differ.
import type { BrokerOptions } from '../../src/broker/options.ts';
import type { Packet, Properties, ProtocolVersion, Publish } from '../../src/mqtt/packet.ts';
import { brokenPackets } from './broken-packets.ts';
import { Client, extras, type Answer } from './client.ts';
import { demand, Violation, type Note } from './mailbox.ts';
import { Stage } from './stage.ts';
import {
  clearing,
  clientIds,
  quiet,
  topics,
  type ConnectStep,
  type History,
  type PublishStep,
  type Step,
  type SubscribeStep,
} from './steps.ts';

/** QoS 2 messages that a client may have open: few, so that histories reach it. */
const RECEIVE_MAXIMUM = 4;
const LARGE = 400;

class Play {
  readonly #options: BrokerOptions;
  readonly #versions: readonly ProtocolVersion[];
  readonly #stage: Stage;
  #notes = 0;

  constructor({ versions, ...chosen }: History['setting'], profile: Readonly<BrokerOptions>) {
    const options = {
      ...profile,
      ...chosen,
      receiveMaximum: RECEIVE_MAXIMUM,
      laxShares: false,
      sysTopics: 'mosquitto' as const,
    };
    this.#versions = versions;
    this.#options = options;
    this.#stage = new Stage(options);
  }

  take(who: string, step: Step, cut: number): void {
    this.#stage.cut = cut;
    this.#stage.advance(1); // no two deadlines at the same moment
    if (step.type === 'wait') {
      this.#stage.advance(step.seconds * 1000);
      return;
    }
    if (step.type === 'connect') {
      this.#connect(who, step);
      return;
    }
    const client = this.#stage.clients.get(who);
    if (client !== undefined) this.#act(client, step);
  }

  /** Everybody comes back, reads and answers everything; then all leave, and nothing is left of them. */
  end(): void {
    for (const who of clientIds) this.#connect(who, { ...quiet, expiry: 100 });
    for (let busy = true; busy;) {
      busy = false;
      for (const client of [...this.#stage.clients.values()]) busy = this.#answerAll(client) || busy;
    }
    for (const { mailbox } of this.#stage.clients.values()) {
      demand(mailbox.inflight.size === 0, 'a message has never been finished');
      for (const shared of mailbox.shared) {
        const { note, certain, takenBy } = shared;
        const lost = certain && takenBy === null && (note.expiresAt ?? Infinity) > this.#stage.now;
        demand(!lost, `${note.payload} has reached no member of ${shared.group}`);
      }
    }
    const [first] = this.#stage.clients.values();
    for (const topic of topics) {
      if (first !== undefined) this.#publish(first, { ...clearing, topic });
    }
    for (const who of clientIds) this.#connect(who, { ...quiet, clean: true, expiry: 0 });
    for (const client of [...this.#stage.clients.values()])
      this.#act(client, { type: 'disconnect', reason: 0, expiry: null });
    this.#stage.demandEmpty();
  }

  #act(client: Client, step: Exclude<Step, ConnectStep | { type: 'wait' }>): void {
    switch (step.type) {
      case 'cut':
        this.#stage.cutOff(client);
        break;
      case 'disconnect':
        this.#disconnect(client, step.reason, step.expiry);
        break;
      case 'subscribe':
        this.#subscribe(client, step);
        break;
      case 'unsubscribe': {
        const existed = client.session.subscriptions.delete(step.filter);
        client.mailbox.doubtRetained(({ askedBy }) => askedBy === step.filter);
        client.due.push(client.version === 5 ? `UNSUBACK #9 ${existed ? '0x00' : '0x11'}` : 'UNSUBACK #9');
        this.#stage.send(client, { type: 'UNSUBSCRIBE', packetId: 9, filters: [step.filter] });
        break;
      }
      case 'publish':
        this.#publish(client, step);
        break;
      case 'release':
        this.#release(client, step.packetId);
        break;
      case 'answer': {
        const [answer] = client.owed.splice(step.pick % Math.max(1, client.owed.length), 1);
        if (answer !== undefined) this.#answer(client, answer, step.refuse);
        break;
      }
      case 'answer-all':
        this.#answerAll(client);
        break;
      case 'wrong':
        if (!client.unclear(step.packetId)) this.#answer(client, step, false);
        break;
      case 'congestion':
        client.congested = step.congested;
        this.#stage.input({ type: 'congestion', connection: client.connection, congested: step.congested });
        break;
      case 'malformed':
        this.#sendMalformed(client, step.pick);
        break;
    }
  }

  #connect(who: string, step: ConnectStep): void {
    const connection = this.#stage.open();
    const options = this.#options;
    const version = this.#versions[clientIds.findIndex((id) => id === who)] ?? 5;
    const old = this.#stage.clients.get(who);
    if (old !== undefined) {
      if (options.takeoverDisconnect && old.version === 5) old.due.push('DISCONNECT 0x8e');
      const ends = step.clean || old.session.expiry === 0;
      const silent = options.takeoverWill === 'if-session-ends' && !(ends && old.will?.delay === 0);
      this.#stage.leave(old, silent ? null : old.will);
      old.closing = true;
    }
    const { session, present } = this.#stage.reference.connect(who, version, step.clean, step.expiry);
    const will = step.will && {
      ...step.will,
      delay: version === 5 ? step.will.delay : 0,
      payload: `will ${(this.#notes += 1)}`,
    };
    const client = new Client(connection, session, version, step, options, will);
    session.mailbox.reader = client;
    client.due.push(present ? 'CONNACK present' : 'CONNACK');
    if (present) client.resumes(options.maxQueue);
    this.#stage.enter(client);
    const properties: Properties = {
      sessionExpiryInterval: step.expiry,
      receiveMaximum: step.receiveMaximum,
      topicAliasMaximum: step.aliasMaximum,
      ...(step.maximumPacketSize !== null && { maximumPacketSize: step.maximumPacketSize }),
    };
    this.#stage.send(client, {
      type: 'CONNECT',
      version,
      clean: step.clean,
      clientId: who,
      keepAlive: step.keepAlive,
      ...(version === 5 && { properties }),
      ...(will && {
        will: {
          topic: will.topic,
          qos: will.qos,
          retain: will.retain,
          payload: new TextEncoder().encode(will.payload),
          ...(version === 5 && { properties: { willDelayInterval: will.delay } }),
        },
      }),
    });
    if (old !== undefined) this.#stage.input({ type: 'closed', connection: old.connection });
  }

  #disconnect(client: Client, reason: 0 | 4, expiry: number | null): void {
    const packet: Packet = { type: 'DISCONNECT', reasonCode: client.version === 5 ? reason : 0 };
    if (client.version === 5 && expiry !== null) packet.properties = { sessionExpiryInterval: expiry };
    if (client.version === 5 && expiry !== null && expiry > 0 && client.session.expiry === 0) {
      this.#stage.closes(client, '0x82'); // (3.14.2.2.2)
    } else {
      if (client.version === 5 && expiry !== null) client.session.expiry = expiry;
      client.closing = true;
      this.#stage.leave(client, packet.reasonCode === 0 ? null : client.will);
    }
    this.#stage.send(client, packet);
  }

  #subscribe(client: Client, { requests, identifier }: SubscribeStep): void {
    const five = client.version === 5;
    const subscriptions = requests.map(({ filter, qos, noLocal, retainAsPublished, retainHandling }) => ({
      filter,
      qos,
      noLocal: five && noLocal && !filter.startsWith('$share/'),
      retainAsPublished: five && retainAsPublished,
      retainHandling: five ? retainHandling : (0 as const),
    }));
    client.due.push(['SUBACK #8', ...subscriptions.map(({ qos }) => `0x0${qos}`)].join(' '));
    for (const { filter, retainHandling, ...asked } of subscriptions) {
      this.#stage.reference.subscribe(
        client.session,
        filter,
        { ...asked, identifier: five ? identifier : null },
        retainHandling,
      );
    }
    const packet: Packet = { type: 'SUBSCRIBE', packetId: 8, subscriptions };
    if (five && identifier !== null) packet.properties = { subscriptionIdentifier: [identifier] };
    this.#stage.send(client, packet);
  }

  #publish(client: Client, step: PublishStep): void {
    const five = client.version === 5;
    const alias = five ? step.alias : null;
    const hidden = alias?.hidden === true;
    const expiry = five ? step.expiry : null;
    const filling = step.size === 'large' ? '.'.repeat(LARGE) : '';
    const payload = step.size === 'empty' ? '' : `${(this.#notes += 1)} ${filling}`;
    const packet: Publish = {
      type: 'PUBLISH',
      dup: false,
      qos: step.qos,
      retain: step.retain,
      topic: hidden ? '' : step.topic,
      payload: new TextEncoder().encode(payload),
      ...(step.qos > 0 && { packetId: step.packetId }),
      ...(five && {
        properties: {
          ...(step.extras && extras),
          ...(alias && { topicAlias: alias.alias }),
          ...(expiry !== null && { messageExpiryInterval: expiry }),
        },
      }),
    };
    const topic = this.#topicOf(client, packet);
    if (topic !== null) {
      const note: Note = {
        topic,
        payload,
        qos: step.qos,
        retain: step.retain,
        extras: five && step.extras,
        expiresAt: expiry === null ? null : this.#stage.now + expiry * 1000,
        publisher: client.session.clientId,
        large: step.size === 'large',
      };
      if (step.qos === 2) this.#publishQoS2(client, note, step.packetId);
      else {
        const code = this.#publishCode(client, this.#stage.reference.publish(note));
        if (step.qos === 1) client.due.push(`PUBACK #${step.packetId}${code}`);
      }
    }
    this.#stage.send(client, packet);
  }

  /** The Topic Name, through the client's aliases; null when that ends the connection. */
  #topicOf(client: Client, { topic, properties }: Publish): string | null {
    const alias = properties?.topicAlias;
    if (alias === undefined) return topic;
    if (alias > this.#options.topicAliasMaximum) {
      this.#stage.closes(client, '0x94');
      return null;
    }
    if (topic !== '') client.aliases.set(alias, topic);
    const known = client.aliases.get(alias);
    if (known === undefined) this.#stage.closes(client, '0x82');
    return known ?? null;
  }

  #publishQoS2(client: Client, note: Note, packetId: number): void {
    client.receiving.add(packetId);
    const isHeld = client.version === 5 || this.#options.receiveMaximum311;
    if (isHeld && client.receiving.size > RECEIVE_MAXIMUM) {
      this.#stage.closes(client, '0x93');
      return;
    }
    const { unreleased } = client.session;
    const again = unreleased.has(packetId);
    const later = this.#options.onwardQoS2 === 'on-pubrel';
    let code = '';
    if (!again && !later) code = this.#publishCode(client, this.#stage.reference.publish(note));
    if (!again) unreleased.set(packetId, later ? note : null);
    else if (client.version === 5 && this.#options.repeatedQoS2 === 'in-use') code = ' 0x91';
    client.due.push(`PUBREC #${packetId}${code}`);
  }

  #release(client: Client, packetId: number): void {
    const { unreleased } = client.session;
    const known = unreleased.has(packetId);
    const note = unreleased.get(packetId);
    unreleased.delete(packetId);
    client.receiving.delete(packetId);
    if (note) this.#stage.reference.publish(note);
    client.due.push(`PUBCOMP #${packetId}${known ? '' : client.unknown}`);
    this.#stage.send(client, { type: 'PUBREL', packetId, reasonCode: 0 });
  }

  #publishCode({ version }: Client, copies: number): string {
    return version === 5 && copies === 0 ? ' 0x10' : '';
  }

  #answer(client: Client, answer: Answer, refuse: boolean): void {
    const refused = refuse && client.version === 5 && answer.kind === 'PUBREC';
    if (!client.answer(answer, refused)) this.#stage.closes(client, '0x82'); // [MQTT5-4.13.1-1]
    this.#stage.send(client, { type: answer.kind, packetId: answer.packetId, reasonCode: refused ? 0x83 : 0 });
  }

  /** Reads and answers until nothing is owed; true if there was anything. */
  #answerAll(client: Client): boolean {
    const any = client.owed.length > 0;
    for (let answer = client.owed.shift(); answer !== undefined && !client.closing; answer = client.owed.shift())
      this.#answer(client, answer, false);
    return any;
  }

  #sendMalformed(client: Client, pick: number): void {
    const cases = brokenPackets.filter(({ version }) => version === client.version);
    const { bytes } = cases[pick % cases.length] ?? {};
    demand(bytes !== undefined, 'no malformed packets');
    this.#stage.closes(client, null);
    this.#stage.sendBytes(client, bytes);
  }
}

/** Plays a whole history. The message of a Violation says after which step it shows. */
export function play({ setting, turns }: History, profile: Readonly<BrokerOptions>): void {
  const game = new Play(setting, profile);
  let step = 0;
  try {
    for (; step < turns.length; step += 1) {
      const { who, cut, step: what } = turns[step] ?? { who: 0, cut: 0, step: { type: 'answer-all' } };
      game.take(clientIds[who] ?? clientIds[0], what, cut);
    }
    game.end();
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    throw new Violation(`after step ${step} of ${turns.length}: ${error.message}`, { cause: error });
  }
}
