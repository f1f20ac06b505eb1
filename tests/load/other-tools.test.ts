// Scenarios written out for other tools: what the tools would be told, and that they could read it.
import { spawnSync } from 'node:child_process';
import { compileFunction } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { toolNames, writtenFor, type ToolName } from '../../src/load/other-tools/tools.ts';
import type { OtherRun } from '../../src/load/other-tools/other-run.ts';
import { readScenario } from '../../src/load/read-scenario.ts';
import type { ScenarioFields } from '../../src/load/scenario-fields.ts';
import { parseTarget } from '../../src/load/target.ts';
import { isThere, needs } from '../interop/tools.ts';

function written(tool: ToolName, scenario: ScenarioFields, url = 'mqtt://127.0.0.1'): OtherRun {
  const target = parseTarget(url);
  if (target === null) throw new Error(`no address: ${url}`);
  return writtenFor(tool, readScenario(scenario), target);
}

const fanIn: ScenarioFields = { scenario: 'fan-in', publishers: 3, rate: 300, qos: 1, duration: 10, protocol: '3.1.1' };

describe('emqtt_bench', () => {
  test('subscribes first, then publishes at the same rate, with its own counter and time', () => {
    const { text, differences } = written('emqtt_bench', fanIn);
    const common = '-h 127.0.0.1 -p 1883 -V 4 -R 200 -k 60 -C true';
    expect(text.split('\n')).toEqual([
      `timeout 13 emqtt_bench sub ${common} -c 1 --prefix load-sub-0 --shortids true -t load/run/+ -q 1 --payload-hdrs cnt64,ts &`,
      'sleep 2',
      `timeout 13 emqtt_bench pub ${common} -c 3 --prefix load-pub-0 --shortids true -t load/run/%i -q 1 -s 16 -I 10 -F 0 -L 3000 -w true --payload-hdrs cnt64,ts`,
      'wait',
      '',
    ]);
    expect(differences).toEqual([]);
  });

  test('has a window as its inflight, and WebSocket, TLS, user and password as options', () => {
    const { text, differences } = written(
      'emqtt_bench',
      { scenario: 'pub', window: 20, qos: 2 },
      "wss://ada:it's@broker.example/other",
    );
    expect(text).toContain(`-S true --ws true -u ada -P 'it'\\''s' -c 1`);
    expect(text).toContain('-I 0 -F 20 -w true');
    expect(differences).toEqual(['fixed-path']);
  });
});

describe('mqttx bench', () => {
  test('subscribes first, then publishes at the same rate', () => {
    const { text, differences } = written('mqttx', fanIn, 'ws://127.0.0.1:8083/mqtt');
    const common = '-h 127.0.0.1 -p 8083 -l ws --path /mqtt -V 3.1.1 -i 5';
    expect(text.split('\n')).toEqual([
      `timeout 13 mqttx bench sub ${common} -c 1 -I load-sub-0-%i -t load/run/+ -q 1 &`,
      'sleep 2',
      `timeout 13 mqttx bench pub ${common} -c 3 -I load-pub-0-%i -k 60 -t load/run/%i -q 1 -im 10 -L 3000 -m "$(head -c 16 /dev/zero | tr '\\0' a)"`,
      'wait',
      '',
    ]);
    expect(differences).toEqual(['own-keep-alive', 'counts-no-losses']);
  });

  test('cannot do what it has no option for, and that is said', () => {
    expect(written('mqttx', { scenario: 'pub', window: 5, qos: 1, warmUp: 1 }).differences).toEqual([
      'no-window',
      'no-warm-up',
    ]);
    expect(written('mqttx', { scenario: 'pub', rate: 1500, ramp: 2 }).differences).toEqual([
      'whole-milliseconds',
      'no-ramp',
    ]);
  });
});

/** The script run by a k6 of the test: a client of each role connects, and time passes until `seconds`. */
function runK6(script: string, role: string, iteration: number, seconds: number): unknown[][] {
  const calls: unknown[][] = [];
  const listeners = new Map<string, () => void>();
  class Client {
    connected = true;
    constructor(options: unknown) {
      calls.push(['new', options]);
    }
    on(event: string, listener: () => void): void {
      listeners.set(event, listener);
    }
    connect(...args: unknown[]): void {
      calls.push(['connect', ...args]);
      listeners.get('connect')?.();
    }
    subscribe(...args: unknown[]): void {
      calls.push(['subscribe', ...args]);
    }
    publish(...args: unknown[]): void {
      calls.push(['publish', ...args]);
    }
    publishAsync(...args: unknown[]): Promise<void> {
      calls.push(['publishAsync', ...args]);
      return new Promise(() => undefined);
    }
    end(): void {
      calls.push(['end']);
    }
  }
  let now = 0;
  let timers: { at: number; every: number | null; call: () => void }[] = [];
  const add = (call: () => void, milliseconds: number, every: number | null): object => {
    const timer = { at: now + milliseconds, every, call };
    timers.push(timer);
    return timer;
  };
  const body = script.replace(/^import .*$/gm, '').replace(/^export /gm, '');
  const names = ['Client', 'exec', 'setTimeout', 'setInterval', 'clearInterval', 'Date'];
  const make = compileFunction(`${body}\nreturn { options, role: ${role} };`, names) as (...args: unknown[]) => {
    options: { scenarios: Record<string, unknown> };
    role: () => void;
  };
  const { options, role: run } = make(
    Client,
    { scenario: { iterationInTest: iteration } },
    (call: () => void, milliseconds: number) => add(call, milliseconds, null),
    (call: () => void, milliseconds: number) => add(call, milliseconds, milliseconds),
    (timer: object) => (timers = timers.filter((one) => one !== timer)),
    { now: () => now },
  );
  calls.push(['scenario', options.scenarios[role]]);
  run();
  for (; now <= seconds * 1000; now += 1) {
    for (const timer of timers.filter(({ at }) => at <= now)) {
      if (timer.every === null) timers = timers.filter((one) => one !== timer);
      else timer.at += timer.every;
      timer.call();
    }
  }
  return calls;
}

