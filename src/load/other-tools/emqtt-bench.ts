// A scenario as commands of emqtt_bench. Its %i counts from 1. Pure.
import type { Part, Scenario } from '../scenario.ts';
import type { Target } from '../target.ts';
import {
  messagesOf,
  otherRun,
  paceDifferences,
  templateFor,
  trafficSeconds,
  wholeInterval,
  type OtherRun,
} from './other-run.ts';
import { optionText, together } from './shell-text.ts';

type Options = readonly (readonly [string, string | number | null | undefined])[];

export function emqttBench(scenario: Scenario, target: Target): OtherRun {
  const common = commonOptions(scenario, target);
  const seconds = trafficSeconds(scenario);
  const connectSeconds = (clients: number): number => Math.ceil(clients / scenario.connectRate) + 1;
  const listening: string[] = [];
  const publishing: string[] = [];
  let longest = 1;
  scenario.parts.forEach((part, index) => {
    const { idle, subscribers, publishers } = part;
    const ids = (role: string): Options => [
      ['--prefix', `load-${role}-${index}`],
      ['--shortids', 'true'],
    ];
    const line = (verb: string, count: number, role: string, options: Options): string =>
      `timeout ${seconds + connectSeconds(count) + 1} emqtt_bench ${verb} ${optionText([...common, ['-c', count], ...ids(role), ...options])}`;
    longest = Math.max(longest, connectSeconds(Math.max(idle, subscribers)));
    if (idle > 0) listening.push(line('conn', idle, 'conn', []));
    if (subscribers > 0) listening.push(line('sub', subscribers, 'sub', subscribeOptions(part)));
    if (publishers > 0) publishing.push(line('pub', publishers, 'pub', publishOptions(part, scenario)));
  });
  const isWeb = target.transport === 'ws' || target.transport === 'wss';
  return otherRun(together([...listening, ...publishing], longest), [
    ...paceDifferences(scenario),
    isWeb && !/\/mqtt$/.test(target.url) && 'fixed-path',
  ]);
}

function commonOptions({ version, connectRate, keepAlive, cleanStart }: Scenario, target: Target): Options {
  const { transport, host, port, login } = target;
  return [
    ['-h', host],
    ['-p', port],
    ['-V', version],
    ['-R', Math.max(1, Math.round(connectRate))],
    ['-k', keepAlive],
    ['-C', `${cleanStart}`],
    ['-S', transport === 'tls' || transport === 'wss' ? 'true' : undefined],
    ['--ws', transport === 'ws' || transport === 'wss' ? 'true' : undefined],
    ['-u', login.username],
    ['-P', login.password === undefined ? undefined : new TextDecoder().decode(login.password)],
  ];
}

/** A counter and a time in the payload, so that it too counts what is missing and tells latencies. */
const headers = ['--payload-hdrs', 'cnt64,ts'] as const;

function subscribeOptions({ filter, qos, publishers }: Part): Options {
  return [['-t', templateFor(filter)], ['-q', qos], publishers > 0 ? headers : ['--payload-hdrs', undefined]];
}

function publishOptions(part: Part, scenario: Scenario): Options {
  const { topic, qos, payload, pace, subscribers } = part;
  return [
    ['-t', templateFor(topic)],
    ['-q', qos],
    ['-s', payload.size],
    ['-I', wholeInterval(part) ?? 0],
    // 0 = as many as there are: an open loop does not wait.
    ['-F', pace?.loop === 'closed' ? pace.window : qos === 0 ? undefined : 0],
    ['-L', messagesOf(part, scenario) ?? undefined],
    ['-w', 'true'],
    subscribers > 0 ? headers : ['--payload-hdrs', undefined],
  ];
}
