// The wire worker without the worker: which code may connect where, and which connections there are. It trusts the
// page, and nothing that comes out of the kernel. Before a byte leaves for an address that is neither chosen nor agreed
// to, it asks.
import { portLink } from '../link/message-port.ts';
import { isSameBroker, readAddress, type Address } from './address.ts';
import { inPageAddress, type ConnectionEvent } from '../capture/connection-event.ts';
import { Doubts } from './doubts.ts';
import { answerFaultMessage } from './faults/answer-fault-message.ts';
import type { FaultAnswer } from './kernel-protocol.ts';
import { Backlog } from './backlog.ts';
import { BrokerOrder } from './broker-order.ts';
import { explainClose } from './explain-close.ts';
import { FaultBook } from './faults/fault-book.ts';
import { ToldFaults } from './faults/told-faults.ts';
import { KernelSide } from './kernel-side.ts';
import { Openers } from './openers.ts';
import { PacketBatch } from './packet-batch.ts';
import { PacketSizeLimits } from './packet-size-limits.ts';
import type { CapturedPacket } from '../capture/captured-packet.ts';
import type { Loss } from '../capture/lost-messages.ts';
import { readOpenRequest } from './open-request.ts';
import { probe } from './probe.ts';
import type { BrokerChoice, BrokerState, ConnectFailure, ToWire, WireMessage } from './page-protocol.ts';
import { ProxiedConnection } from './proxied-connection.ts';
import { ObservedBroker } from './observed-broker.ts';
import { Turns } from './turns.ts';
import type { Surroundings } from './upstream.ts';

/** What the in-page broker's worker says (broker/hosts/control.ts). */
interface FromInPageBroker {
  type: string;
  notes: Float64Array;
  lost?: { links: number[]; loss: Loss }[];
}

export interface SwitchboardOptions {
  post: (message: WireMessage, transfer?: Transferable[]) => void;
  /** Milliseconds, from the origin that packets count from. */
  now: () => number;
  pageIsHttps: boolean;
  connectTimeout?: number;
  answerTimeout?: number;
  turns?: Turns;
}

/** How long an in-page broker that ends has to say goodbye to its clients, in milliseconds. */
const brokerGoodbyeTime = 1000;

