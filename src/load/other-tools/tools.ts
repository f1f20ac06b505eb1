// The tools that a scenario can be written out for. Pure.
import type { Scenario } from '../scenario.ts';
import type { Target } from '../target.ts';
import { emqttBench } from './emqtt-bench.ts';
import { jmeterPlan } from './jmeter-plan.ts';
import { k6Script } from './k6-script.ts';
import { mqttxBench } from './mqttx-bench.ts';
import type { OtherRun } from './other-run.ts';

export const toolNames = ['emqtt_bench', 'mqttx', 'k6', 'jmeter'] as const;
export type ToolName = (typeof toolNames)[number];

const tools: Record<ToolName, (scenario: Scenario, target: Target) => OtherRun> = {
  emqtt_bench: emqttBench,
  mqttx: mqttxBench,
  k6: k6Script,
  jmeter: jmeterPlan,
};

export function writtenFor(tool: ToolName, scenario: Scenario, target: Target): OtherRun {
  return tools[tool](scenario, target);
}
