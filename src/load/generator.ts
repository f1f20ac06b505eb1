// A run of a scenario, or of a share of it: connects, waits for its start, sends and receives, waits for what is still on its way,
// and says goodbye. The host calls `tick` when it is due, and opens links; nothing here waits. Pure.
import { Client, type ClientState } from './client.ts';
import type { ClientRun } from './client-run.ts';
import { Connecting, type OpenLink } from './connecting.ts';
import { Latency } from './latency.ts';
import { flowMark } from './mark.ts';
import type { Ending, Measured } from './measured.ts';
import { Measurements, type PartCounts } from './measurements.ts';
import { Outgoing } from './outgoing.ts';
import { payloadOf } from './payload.ts';
import { everyone, populationOf, type ClientSpec, type Share } from './population.ts';
import { preparePublish } from './prepared-publish.ts';
import type { Progress } from './progress.ts';
import { PublishReader } from './read-publish.ts';
import { Receiver, type ReceiverRun, type Sequences } from './receiver.ts';
import type { Part, Scenario } from './scenario.ts';
import { Sender } from './sender.ts';
import { snapshot } from './snapshot.ts';
import { Traffic } from './traffic.ts';

/** `waiting`: all are connected that can be; `begin` says when the traffic starts. */
export type Phase = 'connecting' | 'waiting' | 'traffic' | 'settling' | 'leaving' | 'done';

export interface GeneratorSettings {
  scenario: Scenario;
  /** Names the run; becomes a part of Client Identifiers and topics. */
  run: string;
  share?: Share;
  login?: ClientRun['login'];
  open: OpenLink;
  /** Milliseconds; all processes of a run have the same clock. */
  now: () => number;
}

/** Milliseconds: between two looks at the keep alive; for the end of all links; and the longest wait for what is missing. */
const [sweepTime, leavingTime, longestSettling] = [1000, 3000, 60_000];

export class Generator implements ClientRun, ReceiverRun {
  readonly scenario: Scenario;
  readonly login: ClientRun['login'];
  readonly measurements: Measurements;
  readonly outgoing = new Outgoing();
  readonly reader = new PublishReader();
  readonly mark: number;
  phase: Phase = 'connecting';
  now: number;
  readonly #settings: GeneratorSettings;
  readonly #clients: Client[];
  readonly #byFlow = new Map<number, Client>();
  readonly #connecting: Connecting;
  readonly #loop = new Latency();
  #traffic: Traffic | null = null;
  /** Clients that are connected and subscribed. */
  #ready = 0;
  /** The first flow of each part, and one more than the last. */
  readonly #firstFlows: number[] = [0];
  /** Flows of pairs whose subscriber was there when the traffic began. */
  readonly #paired = new Set<number>();
  /** Subscribers of each part that are there, in all processes. */
  #receivers: readonly number[] = [];
  #start = Number.NaN;
  /** When the traffic ends, in milliseconds since it began. */
  #end: number;
  #ended: Ending = 'complete';
  #swept = 0;
  /** When something last came, and what had come by then; when the phase began. */
  #progress = { at: 0, count: 0 };
  #phaseBegan: number;
  #wanted = Number.NaN;

  constructor(settings: GeneratorSettings) {
    const { scenario, run, share = everyone, open, login = {}, now } = settings;
    this.#settings = settings;
    this.scenario = scenario;
    this.login = login;
    this.mark = new TextEncoder().encode(run).reduce((sum, byte) => (sum * 31 + byte) & 0xff, 7);
    this.measurements = new Measurements(scenario);
    this.now = this.#phaseBegan = now();
    this.#end = scenario.warmUp + scenario.duration;
    for (const { publishers } of scenario.parts) this.#firstFlows.push((this.#firstFlows.at(-1) ?? 0) + publishers);
    const payloads = scenario.parts.map(({ payload: { size, pattern } }) => payloadOf(size, pattern));
    const groups = scenario.parts.map(({ kind }): Sequences | null => (kind === 'shared' ? new Map() : null));
    this.#clients = populationOf(scenario, run, share).map((spec) => this.#client(spec, payloads, groups));
    this.#connecting = new Connecting(this.#clients, scenario.connectRate / share.of, open, this.measurements);
  }

  get time(): number {
    return this.now - this.#start;
  }

  get microseconds(): number {
    return (this.time * 1000) >>> 0;
  }