describe('k6', () => {
  test('subscribes', () => {
    const { text, differences } = written('k6', { ...fanIn, topic: 'a`${b}"/%i' }, 'mqtt://ada:pw@127.0.0.1');
    expect(differences).toEqual(['counts-no-losses']);
    expect(runK6(text, 'subscribe0', 0, 1)).toEqual([
      [
        'scenario',
        expect.objectContaining({ executor: 'per-vu-iterations', exec: 'subscribe0', vus: 1, startTime: '0s' }),
      ],
      ['new', { client_id: 'load-subscribe0-0', username: 'ada', password: 'pw' }],
      ['connect', 'mqtt://127.0.0.1:1883', { keepalive: 60, clean_session: true }],
      ['subscribe', 'a`${b}"/+', { qos: 1 }],
    ]);
  });

  test('publishes as many messages as the scenario', () => {
    const calls = runK6(written('k6', fanIn).text, 'publish0', 2, 20);
    const published = calls.filter(([name]) => name === 'publish');
    expect(published).toHaveLength(1000);
    expect(published[0]).toEqual(['publish', 'load/run/2', 'a'.repeat(16), { qos: 1 }]);
    expect(calls[0]).toEqual(['scenario', expect.objectContaining({ vus: 3, startTime: '2s' })]);
    expect(calls.at(-1)).toEqual(['end']);
  });

  test('keeps a window', () => {
    const calls = runK6(written('k6', { scenario: 'pub', window: 7, qos: 1 }).text, 'publish0', 0, 1);
    expect(calls.filter(([name]) => name === 'publishAsync')).toHaveLength(7);
  });
});

describe('JMeter', () => {
  const strange: ScenarioFields = { ...fanIn, topic: 'a<b>&"c"/%i/%c' };

  test('gets a thread for each client, with its topic, and is told apart from an open loop', () => {
    const { text, differences } = written('jmeter', strange);
    expect(text).toContain('<stringProp name="ThreadGroup.num_threads">3</stringProp>');
    expect(text).toContain(
      '<stringProp name="mqtt.topic_name">a&lt;b&gt;&amp;"c"/${__threadNum}/load-publish-0-${__threadNum}</stringProp>',
    );
    expect(text).toContain('<stringProp name="ConstantTimer.delay">10</stringProp>');
    expect(differences).toEqual(['waits', 'counts-no-losses', 'connect-time']);
  });

  test('has both clients of a pair on one topic', () => {
    const { text } = written('jmeter', { scenario: 'point-to-point', pairs: 2, topic: 'a/%c' });
    expect(text.match(/a\/load-publish-0-\$\{__threadNum\}/g)).toHaveLength(2);
  });

  test('gets well-formed XML', (context) => {
    needs(context, isThere('python3'), 'python3');
    const parse =
      'import sys, xml.dom.minidom as m; print(len(m.parse(sys.stdin.buffer).getElementsByTagName("ThreadGroup")))';
    const { text } = written('jmeter', strange, 'mqtt://a%3Cb%00c:%22%26@127.0.0.1');
    const { stdout, stderr } = spawnSync('python3', ['-c', parse], { input: text, encoding: 'utf8' });
    expect([stderr, stdout]).toEqual(['', '2\n']);
  });
});

const each: ScenarioFields[] = [
  { scenario: 'conn', clients: 1000 },
  { scenario: 'sub', subscribers: 5, filter: '$share/g/#' },
  { scenario: 'point-to-point', pairs: 10, qos: 2, window: 3 },
  { scenario: 'shared', group: 'workers' },
  {
    scenario: 'mixed',
    parts: [
      { scenario: 'conn', clients: 5 },
      { scenario: 'fan-out', rate: 5 },
    ],
  },
];

test.for(each.flatMap((scenario) => toolNames.map((tool) => [tool, scenario] as const)))(
  '%s can be told %j',
  ([tool, scenario], context) => {
    const { text } = written(tool, scenario);
    expect(text.length).toBeGreaterThan(50);
    expect(text).not.toMatch(/undefined|NaN|%r|\[object/);
    if (tool !== 'emqtt_bench' && tool !== 'mqttx') return;
    needs(context, isThere('bash'), 'bash');
    expect(spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' }).stderr).toBe('');
  },
);
