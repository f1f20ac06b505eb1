// What a message costs the processor on either side: when the clients, which all live in this process, need more than the broker, it is they
// that are measured, whoever the broker is.
import { median } from '../report.ts';
import type { Contender, ContenderName } from './contenders.ts';
import type { Traffic } from './throughput.ts';

interface Cost {
  /** Microseconds for each message. */
  broker: number;
  clients: number;
}

export class ProcessorTime {
  readonly #costs: Record<ContenderName, Cost[]> = { own: [], mosquitto: [], aedes: [] };

  /** Lets traffic run and notes what it cost. */
  async during<T>(contender: Contender, traffic: Traffic, run: () => Promise<T>): Promise<T> {
    const [broker, clients] = [contender.processorTime(), process.cpuUsage()];
    const result = await run();
    const { user, system } = process.cpuUsage(clients);
    const messages = traffic.arrived();
    this.#costs[contender.name].push({
      broker: ((contender.processorTime() - broker) * 1000) / messages,
      clients: (user + system) / messages,
    });
    return result;
  }

  /** One line, and what follows from it. */
  toString(): string {
    const of = (name: ContenderName, side: keyof Cost): number => median(this.#costs[name].map((cost) => cost[side]));
    const text = (name: ContenderName): string =>
      `${of(name, 'broker').toFixed(1)} + ${of(name, 'clients').toFixed(1)} µs`;
    const limit = of('own', 'clients') > of('own', 'broker') ? '; with ours the clients are the limit' : '';
    return `processor time of a message, broker + clients: own ${text('own')}, Mosquitto ${text('mosquitto')}, aedes ${text('aedes')}${limit}`;
  }
}
