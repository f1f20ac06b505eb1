// What one process bears alone: many connections, and a plan for many clients.
import type { Figures } from '../../../src/load/figures.ts';
import type { LoadResult } from '../../../src/load/result.ts';
import type { Contender } from '../broker/contenders.ts';
import { median, type Report } from '../report.ts';
import { generatorRun } from './generator-run.ts';
import type { Settings } from './peers.ts';

const [connections, clients, rate] = [10_000, 1000, 20_000];

export async function benchManyClients(
  contender: Contender,
  { rounds, milliseconds }: Settings,
  report: Report,
): Promise<void> {
  const connected = await generatorRun(contender, {
    scenario: 'conn',
    clients: connections,
    connectRate: 2000,
    duration: 1,
  });
  report.figure(
    `${contender.name}, connections of one process`,
    connected.measured.connections.made,
    '',
    connections,
    'at least',
  );
  report.figure(`${contender.name}, connections a second`, connected.figures.rates.connect, '/s');

  const results: LoadResult[] = [];
  const [cpuBefore, began] = [process.cpuUsage(), performance.now()];
  for (let round = 0; round < Math.min(3, rounds); round += 1)
    results.push(
      await generatorRun(contender, {
        scenario: 'point-to-point',
        pairs: clients / 2,
        connectRate: 1000,
        rate,
        warmUp: 1,
        duration: (milliseconds * 5) / 1000,
      }),
    );
  const { user, system } = process.cpuUsage(cpuBefore);
  const core = (user + system) / 10 / (performance.now() - began);
  const middle = (of: (figures: Figures) => number): number => median(results.map(({ figures }) => of(figures)));
  const name = `${contender.name}, ${clients} clients, ${rate}/s`;
  report.figure(`${name}: missed plans`, middle(({ generator }) => generator.missed) * 100, '%', 1, 'at most');
  // Misses that come with a core that is mostly free are those of a computer that is busy with something else.
  report.figure(`${name}: of a core`, core, '%');
  report.figure(
    `${name}: delivered`,
    middle(({ rates }) => rates.delivered),
    '/s',
  );
  report.figure(`${name}: lost`, Math.max(...results.map(({ figures }) => figures.counts.lost)), '', 0, 'at most');
  for (const key of ['p50', 'p99', 'p99.9'] as const) {
    report.figure(
      `${name}: ${key} from the plan`,
      middle(({ latency }) => latency[key]),
      'ms',
    );
    report.figure(
      `${name}: ${key} naive`,
      middle(({ naive }) => naive[key]),
      'ms',
    );
    report.figure(
      `${name}: ${key} of the generator's lag`,
      middle(({ generator }) => generator.lag[key]),
      'ms',
    );
  }
}
