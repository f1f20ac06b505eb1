// How far a run is. Pure.
import type { Phase } from './generator.ts';

export interface Progress {
  phase: Phase;
  /** Clients that are connected now, and that should be. */
  connected: number;
  clients: number;
  /** Messages since the traffic began. */
  sent: number;
  delivered: number;
  /** Milliseconds of the traffic that are over, and that there will be. */
  time: number;
  of: number;
}

const order: readonly Phase[] = ['connecting', 'waiting', 'traffic', 'settling', 'leaving', 'done'];

/** Of several processes; the phase is that of the one that is least far. */
export function mergeProgress(all: readonly Progress[]): Progress {
  const sum = (of: (one: Progress) => number): number => all.reduce((total, one) => total + of(one), 0);
  return {
    phase: order[Math.min(...all.map(({ phase }) => order.indexOf(phase)))] ?? 'done',
    connected: sum(({ connected }) => connected),
    clients: sum(({ clients }) => clients),
    sent: sum(({ sent }) => sent),
    delivered: sum(({ delivered }) => delivered),
    time: Math.max(0, ...all.map(({ time }) => time)),
    of: Math.max(0, ...all.map(({ of }) => of)),
  };
}
