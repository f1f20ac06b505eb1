// One connection of a cell: bytes go through unchanged in both directions, and a copy of them goes to the capture.
import type { LinkClosed } from '../link/link.ts';
import type { Waiting } from './backlog.ts';
import type { BrokerLine, BrokerOrder } from './broker-order.ts';
import type { ConnectionOptions } from './connection-options.ts';
import { Capture, type CaptureOrigin } from '../capture/capture.ts';
import { CauseNotes } from './cause-notes.ts';
import { ConnectAnswer } from './connect-answer.ts';
import { ConnectLogin, type Login } from './connect-login.ts';
import { FaultGate } from './faults/fault-gate.ts';
import { Lane } from './lane.ts';
import { LargestPacket } from './largest-packet.ts';
import { isLost, isRead, type CapturedPacket, type UnreadPacket } from '../capture/captured-packet.ts';
import type { ConnectFailure } from './page-protocol.ts';
import type { ConnectionEvent } from '../capture/connection-event.ts';
import { readPacket } from '../capture/read-packet.ts';
import { Silence } from './silence.ts';
import { goodbyeTime, openUpstream, type Surroundings, type Upstream } from './upstream.ts';

/** Packets and bytes that are captured and go on in one turn; the rest of a flood waits. */
const packetsPerTurn = 8192;
const bytesPerTurn = 1_000_000;

export class ProxiedConnection {
  #options: ConnectionOptions;
  #capture: Capture;
  #upstream: Upstream | null = null;
  /** That of the client opens when the connection stands: it need not wait before it sends. */
  readonly #lanes: Record<CapturedPacket['direction'], Lane>;
  /** Bytes of packets that are not complete, as they were counted. */
  readonly #unfinished: Record<CapturedPacket['direction'], number> = { 'to-broker': 0, 'to-client': 0 };
  #over = false;
  #answer: ConnectAnswer | null = null;
  readonly #causes: CauseNotes;
  /** Puts the reader's login into CONNECT; null where it must not go. */
  #login: ConnectLogin | null = null;
  readonly #silence: Silence;
  readonly #largest = new LargestPacket();
  #url: string | null = null;
  /** Bytes that have gone on to the broker. */
  #sent = 0;
  /** Bytes of the client that were dropped. */
  #unsent = 0;
  /** Bytes of the packets so far. */
  readonly #captured: Record<CapturedPacket['direction'], number> = { 'to-broker': 0, 'to-client': 0 };
  #order: BrokerOrder | null = null;
  /** Its place among what the broker in the page tells of; null: it goes to another broker. */
  #line: BrokerLine | null = null;
  /** Number of the packet that was told last. */
  readonly #lastTold: Record<CapturedPacket['direction'], number> = { 'to-broker': 0, 'to-client': 0 };
  /** Packets that have gone on to the broker behind the one that is looked at. */
  readonly #goneOn = new Set<CapturedPacket>();
  /** Made when a fault is first in force: until then chunks go on as they come. */
  #gates: Record<CapturedPacket['direction'], FaultGate> | null = null;

  /** Holds the client: it is told nothing, and nothing of it is sent, before `connect`. */
  constructor(options: ConnectionOptions) {
    this.#options = options;
    // They are numbered when they are told.
    this.#capture = new Capture(options.origin, () => 0);
    this.#causes = new CauseNotes(options.foreign ? options.origin.cell : null);
    this.#lanes = {
      'to-broker': new Lane(options.turns, (bytes) => this.#passWithLogin(bytes)),
      'to-client': new Lane(options.turns, (bytes) => this.#pass('to-client', bytes)),
    };
    this.#lanes['to-client'].open();
    this.#silence = new Silence(() => {
      if (this.#url !== null) options.silent(this.#url);
    }, options.now);
    options.client.onNote = (note) => this.#causes.take(note);
    options.client.onBytes = (bytes) => this.#came('to-broker', bytes);
    options.client.onClose = ({ clean }) => {
      // Nobody is left who wants the rest sent, or there is nowhere to send it.
      if (!clean || this.#url === null) this.#drop('to-broker');
      this.#lanes['to-broker'].behind(() => this.#clientClosed());
    };
  }

  /** `url` as `readAddress` returns it; `login` for its CONNECT, where the reader has given one for this broker. */
  connect(url: string, surroundings: Surroundings, login: Login | null = null): void {
    if (this.#over || this.#upstream !== null) return;
    this.#login = login && new ConnectLogin(login);
    const { client, protocols, origin } = this.#options;
    const answer = new ConnectAnswer(url, (why) => this.fail(why), surroundings.answerTimeout);
    this.#answer = answer;
    this.#upstream = openUpstream(url, protocols, origin.connection, surroundings, {
      tellsOrder: () => {
        this.#order = surroundings.brokerOrder ?? null;
        const tell = (captured: UnreadPacket | CapturedPacket): void => this.#tell(captured);
        if (!this.#over) this.#line = this.#order?.open(origin.connection, tell) ?? null;
      },
      opened: (protocol) => {
        this.#url = url;
        this.#options.changed('opened', url, 'client', { time: this.#options.now(), clean: true, unsent: 0 });
        client.open(protocol);
        this.#lanes['to-broker'].open();
      },
      bytes: (bytes) => {
        answer.came(bytes);
        this.#silence.broken();
        this.#came('to-client', bytes);
      },
      closed: (closed) => {
        answer.closed();
        this.#drop('to-broker');
        const end = (): void => this.#end(closed, 'broker');
        this.#lanes['to-client'].behind(() => {
          if (this.#gates === null) end();
          else this.#gates['to-client'].finish(end);
        });
      },
      failed: (why) => this.fail(why),
    });
  }