  /** Subscribers of each part that are ready in this process. */
  get ready(): number[] {
    return this.scenario.parts.map(
      (_, part) =>
        this.#clients.filter(({ state, spec }) => state === 'ready' && spec.part === part && spec.filter !== null)
          .length,
    );
  }

  get progress(): Progress {
    const { parts } = this.measurements;
    return {
      phase: this.phase,
      connected: this.#ready,
      clients: this.#clients.length,
      sent: parts.reduce((sum, { sent }) => sum + sent, 0),
      delivered: parts.reduce((sum, { delivered, foreign }) => sum + delivered + foreign, 0),
      time: Number.isNaN(this.#start) ? 0 : Math.max(0, Math.min(this.time, this.#end)),
      of: this.#end,
    };
  }

  /** Starts the traffic at a time of the clock. `receivers`: `ready`, added up over all processes. */
  begin(at: number, receivers: readonly number[] = this.ready): void {
    this.#start = at;
    this.#receivers = receivers;
  }

  /** Ends the traffic. What is on its way is still waited for. */
  stop(): void {
    if (this.phase === 'settling' || this.phase === 'leaving' || this.phase === 'done') return;
    this.#ended = 'stopped';
    this.#connecting.stop();
    if (this.phase === 'traffic') this.#end = Math.min(this.#end, this.time);
    else this.#enter('leaving');
  }

  /** Does what is due. Returns when it wants to be called again, in milliseconds of the clock. */
  tick(): number {
    this.now = this.#settings.now();
    if (this.now > this.#wanted) this.#loop.record((this.now - this.#wanted) * 1000);
    this.#wanted = this.#tick();
    return this.#wanted;
  }

  #tick(): number {
    switch (this.phase) {
      case 'connecting': {
        const next = this.#connecting.tick(this.now);
        if (this.#connecting.isOver) this.#enter(this.#ready > 0 ? 'waiting' : this.#early());
        this.#sweep();
        return next;
      }
      case 'waiting':
        this.#sweep();
        if (this.#ready === 0) this.#enter(this.#early());
        if (this.now < this.#start || Number.isNaN(this.#start))
          return Math.min(this.now + 50, Number.isNaN(this.#start) ? Infinity : this.#start);
        this.#startTraffic();
        return this.now;
      case 'traffic':
        return this.#goOn();
      case 'settling':
        this.measurements.at(this.time);
        this.#sweep();
        if (this.#isSettled()) this.#enter('leaving');
        return this.now + 10;
      case 'leaving':
        for (const client of this.#clients) client.leave();
        if (this.#clients.every(({ state }) => state === 'ended') || this.now - this.#phaseBegan > leavingTime)
          this.#enter('done');
        return this.now + 10;
      case 'done':
        return Infinity;
    }
  }

  /** All that was measured, once it is over. */
  measured(busy: number | null): Measured {
    return snapshot({
      scenario: this.scenario,
      ended: this.#ended,
      clients: this.#clients,
      measurements: this.measurements,
      loop: this.#loop,
      end: Math.min(this.#end, Number.isNaN(this.#start) ? 0 : this.time),
      receiversOf: (part, flow) => this.#receiversOf(part, flow),
      busy,
    });
  }

  beginTurn(): void {
    this.now = this.#settings.now();
    if (this.#traffic !== null) this.measurements.at(this.time);
  }

  endTurn(): void {
    if (this.phase === 'traffic') this.#traffic?.endTurn();
  }

  changed(client: Client, before: ClientState): void {
    if (client.state === 'ready') this.#ready += 1;
    else if (before === 'ready') this.#lost(client.spec);
    this.#connecting.changed(client, this.now);
  }

  wake(client: Client): void {
    this.#traffic?.wake(client);
  }

  hasFlow(part: number, flow: number): boolean {
    return flow >= (this.#firstFlows[part] as number) && flow < (this.#firstFlows[part + 1] as number);
  }

  delivered(flow: number): void {
    const client = this.#byFlow.get(flow);
    if (client === undefined || client.sender === null) return;
    client.sender.delivered += 1;
    if (client.sender.deliveriesAwaited > 0) this.wake(client);
  }

  #startTraffic(): void {
    this.#enter('traffic');
    // What was planned for the very first moment is due now.
    const { of } = this.#settings.share ?? everyone;
    const share = (part: Part, senders: number): number => (of === 1 ? 1 : senders / part.publishers);
    this.#traffic = new Traffic(this.scenario, this.#clients, share, this.measurements, this.outgoing, () =>
      Math.min(this.#settings.now() - this.#start, this.#end),
    );
    for (const { sender, spec, state } of this.#clients) {
      if (spec.filter !== null && spec.fromFlow >= 0 && state === 'ready') this.#paired.add(spec.fromFlow);
      if (sender !== null && this.#hasAllReceivers(spec.part)) sender.awaits(this.#receiversOf(spec.part, spec.flow));
    }
  }

  /** Whether all that receive the messages of a part are in this process. */
  #hasAllReceivers(part: number): boolean {
    const kind = this.scenario.parts[part]?.kind;
    return (this.#settings.share ?? everyone).of === 1 || kind === 'point-to-point';
  }

  /** A client is not connected any more: closed loops do not wait for what it would have received. */
  #lost({ part, filter, fromFlow }: ClientSpec): void {
    this.#ready -= 1;
    const { kind, pace } = this.scenario.parts[part] ?? {};
    if (this.phase !== 'traffic' || filter === null || pace?.loop !== 'closed' || !this.#hasAllReceivers(part)) return;
    if (fromFlow >= 0) {
      this.#byFlow.get(fromFlow)?.sender?.awaits(0);
      return;
    }
    const left = this.ready[part] ?? 0;
    const each = kind === 'shared' ? Math.min(1, left) : left;
    for (const { sender, spec } of this.#clients) if (spec.part === part) sender?.awaits(each);
  }

  #goOn(): number {
    this.measurements.at(this.time);
    const next = this.#traffic?.tick() ?? Infinity;
    if (this.#sweep()) this.#traffic?.giveUpLost();
    const gone = this.#ready === 0;
    if (gone && this.#ended === 'complete') this.#ended = 'early';
    if (gone || this.time >= this.#end) {
      this.#end = Math.min(this.#end, this.time);
      this.#enter('settling');
      return this.now;
    }
    const held = (this.#traffic?.held ?? 0) > 0;
    return Math.min(this.#start + next, this.#start + this.#end, this.now + (held ? 1 : 50));
  }

  #isSettled(): boolean {
    let [expected, come, open] = [0, 0, 0];
    for (const { delivered, duplicated, foreign, acknowledged } of this.measurements.parts) {
      come += delivered + duplicated + foreign + acknowledged;
      expected -= delivered;
    }
    for (const { sender, spec, state } of this.#clients) {
      if (sender === null) continue;
      expected += sender.sent * this.#receiversOf(spec.part, spec.flow);
      if (state === 'ready') open += sender.ids?.open ?? 0;
    }
    if (come > this.#progress.count) this.#progress = { at: this.now, count: come };
    const isLocal = this.scenario.parts.every((_, part) => this.#hasAllReceivers(part));
    if (isLocal && expected <= 0 && open === 0) return true;
    if (this.#ready === 0) return true;
    const quiet = this.now - Math.max(this.#progress.at, this.#phaseBegan);
    return quiet >= this.scenario.settle || this.now - this.#phaseBegan > longestSettling;
  }

  /** How many receivers each message of a flow has. */
  #receiversOf(part: number, flow: number): number {
    const receivers = this.#receivers[part] ?? 0;
    const kind = this.scenario.parts[part]?.kind;
    if (kind === 'point-to-point') return this.#paired.has(flow) ? 1 : 0;
    return kind === 'shared' ? Math.min(1, receivers) : receivers;
  }

  /** Looks at every connection once a second; whether it has. */
  #sweep(): boolean {
    if (this.now - this.#swept < sweepTime) return false;
    this.#swept = this.now;
    for (const client of this.#clients) client.keepAlive(this.now);
    return true;
  }

  #enter(phase: Phase): void {
    this.phase = phase;
    this.#phaseBegan = this.now;
  }

  #early(): Phase {
    this.#ended = 'early';
    return 'leaving';
  }

  #client(spec: ClientSpec, payloads: readonly Uint8Array[], groups: readonly (Sequences | null)[]): Client {
    const payload = payloads[spec.part] as Uint8Array;
    const counts = this.measurements.parts[spec.part] as PartCounts;
    const sender =
      spec.topic === null
        ? null
        : new Sender(
            spec.flow,
            flowMark(this.mark, spec.flow),
            preparePublish(spec.topic, spec.qos, this.scenario.version, payload),
            counts,
          );
    const receiver =
      spec.filter === null ? null : new Receiver(this, spec.part, payload.length, groups[spec.part] ?? null);
    const client = new Client(this, spec, sender, receiver);
    if (sender !== null) this.#byFlow.set(spec.flow, client);
    return client;
  }
}
