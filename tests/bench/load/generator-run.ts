// One run of the load generator, in this process.
import { startRun } from '../../../src/load/hosts/node-run.ts';
import type { LoadResult } from '../../../src/load/result.ts';
import type { ScenarioFields } from '../../../src/load/scenario-fields.ts';
import { parseTarget } from '../../../src/load/target.ts';
import type { Contender } from '../broker/contenders.ts';

export function generatorRun(contender: Contender, scenario: ScenarioFields): Promise<LoadResult> {
  const target = parseTarget(`mqtt://127.0.0.1:${contender.tcp}`);
  if (target === null) throw new Error('no address');
  return startRun({ scenario, target, address: '127.0.0.1', processes: 1 }).done;
}