  /** Refuses the client, with the reason. */
  fail(why: ConnectFailure): void {
    if (this.#over) return;
    this.#upstream?.close();
    this.#options.failed(why);
    this.#end({ clean: false, reason: `${why.code}: ${why.url}` }, 'broker');
  }

  /** What cell it is of. */
  get origin(): CaptureOrigin {
    return this.#options.origin;
  }

  /** Where it stands to; null before. */
  get url(): string | null {
    return this.#url;
  }

  /** Ends both sides at once: the kernel that the client lived in is gone, or another that ought to have ended it. */
  cut(by: ConnectionEvent['by'] = 'page'): void {
    this.#upstream?.close();
    this.#end({ clean: false, reason: 'cut' }, by);
  }

  /** Bytes that have come and could not go on yet. */
  get waiting(): Waiting {
    return {
      toBroker: this.#lanes['to-broker'].waiting + (this.#upstream?.bufferedBytes ?? 0),
      toClient: this.#lanes['to-client'].waiting + this.#options.client.bufferedBytes,
    };
  }

  #came(direction: CapturedPacket['direction'], bytes: Uint8Array): void {
    if (this.#over) return;
    this.#lanes[direction].take(bytes);
    this.#options.came();
    if (this.#options.turns.isFull) this.#flooded();
  }

  #passWithLogin(bytes: Uint8Array): Uint8Array | null {
    const ready = this.#login?.take(bytes) ?? bytes;
    return ready.length > 0 ? this.#pass('to-broker', ready) : null;
  }

  /** More waits than the wire keeps. The connection that brought the last of it ends. */
  #flooded(): void {
    const { failed, asked } = this.#options;
    this.cut('flood');
    failed({ code: 'flooded', url: this.#url ?? asked });
  }

  /** What waits on a lane will not go on. */
  #drop(direction: CapturedPacket['direction']): void {
    const dropped = this.#lanes[direction].clear();
    if (direction === 'to-broker') this.#unsent += dropped;
  }

  /** Faults have come or gone. */
  faultsChanged(): void {
    if (this.#gates === null) return;
    for (const gate of Object.values(this.#gates)) gate.faultsChanged();
  }

  /** Returns what has to wait for another turn. */
  #pass(direction: CapturedPacket['direction'], bytes: Uint8Array): Uint8Array | null {
    if (this.#over) return null;
    let gone = 0;
    if (this.#gates === null && this.#options.faults.active) {
      gone = this.#capture.unfinished(direction);
      this.#gates = { 'to-broker': this.#gate('to-broker'), 'to-client': this.#gate('to-client') };
    }
    const gate = this.#gates?.[direction];
    // What is no packet is told as one piece.
    const piece = this.#capture.isLost(direction) ? bytes : bytes.subarray(0, bytesPerTurn);
    const taken = this.#tap(direction, piece, gate, gone);
    this.#countUnfinished(direction);
    if (direction === 'to-broker') this.#largest.begun(this.#capture.expected(direction), this.#options.now());
    const rest = taken < bytes.length ? bytes.subarray(taken) : null;
    // Last: its buffer travels on to another thread, unless packets in it wait for the broker's word, or bytes for a turn.
    if (gate === undefined && this.#line === null && rest === null) this.#forward(direction, bytes);
    else if (gate === undefined) this.#forwardCopy(direction, rest === null ? bytes : bytes.subarray(0, taken));
    if (direction === 'to-client') this.#line?.came(taken);
    return rest;
  }

  /** A packet that is not complete is kept too. */
  #countUnfinished(direction: CapturedPacket['direction']): void {
    const unfinished = this.#over ? 0 : this.#capture.unfinished(direction);
    this.#options.turns.count(unfinished - this.#unfinished[direction]);
    this.#unfinished[direction] = unfinished;
  }

  /** `gone`: bytes of the first packet that went on before there was a gate. Returns how many bytes were taken. */
  #tap(direction: CapturedPacket['direction'], bytes: Uint8Array, gate: FaultGate | undefined, gone: number): number {
    for (const captured of this.#capture.cut(direction, bytes, this.#options.now(), packetsPerTurn)) {
      if (direction === 'to-client') this.#largest.came(captured.bytes);
      else {
        this.#largest.sent(captured);
        this.#causes.explain(captured);
        // What a fault holds back is not answered.
        if (gate === undefined) this.#silence.sent(captured.bytes[0] ?? 0);
      }
      if (isRead(captured)) {
        if (direction === 'to-broker') this.#answer?.sent(captured);
        this.#options.onRead(captured);
      }
      this.#captured[direction] += captured.bytes.length;
      captured.atBroker = this.#captured[direction];
      if (gate === undefined) this.#add(captured, captured.atBroker, 'gone-on');
      else this.#takeThrough(gate, isRead(captured) ? captured : readPacket(captured), gone);
      if (gate?.severed) break;
      gone = 0;
    }
    return this.#capture.taken;
  }

  /** A fault may ask for anything that is in the packet. What the broker sent is captured before a fault meets it. */
  #takeThrough(gate: FaultGate, captured: CapturedPacket, gone: number): void {
    const { direction } = captured;
    const taken = gate.take(captured, gone);
    for (const one of taken) {
      one.atBroker = direction === 'to-broker' ? this.#sent : this.#captured[direction];
      if (direction === 'to-client' || this.#line === null) this.#add(one, one.atBroker, 'gone-on');
      else if (!this.#goneOn.has(one)) this.#add(one, one.atBroker, isLost(one) ? 'lost' : 'kept-back');
    }
    this.#goneOn.clear();
  }

  #add(captured: UnreadPacket | CapturedPacket, end: number, state: 'gone-on' | 'kept-back' | 'lost'): void {
    if (this.#line === null) this.#tell(captured);
    else this.#line.add(captured, end, state);
  }

  #tell(captured: UnreadPacket | CapturedPacket): void {
    const { direction } = captured;
    captured.number = this.#options.nextNumber();
    if (isRead(captured) && captured.fault?.kind === 'duplicate')
      captured.fault = { ...captured.fault, of: this.#lastTold[direction] };
    this.#lastTold[direction] = captured.number;
    this.#options.batch.add(captured);
  }

  #forward(direction: CapturedPacket['direction'], bytes: Uint8Array, captured?: CapturedPacket): void {
    if (direction === 'to-broker') {
      this.#sent += bytes.length;
      if (captured !== undefined) this.#goesOn(captured);
      this.#upstream?.send(bytes);
    } else this.#options.client.send(bytes);
  }

  #forwardCopy(direction: CapturedPacket['direction'], bytes: Uint8Array): void {
    if (direction === 'to-broker') {
      this.#sent += bytes.length;
      this.#upstream?.sendCopy(bytes);
    } else this.#options.client.sendCopy(bytes);
  }

  /** Through a gate. */
  #goesOn(captured: CapturedPacket): void {
    if (this.#line === null) return;
    this.#goneOn.add(captured);
    this.#line.add(captured, this.#sent, 'gone-on');
  }

  #gate(direction: CapturedPacket['direction']): FaultGate {
    const { faults, now } = this.#options;
    return new FaultGate({
      meet: (captured) => faults.meet(captured),
      isInForce: (rule) => faults.isInForce(rule),
      forward: (bytes, captured) => this.#forward(direction, bytes, captured),
      // Not from here: the packet at which it is cut is still to be told.
      cut: () => queueMicrotask(() => this.cut('fault')),
      again: (captured) => ({ ...captured }),
      now,
    });
  }

  #clientClosed(): void {
    const upstream = this.#upstream;
    const close = (): void => {
      if (upstream?.isWebSocket && this.#capture.saidGoodbye) setTimeout(() => upstream.close(), goodbyeTime);
      else upstream?.close();
    };
    if (this.#gates === null) close();
    else this.#gates['to-broker'].finish(close);
    this.#end({ clean: true, reason: 'closed by the client' }, 'client');
  }

  #end(closed: LinkClosed, by: ConnectionEvent['by']): void {
    if (this.#over) return;
    this.#over = true;
    for (const direction of ['to-broker', 'to-client'] as const) {
      this.#drop(direction);
      this.#countUnfinished(direction);
    }
    this.#gates?.['to-client'].end();
    this.#answer?.end();
    this.#silence.end();
    this.#line?.close();
    this.#tellClosed(by, closed.clean);
    this.#options.client.closeBecause(closed);
    this.#options.over();
  }

  /** Behind its packets. */
  #tellClosed(by: ConnectionEvent['by'], clean: boolean): void {
    const { batch, changed, now } = this.#options;
    const [url, how] = [this.#url, { time: now(), clean, unsent: this.#unsent, blamed: this.#largest.blamed(now()) }];
    const tell = (): void => {
      batch.flush();
      if (url !== null) changed('closed', url, by, how);
    };
    if (this.#order === null) tell();
    else this.#order.whenTold(tell);
  }
}
