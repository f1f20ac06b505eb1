// The load generator in a Web Worker of the page. `worker.ts` is the worker's entry.
import { portLink } from '../../link/message-port.ts';
import { webSocketLink } from '../../link/web-socket.ts';
import type { OpenLink } from '../connecting.ts';
import { Generator } from '../generator.ts';
import { readScenario } from '../read-scenario.ts';
import { resultOf } from '../result.ts';
import { linkOpener } from './link-opener.ts';
import type { FromLoadWorker, ToLoadWorker } from './page-protocol.ts';

/** Milliseconds between two reports. */
const reportTime = 200;
/** Milliseconds; browsers sleep no shorter, and what is due earlier is waited for without sleeping. */
const finest = 5;

let generator: Generator | null = null;

export function take({ data }: MessageEvent<ToLoadWorker>): void {
  if (data.type === 'stop') generator?.stop();
  else run(data);
}

function run({ scenario, target, port }: Extract<ToLoadWorker, { type: 'run' }>): void {
  const now = (): number => performance.now();
  const started = new Date().toISOString();
  const running = new Generator({
    scenario: readScenario(scenario),
    run: Math.random().toString(36).slice(2, 10),
    login: target.login,
    open: port === null ? linkOpener(() => webSocketLink(target.url, ['mqtt'])) : inPageLinks(port),
    now,
  });
  generator = running;
  let told = 0;
  const report = (): void => {
    const { rows } = running.measurements;
    post({ type: 'progress', progress: running.progress, rows: rows.slice(told) });
    told = rows.length;
  };
  const reports = setInterval(report, reportTime);
  drive(running, now, () => {
    clearInterval(reports);
    const measured = running.measured(null);
    report();
    post({ type: 'done', result: resultOf({ scenario, target: target.url, started, generators: 1 }, measured) });
  });
}

function post(message: FromLoadWorker): void {
  self.postMessage(message);
}

/** Calls the generator when it is due, until it is done. */
function drive(running: Generator, now: () => number, done: () => void): void {
  // Timers of a browser are milliseconds late; a message to oneself is not.
  const soon = new MessageChannel();
  const turn = (): void => {
    const { phase } = running;
    const next = running.tick();
    if (running.phase === 'waiting' && phase !== 'waiting') running.begin(now());
    if (running.phase === 'done') {
      soon.port1.close();
      done();
    } else if (next - now() < finest) soon.port2.postMessage(null);
    else setTimeout(turn, next - now() - finest);
  };
  soon.port1.onmessage = turn;
  turn();
}

function inPageLinks(control: MessagePort): OpenLink {
  return linkOpener(() => {
    const { port1, port2 } = new MessageChannel();
    control.postMessage({ type: 'connect', port: port2, name: null }, [port2]);
    return portLink(port1);
  });
}
