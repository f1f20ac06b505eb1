// Runs the clients of a scenario in several processes of this computer, each with its share, all with the same clock.
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Happenings } from '../happenings.ts';
import type { Measured } from '../measured.ts';
import { mergeMeasured } from '../merge-measured.ts';
import { mergeProgress, type Progress } from '../progress.ts';
import { readScenario } from '../read-scenario.ts';
import { sharedClock } from './drive.ts';
import type { RunningGenerators, RunSettings } from './node-run.ts';
import type { FromProcess, ToProcess } from './process-protocol.ts';

/** Milliseconds until the traffic begins, once all are ready: so long may the message take that says so. */
const notice = 100;

interface OneProcess {
  child: ChildProcess;
  progress: Progress | null;
  ready: number[] | null;
  measured: Measured | null;
}

export function runInProcesses(settings: RunSettings, run: string): RunningGenerators {
  const now = sharedClock();
  const { scenario, target, address, processes: count } = settings;
  const partCount = readScenario(scenario).parts.length;
  const all: OneProcess[] = Array.from({ length: count }, () => ({
    child: fork(fileURLToPath(new URL('./one-process.ts', import.meta.url)), { serialization: 'advanced' }),
    progress: null,
    ready: null,
    measured: null,
  }));
  let hasBegun = false;
  const send = ({ child }: OneProcess, message: ToProcess): void => {
    if (child.connected) child.send(message);
  };
  const beginWhenReady = (): void => {
    if (hasBegun || all.some(({ ready }) => ready === null)) return;
    hasBegun = true;
    const receivers = Array.from({ length: partCount }, (_, part) =>
      all.reduce((sum, { ready }) => sum + (ready?.[part] ?? 0), 0),
    );
    const at = now() + notice;
    for (const one of all) send(one, { kind: 'begin', at, receivers });
  };
  const take = (one: OneProcess, index: number, message: FromProcess): void => {
    if (message.kind === 'there')
      send(one, { kind: 'run', scenario, target, address, run, share: { index, of: count } });
    else if (message.kind === 'ready') one.ready = message.receivers;
    else if (message.kind === 'progress') one.progress = message.progress;
    else one.measured = message.measured;
    beginWhenReady();
  };
  const ended = all.map(
    (one, index) =>
      new Promise<void>((resolve) => {
        one.child.on('message', (message: FromProcess) => take(one, index, message));
        one.child.once('error', () => undefined);
        one.child.once('close', () => {
          one.ready ??= [];
          beginWhenReady();
          resolve();
        });
      }),
  );
  return {
    get progress() {
      return mergeProgress(all.map(({ progress }) => progress).filter((progress) => progress !== null));
    },
    stop: () => all.forEach((one) => send(one, { kind: 'stop' })),
    done: Promise.all(ended).then(() => together(all)),
  };
}

/** Throws when no process has measured anything. */
function together(all: readonly OneProcess[]): Measured {
  const measured = all.map((one) => one.measured).filter((one) => one !== null);
  if (measured.length === 0) throw new Error('all processes of the run ended before they had measured anything');
  const merged = mergeMeasured(measured);
  const missing = all.length - measured.length;
  if (missing === 0) return merged;
  const happenings = new Happenings();
  for (const { code, detail, count } of merged.happenings) happenings.tell(code, detail, count);
  happenings.tell('process-ended', '', missing);
  return { ...merged, ended: 'early', happenings: happenings.list() };
}
