// A run in Node: in this process, or in several that share its clients.
import { randomBytes } from 'node:crypto';
import type { Measured } from '../measured.ts';
import { Generator } from '../generator.ts';
import type { Progress } from '../progress.ts';
import { readScenario } from '../read-scenario.ts';
import { resultOf, type LoadResult } from '../result.ts';
import type { ScenarioFields } from '../scenario-fields.ts';
import type { Target } from '../target.ts';
import { drive, sharedClock } from './drive.ts';
import { nodeLinks } from './open-node-link.ts';
import { runInProcesses } from './several-processes.ts';

export interface RunSettings {
  scenario: ScenarioFields;
  target: Target;
  /** The one of the target's addresses that is connected to. */
  address: string;
  /** 1 = this one. */
  processes: number;
}

/** A run that goes on. */
export interface RunningLoad {
  readonly progress: Progress;
  /** Ends the traffic; `done` resolves when all clients have said goodbye. */
  stop(): void;
  readonly done: Promise<LoadResult>;
}

/** What a run is, without what its result says of it. */
export interface RunningGenerators {
  readonly progress: Progress;
  stop(): void;
  readonly done: Promise<Measured>;
}

export function startRun(settings: RunSettings): RunningLoad {
  const run = randomBytes(4).toString('hex');
  const started = new Date().toISOString();
  const { scenario, target, processes } = settings;
  const running = processes > 1 ? runInProcesses(settings, run) : runHere(settings, run);
  return {
    get progress() {
      return running.progress;
    },
    stop: () => running.stop(),
    done: running.done.then((measured) =>
      resultOf({ scenario, target: target.url, started, generators: processes }, measured),
    ),
  };
}

function runHere({ scenario, target, address }: RunSettings, run: string): RunningGenerators {
  const now = sharedClock();
  const generator = new Generator({
    scenario: readScenario(scenario),
    run,
    login: target.login,
    open: nodeLinks(target, address),
    now,
  });
  const done = drive(generator, now, 1, (phase) => {
    if (phase === 'waiting') generator.begin(now());
  });
  return {
    get progress() {
      return generator.progress;
    },
    stop: () => generator.stop(),
    done: done.then((busy) => generator.measured(busy)),
  };
}
