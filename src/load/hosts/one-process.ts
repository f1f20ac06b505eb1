// One process of a run that has several: runs its share, and says when it is ready, how far it is, and what it has measured.
import { Generator, type Phase } from '../generator.ts';
import { readScenario } from '../read-scenario.ts';
import { drive, sharedClock } from './drive.ts';
import { nodeLinks } from './open-node-link.ts';
import type { FromProcess, ToProcess } from './process-protocol.ts';

/** Milliseconds between two reports. */
const reportTime = 250;

function tell(message: FromProcess): void {
  if (process.connected) process.send?.(message);
}

function run({ scenario, target, address, run, share }: Extract<ToProcess, { kind: 'run' }>): Generator {
  const now = sharedClock();
  const generator = new Generator({
    scenario: readScenario(scenario),
    run,
    share,
    login: target.login,
    open: nodeLinks(target, address),
    now,
  });
  let isReady = false;
  const reports = setInterval(() => tell({ kind: 'progress', progress: generator.progress }), reportTime);
  const onPhase = (phase: Phase): void => {
    if (isReady || phase === 'connecting') return;
    isReady = true;
    tell({ kind: 'ready', receivers: generator.ready });
  };
  void drive(generator, now, share.of, onPhase).then((busy) => {
    clearInterval(reports);
    tell({ kind: 'progress', progress: generator.progress });
    tell({ kind: 'measured', measured: generator.measured(busy) });
    process.disconnect();
  });
  return generator;
}

let generator: Generator | null = null;
process.on('message', (message: ToProcess) => {
  if (message.kind === 'run') generator = run(message);
  else if (message.kind === 'begin') generator?.begin(message.at, message.receivers);
  else generator?.stop();
});
// Ctrl+C reaches all processes; the first one says when to stop.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => generator?.stop());
tell({ kind: 'there' });
