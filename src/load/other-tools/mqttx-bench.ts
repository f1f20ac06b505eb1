// A scenario as commands of MQTTX CLI: `mqttx bench`. Its %i counts from 1. Pure.
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

const protocols = { tcp: 'mqtt', tls: 'mqtts', ws: 'ws', wss: 'wss' } as const;

export function mqttxBench(scenario: Scenario, target: Target): OtherRun {
  const common = commonOptions(scenario, target);
  const keepAlive = [['-k', scenario.keepAlive]] as const;
  const seconds = trafficSeconds(scenario);
  const connectSeconds = (clients: number): number => Math.ceil(clients / scenario.connectRate) + 1;
  const listening: string[] = [];
  const publishing: string[] = [];
  let longest = 1;
  scenario.parts.forEach((part, index) => {
    const { idle, subscribers, publishers } = part;
    const line = (verb: string, count: number, options: Options): string =>
      `timeout ${seconds + connectSeconds(count) + 1} mqttx bench ${verb} ${optionText([...common, ['-c', count], ['-I', `load-${verb}-${index}-%i`], ...options])}`;
    longest = Math.max(longest, connectSeconds(Math.max(idle, subscribers)));
    if (idle > 0) listening.push(line('conn', idle, keepAlive));
    if (subscribers > 0)
      listening.push(
        line('sub', subscribers, [
          ['-t', templateFor(part.filter)],
          ['-q', part.qos],
        ]),
      );
    if (publishers > 0)
      publishing.push(`${line('pub', publishers, [...keepAlive, ...publishOptions(part, scenario)])} ${message(part)}`);
  });
  return otherRun(together([...listening, ...publishing], longest), [
    ...paceDifferences(scenario),
    scenario.parts.some(({ pace }) => pace?.loop === 'closed') && 'no-window',
    scenario.parts.some(({ subscribers }) => subscribers > 0) && 'own-keep-alive',
    scenario.parts.some(({ publishers, subscribers }) => publishers > 0 && subscribers > 0) && 'counts-no-losses',
  ]);
}

function commonOptions({ version, connectRate, cleanStart }: Scenario, target: Target): Options {
  const { transport, host, port, url, login } = target;
  const path = /^wss?:\/\/[^/]+(\/[^?]*)/.exec(url)?.[1];
  return [
    ['-h', host],
    ['-p', port],
    ['-l', protocols[transport]],
    ['--path', path],
    ['-V', version === 5 ? '5' : '3.1.1'],
    ['-i', Math.max(1, Math.round(1000 / connectRate))],
    ['--no-clean', cleanStart ? undefined : null],
    ['-u', login.username],
    ['-P', login.password === undefined ? undefined : new TextDecoder().decode(login.password)],
  ];
}

function publishOptions(part: Part, scenario: Scenario): Options {
  return [
    ['-t', templateFor(part.topic)],
    ['-q', part.qos],
    ['-im', wholeInterval(part) ?? 1],
    ['-L', messagesOf(part, scenario) ?? undefined],
  ];
}

/** It takes the message as text: the shell makes one of the right size. */
function message({ payload: { size } }: Part): string {
  return `-m "$(head -c ${size} /dev/zero | tr '\\0' a)"`;
}
