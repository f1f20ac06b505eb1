// What the page may ask of the broker in its worker: to tell what happens and what has happened, and to stop, step and
// run its clock.
import type { Broker } from '../broker.ts';
import type { BrokerEvent } from '../events/events.ts';
import type { LoggedInput } from '../replay/input-log.ts';
import { InputRecorder } from '../replay/input-recorder.ts';
import { stateToView } from '../events/state-to-view.ts';
import type { ClockState, ControlReport, ControlRequest, PastReport, RecordedPast } from './control.ts';
import type { HostClock } from './host-clock.ts';
import type { LinkHost } from './link-host.ts';

/** Milliseconds for which events are collected before they are sent. */
const gatherTime = 40;
/** Events that are sent together. For more of them, a view says more in less time. */
const mostEvents = 4000;

/** How the broker began: its seed, its profile, and its inputs until now. `names` goes on growing. */
export interface Beginning extends Pick<RecordedPast, 'seed' | 'profile' | 'names'> {
  first: LoggedInput[];
}

export class PageControl {
  readonly #broker: Broker;
  readonly #links: LinkHost;
  readonly #clock: HostClock;
  readonly #past: Beginning;
  readonly #recorder = new InputRecorder();
  readonly #listeners = new Set<MessagePort>();
  #events: BrokerEvent[] = [];
  #missed = 0;
  /** Of events that were left out, what limits have cost. */
  #lost = new Map<string, BrokerEvent & { type: 'lost-at-limit' }>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(broker: Broker, links: LinkHost, clock: HostClock, past: Beginning) {
    this.#broker = broker;
    this.#links = links;
    this.#clock = clock;
    this.#past = past;
    for (const entry of past.first.splice(0)) this.#recorder.record(entry);
    links.record = (entry) => this.#recorder.record(entry);
  }

  take(port: MessagePort, request: Exclude<ControlRequest, { type: 'connect' }>): void {
    switch (request.type) {
      case 'listen':
        this.#listen(port, request.on);
        return;
      case 'past': {
        const { seed, profile, names } = this.#past;
        const inputs = this.#recorder.since(request.from);
        const report: PastReport = { type: 'past', past: { seed, profile, names, inputs } };
        const buffers = inputs.blocks.map(({ buffer }) => buffer as ArrayBuffer);
        port.postMessage(report, buffers);
        return;
      }
      case 'stop-clock':
        this.#step(0);
        break;
      case 'step-clock':
        this.#step(request.milliseconds);
        break;
      case 'run-clock':
        this.#clock.run();
        this.#links.tick();
        break;
    }
    this.#flush();
    this.#report({ type: 'clock', clock: clockState(this.#clock) });
  }

  #listen(port: MessagePort, on: boolean): void {
    this.#flush();
    this.#listeners.delete(port);
    if (on) {
      this.#listeners.add(port);
      post(port, { type: 'view', view: this.#broker.look(stateToView), missed: 0 });
      post(port, { type: 'clock', clock: clockState(this.#clock) });
    }
    this.#broker.listen(this.#listeners.size === 0 ? null : (event) => this.#gather(event));
  }

  /** Stops at each deadline on the way, as a running clock would. */
  #step(milliseconds: number): void {
    const clock = this.#clock;
    const end = clock.now() + milliseconds;
    clock.standAt(clock.now());
    for (let next = this.#broker.nextDeadline(); next !== null && next <= end; next = this.#broker.nextDeadline()) {
      clock.standAt(next);
      this.#links.tick();
    }
    clock.standAt(end);
    this.#links.tick();
  }

  #gather(event: BrokerEvent): void {
    if (this.#events.length < mostEvents) this.#events.push(event);
    else {
      this.#missed += 1;
      if (event.type === 'lost-at-limit') this.#addLost(event);
    }
    this.#timer ??= setTimeout(() => this.#flush(), gatherTime);
  }

  #flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const events = this.#events;
    const missed = this.#missed === 0 ? 0 : events.length + this.#missed;
    this.#events = [];
    this.#missed = 0;
    if (missed > 0) this.#reportView(events, missed);
    else if (events.length > 0) this.#report({ type: 'events', events });
  }

  /** In place of the events, less what limits have cost: the view does not say it. */
  #reportView(events: readonly BrokerEvent[], missed: number): void {
    for (const event of events) if (event.type === 'lost-at-limit') this.#addLost(event);
    const view = this.#broker.look(stateToView);
    const lost = [...this.#lost.values()].map((event) => ({ ...event, at: view.time, input: view.inputs }));
    this.#lost.clear();
    this.#report({ type: 'view', view, missed: missed - lost.length });
    if (lost.length > 0) this.#report({ type: 'events', events: lost });
  }

  #addLost(event: BrokerEvent & { type: 'lost-at-limit' }): void {
    const key = `${event.what} ${event.limit.name} ${event.clientId}`;
    const known = this.#lost.get(key);
    this.#lost.set(key, known ? { ...event, count: known.count + event.count } : event);
  }

  #report(report: ControlReport): void {
    for (const port of this.#listeners) post(port, report);
  }
}

function clockState(clock: HostClock): ClockState {
  return { now: clock.now(), stands: clock.stands };
}

function post(port: MessagePort, report: ControlReport): void {
  port.postMessage(report);
}