export class Switchboard {
  #options: SwitchboardOptions;
  #surroundings: Surroundings;
  #batch: PacketBatch;
  readonly #turns: Turns;
  #broker: BrokerChoice = { kind: 'in-page', url: inPageAddress };
  /** Agreed to for the reader's own cells, whatever kernel they run in, or chosen before. */
  #allowed = new Set<string>();
  /** By the cell whose code came with a link; null = the kernel of the reader's own cells. */
  readonly #kernels = new Map<string | null, KernelSide>();
  #connections = 0;
  #packets = 0;
  readonly #openers = new Openers();
  readonly #backlog: Backlog;
  #observed = new ObservedBroker();
  readonly #sizes = new PacketSizeLimits();
  #endProbe: () => void = () => undefined;
  #faults = new FaultBook({
    changed: () => {
      for (const connection of this.#live()) connection.faultsChanged();
      this.#toldFaults.atOnce();
    },
    counted: () => this.#toldFaults.soon(),
    newSeed: () => Math.trunc(Math.random() * 1_000_000),
  });
  #toldFaults = new ToldFaults(() => this.#options.post({ type: 'faults', rules: this.#faults.rules }));
  #doubts: Doubts;

  constructor(options: SwitchboardOptions) {
    const { post, turns = new Turns(), ...surroundings } = options;
    this.#options = options;
    this.#turns = turns;
    this.#surroundings = { brokerPort: null, ...surroundings };
    this.#backlog = new Backlog(
      () => this.#live(),
      (run, waiting) => post({ type: 'backlog', ...run, waiting }),
    );
    this.#doubts = new Doubts(() => this.#probe(), options.now);
    this.#batch = new PacketBatch((packed) => post(packed, [packed.bytes.buffer, packed.rows.buffer]));
    this.#batch.onBehind = (isBehind) => (this.#turns.held = isBehind);
  }

  handle(message: ToWire): void {
    switch (message.type) {
      case 'choose':
        this.#choose(message.broker, message.allowed);
        break;
      case 'kernel':
        this.#newKernel(message.port, message.foreign ?? null);
        break;
      case 'kernel-ended':
        this.#endKernel(message.foreign);
        break;
      case 'broker':
        if (this.#surroundings.brokerPort !== null) this.#brokerRestarted();
        this.#listenTo(message.port);
        break;
      case 'answer':
        this.#answer(message.url, message.allow, message.foreign ?? null);
        break;
      case 'flush':
        this.#turns.whenPassed(() => this.#flush(message.request));
        break;
      case 'taken':
        this.#batch.taken();
        break;
      case 'probe':
        this.#probe();
        break;
      case 'add-fault':
        this.#faults.add(message.fault, { by: 'page' });
        break;
      case 'remove-fault':
        this.#faults.end(({ rule }) => message.rule === null || rule === message.rule);
        break;
      default:
        message satisfies never;
    }
  }

  /** The broker has dealt with most of what has been sent to it within moments. */
  #flush(request: number): void {
    const flush = (): void => {
      this.#batch.flush();
      this.#options.post({ type: 'flushed', request });
    };
    const { brokerOrder } = this.#surroundings;
    if (brokerOrder === undefined) flush();
    else brokerOrder.whenTold(flush);
  }

  #listenTo(port: MessagePort): void {
    const order = new BrokerOrder();
    this.#surroundings.brokerPort = port;
    this.#surroundings.brokerOrder = order;
    port.onmessage = ({ data }: MessageEvent<FromInPageBroker>) => {
      if (data.type !== 'order') return;
      order.take(data.notes);
      for (const { links, loss } of data.lost ?? [])
        for (const run of this.#openers.of(links)) this.#options.post({ type: 'messages-lost', ...run, loss });
    };
  }

  #choose(broker: BrokerChoice, allowed: string[]): void {
    const before = readAddress(this.#broker.url)?.url;
    const changed = broker.url !== this.#broker.url;
    // Clients that connected while it was chosen reconnect to it.
    if (before !== undefined) this.#allowed.add(before);
    this.#broker = broker;
    for (const url of allowed) this.#allowed.add(readAddress(url)?.url ?? url);
    if (!changed) return;
    this.#endProbe();
    this.#doubts.settle();
    this.#observed = new ObservedBroker();
    this.#report({ state: 'unknown' });
    const address = readAddress(broker.url);
    if (address !== null) for (const kernel of this.#kernels.values()) this.#connectHeld(address.url, kernel);
  }

  /** The broker before says goodbye to its clients itself. A client that has not heard it after a while is cut off. */
  #brokerRestarted(): void {
    this.#sizes.forget(inPageAddress);
    const told = new Set<string>();
    const left = this.#live().filter(({ url }) => url === inPageAddress);
    for (const { origin } of left) {
      const { cell, execution } = origin;
      if (told.has(`${cell} ${execution}`)) continue;
      told.add(`${cell} ${execution}`);
      this.#options.post({
        type: 'connection-failed',
        cell,
        execution,
        why: { code: 'restarted', url: inPageAddress },
      });
    }
    const { brokerOrder } = this.#surroundings;
    setTimeout(() => {
      for (const connection of left) connection.cut('broker');
      brokerOrder?.end();
    }, brokerGoodbyeTime);
    if (readAddress(this.#broker.url)?.url !== inPageAddress) return;
    this.#endProbe();
    this.#observed = new ObservedBroker();
    this.#report({ state: 'unknown' });
  }

  #live(): ProxiedConnection[] {
    return [...this.#kernels.values()].flatMap(({ live }) => [...live]);
  }

  #newKernel(port: MessagePort, foreign: string | null): void {
    this.#endKernel(foreign);
    const { post } = this.#options;
    const of = foreign === null ? {} : { foreign };
    const kernel = new KernelSide(port, foreign, foreign === null ? this.#allowed : new Set(), {
      ask: (url, cell) => post({ type: 'ask', url, cell, ...of }),
      withdraw: (url) => post({ type: 'ask-over', url, ...of }),
    });
    this.#kernels.set(foreign, kernel);
    port.onmessage = (event: MessageEvent<unknown>) => {
      const answer = (message: FaultAnswer): void => port.postMessage(message);
      if (!answerFaultMessage(this.#faults, event.data, answer, foreign)) this.#open(event.data, kernel);
    };
    // The kernel's worker was ended.
    port.addEventListener('close', () => {
      if (this.#kernels.get(foreign) === kernel) this.#endKernel(foreign);
    });
  }

  #endKernel(foreign: string | null): void {
    this.#kernels.get(foreign)?.end();
    this.#kernels.delete(foreign);
    this.#faults.end(({ origin }) => origin.by === 'cell' && (origin.foreign ? origin.cell : null) === foreign);
  }

  #open(data: unknown, kernel: KernelSide): void {
    const read = readOpenRequest(data);
    if (!read.ok) {
      if (read.port !== null) portLink(read.port).closeBecause({ clean: false, reason: 'not a request to connect' });
      return;
    }
    const { url, protocols, execution, port } = read.request;
    const cell = kernel.foreign ?? read.request.cell;
    const address = readAddress(url);
    // MQTT.js has read what stands behind `?`; the broker in the page has one address.
    if (address !== null && isSameBroker(address.url, inPageAddress)) address.url = inPageAddress;
    const origin = { connection: (this.#connections += 1), cell, execution };
    this.#openers.remember(origin);
    const connection: ProxiedConnection = new ProxiedConnection({
      origin,
      asked: url,
      client: portLink(port),
      protocols,
      batch: this.#batch,
      turns: this.#turns,
      foreign: kernel.foreign !== null,
      faults: this.#faults,
      nextNumber: () => (this.#packets += 1),
      now: this.#options.now,
      came: () => this.#backlog.mayGrow(),
      failed: (why) => this.#failed(cell, execution, why),
      onRead: (captured) => this.#observe(address?.url, captured),
      changed: (event, at, by, { time, clean, unsent, blamed }) => {
        const connection: ConnectionEvent = { ...origin, time, event, url: at, by };
        if (unsent > 0) connection.unsent = unsent;
        this.#options.post({ type: 'connection', connection });
        if (by === 'broker' && !clean) this.#doubt(at);
        if (by !== 'broker' || !blamed) return;
        const asked = this.#chosen(at) ?? (at === inPageAddress ? readAddress(at) : null);
        const asking = { surroundings: this.#surroundings, now: this.#options.now, sizes: this.#sizes };
        explainClose({ url: at, blamed, address: asked }, asking, (why) =>
          this.#options.post({ type: 'connection-failed', cell, execution, why }),
        );
      },
      silent: (at) => this.#doubt(at),
      over: () => {
        kernel.live.delete(connection);
        kernel.questions.over(connection);
      },
    });
    kernel.live.add(connection);
    if (address === null) kernel.questions.refuse(connection, { code: 'bad-address', url });
    else if (this.#mayConnect(address.url, kernel)) this.#connect(connection, address.url);
    else kernel.questions.hold(address.url, connection);
  }

  #mayConnect(url: string, kernel: KernelSide): boolean {
    if (url === inPageAddress || this.#isChosen(url)) return true;
    return [...kernel.allowed].some((allowed) => isSameBroker(url, allowed));
  }

  #isChosen(url: string): boolean {
    return this.#chosen(url) !== null;
  }

  /** The chosen broker with the reader's login, when `url` leads to it. */
  #chosen(url: string): Address | null {
    const chosen = readAddress(this.#broker.url);
    return chosen !== null && isSameBroker(url, chosen.url) ? chosen : null;
  }

  #connect(connection: ProxiedConnection, url: string): void {
    const chosen = this.#chosen(url);
    connection.connect(url, this.#surroundings, chosen?.username ? chosen : null);
  }

  #answer(url: string, allow: boolean, foreign: string | null): void {
    const kernel = this.#kernels.get(foreign);
    if (allow && foreign === null) this.#allowed.add(url);
    if (!allow) kernel?.questions.deny(url);
    else if (kernel) {
      kernel.allowed.add(url);
      this.#connectHeld(url, kernel);
    }
  }

  #connectHeld(url: string, { questions }: KernelSide): void {
    for (const connection of questions.allow(url)) this.#connect(connection, url);
  }

  #failed(cell: string, execution: number, why: ConnectFailure): void {
    this.#options.post({ type: 'connection-failed', cell, execution, why });
    // What is flooded is there.
    if (why.code !== 'flooded' && this.#isChosen(why.url)) this.#report({ state: 'refused', why });
  }

  /** What cells see of the chosen broker says that it is there: no probe is needed to know that. */
  #observe(url: string | undefined, captured: CapturedPacket): void {
    if (url === undefined) return;
    this.#sizes.observe(url, captured);
    if (!this.#isChosen(url)) return;
    const state = this.#observed.take(url, captured);
    if (state !== null) this.#report(state);
  }

  /** Connections say that the chosen broker, which was there, may be gone. */
  #doubt(url: string): void {
    if (this.#isChosen(url) && this.#observed.known.state === 'connected') this.#doubts.raise();
  }

  #probe(): void {
    this.#endProbe();
    const address = readAddress(this.#broker.url);
    if (address === null) {
      this.#report({ state: 'refused', why: { code: 'bad-address', url: this.#broker.url } });
      return;
    }
    this.#endProbe = probe(address, {
      surroundings: this.#surroundings,
      now: this.#options.now,
      accepted: (connack) => this.#sizes.learn(address.url, connack),
      report: (state) => this.#report(state),
    });
  }

  #report(state: BrokerState): void {
    this.#observed.known = state;
    if (state.state === 'refused') this.#doubts.settle();
    this.#options.post({ type: 'broker-state', broker: this.#broker, state });
  }
}
