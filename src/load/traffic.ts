// Has the senders send what is due: by the plan of their part, or as their windows open. Pure.
import type { Client } from './client.ts';
import type { Measurements } from './measurements.ts';
import type { Outgoing } from './outgoing.ts';
import { Plan } from './plan.ts';
import type { Part, Scenario } from './scenario.ts';
import type { SenderTold } from './sender.ts';

/** Bytes that a connection may hold before its sender waits for the broker to take them. */
const mostBuffered = 262_144;

interface PartTraffic {
  senders: Client[];
  plan: Plan | null;
  /** Messages of the plan that were due at the last look. */
  due: number;
}

export class Traffic implements SenderTold {
  readonly #parts: PartTraffic[];
  readonly #measurements: Measurements;
  readonly #outgoing: Outgoing;
  readonly #held = new Set<Client>();
  readonly #awake: Client[] = [];
  readonly #clock: () => number;

  /**
   * `share`: the part of each rate that the senders of this process have. `clock`: milliseconds since the traffic began; it
   * is read anew for each sender, as the later ones of a turn send later.
   */
  constructor(
    scenario: Scenario,
    clients: readonly Client[],
    share: (part: Part, senders: number) => number,
    measurements: Measurements,
    outgoing: Outgoing,
    clock: () => number,
  ) {
    this.#clock = clock;
    this.#measurements = measurements;
    this.#outgoing = outgoing;
    const end = scenario.warmUp + scenario.duration;
    this.#parts = scenario.parts.map((part, index) => {
      const ready = clients.filter(
        ({ spec, sender, state }) => spec.part === index && sender !== null && state === 'ready',
      );
      const all = clients.filter(({ spec, sender }) => spec.part === index && sender !== null).length;
      const { pace } = part;
      const plan =
        pace?.loop === 'open' && ready.length > 0 ? new Plan(pace.rate * share(part, all), pace.ramp, end) : null;
      ready.forEach(({ sender }, turn) => {
        if (plan !== null) sender?.pace(turn, { plan, senders: ready.length });
        else if (pace?.loop === 'closed') sender?.pace(turn, { window: pace.window });
      });
      return { senders: ready, plan, due: 0 };
    });
  }

  /** Sends what is due. Returns the time at which the next message is planned. */
  tick(): number {
    for (const client of [...this.#held]) this.#send(client);
    let next = Infinity;
    for (const part of this.#parts) {
      if (part.plan === null) this.#openWindows(part);
      else next = Math.min(next, this.#followPlan(part, part.plan));
    }
    return next;
  }

  /** A client may be able to send more, in the turn that handles what has come. */
  wake(client: Client): void {
    if (this.#awake.at(-1) !== client) this.#awake.push(client);
  }

  endTurn(): void {
    for (let client = this.#awake.pop(); client !== undefined; client = this.#awake.pop()) this.#send(client);
  }

  /** Senders that wait for the broker. */
  get held(): number {
    return this.#held.size;
  }

  /** Once a second: a closed loop does not wait for ever for what is lost. */
  giveUpLost(): void {
    for (const { plan, senders } of this.#parts) if (plan === null) for (const { sender } of senders) sender?.giveUp();
  }

  late(milliseconds: number, missed: boolean): void {
    this.#measurements.lag.record(milliseconds * 1000);
    if (missed) this.#measurements.missed += 1;
  }

  waited(): void {
    this.#measurements.held += 1;
  }

  #openWindows({ senders }: PartTraffic): void {
    for (const client of senders) this.#send(client);
  }

  #followPlan(part: PartTraffic, plan: Plan): number {
    const due = plan.due(this.#clock());
    const { senders } = part;
    if (due - part.due >= senders.length) this.#openWindows(part);
    else for (let number = part.due; number < due; number += 1) this.#send(senders[number % senders.length] as Client);
    part.due = due;
    return due < plan.total ? plan.time(due) : Infinity;
  }

  #send(client: Client): void {
    const { sender } = client;
    if (sender === null || !client.isReady) {
      this.#held.delete(client);
      return;
    }
    const time = this.#clock();
    const until = sender.due(time);
    while (sender.sent < until) {
      if (client.bufferedBytes > mostBuffered || sender.isFull) {
        sender.isHeld = true;
        this.#held.add(client);
        return;
      }
      sender.release(time);
      const written = sender.write(this.#outgoing, until, time, this);
      sender.counts.sent += written;
      this.#measurements.addSent(written);
      client.flush();
    }
    this.#held.delete(client);
  }
}
