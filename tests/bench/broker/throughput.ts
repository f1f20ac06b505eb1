// What all measurements of throughput share: let it run for a while, count only what arrives in the middle, then let it run dry.
import type { Settings } from './comparison.ts';

export interface Traffic {
  start(): void;
  /** Resolves when all that was sent has arrived, and closes the clients. */
  stop(): Promise<void>;
  /** Messages that have arrived since the start. */
  arrived(): number;
}

/** Messages a second. */
export async function rateOf(traffic: Traffic, { milliseconds }: Pick<Settings, 'milliseconds'>): Promise<number> {
  traffic.start();
  await passed(milliseconds / 4);
  const [from, before] = [performance.now(), traffic.arrived()];
  await passed(milliseconds);
  const rate = ((traffic.arrived() - before) / (performance.now() - from)) * 1000;
  await traffic.stop();
  return rate;
}

function passed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
