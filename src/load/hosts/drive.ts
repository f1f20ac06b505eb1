// Drives a generator in the event loop of Node until it is done. Timers of Node are no finer than a millisecond, and what they are
// late is in each latency. Where there is a core to spare, the generator does not sleep while a message of a plan is due within a
// millisecond. Where there is none, that would only take the time that the broker needs.
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { Generator, Phase } from '../generator.ts';
import { offeredRate } from '../scenario.ts';

/** Milliseconds; what is due earlier is waited for without sleeping. */
const finest = 1.5;

/**
 * `processes`: how many run generators on this computer. `onPhase` is called when a phase has begun; in `waiting` it says when
 * the traffic begins. Resolves when it is done, with the part of the traffic's time in which the process was busy; null = who
 * does not sleep is always busy.
 */
export function drive(
  generator: Generator,
  now: () => number,
  processes: number,
  onPhase: (phase: Phase) => void,
): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>();
  const sleeps = offeredRate(generator.scenario) === null || availableParallelism() <= processes + 1;
  let { phase } = generator;
  let [before, busy]: [ReturnType<typeof performance.eventLoopUtilization> | null, number | null] = [null, null];
  const enter = (next: Phase): void => {
    if (next === 'traffic') before = performance.eventLoopUtilization();
    else if (phase === 'traffic' && before !== null && sleeps)
      busy = performance.eventLoopUtilization(before).utilization;
    phase = next;
    onPhase(next);
  };
  const turn = (): void => {
    const next = generator.tick();
    const isNew = generator.phase !== phase;
    if (isNew) enter(generator.phase);
    if (phase === 'done') {
      resolve(busy);
      return;
    }
    const wait = next - now();
    if (isNew || wait <= 0 || (wait < finest && !sleeps)) setImmediate(turn);
    else setTimeout(turn, Math.max(1, Math.floor(wait - 0.5)));
  };
  setImmediate(turn);
  return promise;
}

/** Milliseconds of a clock that all processes of this computer share, and that is never set. */
export function sharedClock(): () => number {
  const offset = Number(process.hrtime.bigint()) / 1e6 - performance.now();
  return () => performance.now() + offset;
}
