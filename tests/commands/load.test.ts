import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startNodeHost, type NodeHost } from '../../src/broker/hosts/node.ts';
import { readResult } from '../../src/load/read-result.ts';

const command = fileURLToPath(new URL('../../src/commands/load.ts', import.meta.url));
const english = { ...process.env, LC_ALL: 'C' };

let host: NodeHost;
let url: string;
beforeAll(async () => {
  host = await startNodeHost({ tcpPort: 0, wsPort: null });
  url = `mqtt://127.0.0.1:${host.tcp}`;
});
afterAll(() => host.close());

interface Ended {
  code: unknown;
  output: string;
  errors: string;
}

function start(args: readonly string[], program = process.execPath, before = [command]): ChildProcess {
  const child = spawn(program, [...before, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: english });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function ended(child: ChildProcess): Promise<Ended> {
  let [output, errors] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = (await once(child, 'close')) as [unknown];
  return { code, output, errors };
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'lab-load-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

const short = ['--scenario', 'fan-out', '--subscribers', '4', '--rate', '100', '--duration', '200ms'];

describe('a run', () => {
  test('tells its progress in lines, then its result, and saves it', async () => {
    const at = folder();
    const files = ['--json', join(at, 'r.json'), '--csv', join(at, 'r.csv'), '--histogram', join(at, 'r.hgrm')];
    const { output, errors } = await ended(start([url, ...short, ...files, '--lost-at-most', '0']));
    expect(errors).toBe('');
    expect(output).toContain(`fan-out → ${url}: ran to its end\n`);
    expect(output).toContain('messages: sent 20, expected 80, delivered 80, lost 0\n');
    expect(output).toContain('kept: lost at most 0, was 0\n');
    const result = readResult(JSON.parse(readFileSync(join(at, 'r.json'), 'utf8')));
    expect(result.figures.counts).toMatchObject({ sent: 20, delivered: 80, lost: 0 });
    expect(result.scenario).toEqual({ scenario: 'fan-out', subscribers: 4, rate: 100, duration: 0.2 });
    expect(readFileSync(join(at, 'r.csv'), 'utf8')).toMatch(/^second,sent,.*\r\n0,20,0,80,/);
    expect(readFileSync(join(at, 'r.hgrm'), 'utf8')).toMatch(/^ +Value +Percentile TotalCount/);
  });

  test('gives nothing but its result as JSON on the standard output, on demand', async () => {
    const { output, errors } = await ended(start([url, ...short, '--json', '-']));
    expect(readResult(JSON.parse(output)).figures.counts.delivered).toBe(80);
    expect(errors).toContain('ran to its end');
  });

  test('ends with 1 when a threshold is not kept', async () => {
    const { code, output } = await ended(start([url, '--scenario', 'pub', '--duration', '100ms', '--p99-below', '1s']));
    expect(output).toContain('NOT KEPT: p99 below 1000 ms, was without any message\n');
    expect(code).toBe(1);
  });

  test('ends with 1 when nobody answers', async () => {
    const { code, output } = await ended(start(['mqtt://127.0.0.1:1', '--scenario', 'conn', '--clients', '1']));
    expect(output).toContain('Nothing was measured: no client was connected.');
    expect(output).toContain('1 × no link could be opened (ECONNREFUSED)');
    expect(code).toBe(1);
  });

  test('follows the file of a scenario; flags go before it', async () => {
    const file = join(folder(), 'mixed.json');
    writeFileSync(file, JSON.stringify({ scenario: 'fan-in', publishers: 5, window: 5, qos: 1, duration: 60 }));
    const args = ['--scenario', file, '--rate', '100', '--duration', '0.1', '--json', '-'];
    const { output } = await ended(start([url, ...args]));
    expect(readResult(JSON.parse(output)).scenario).toEqual({
      scenario: 'fan-in',
      publishers: 5,
      rate: 100,
      qos: 1,
      duration: 0.1,
    });
  });

  test('that is interrupted disconnects all clients and gives what it measured', async () => {
    const child = start([
      url,
      '--scenario',
      'fan-out',
      '--rate',
      '50',
      '--duration',
      '1000',
      '--workers',
      '2',
      '--json',
      '-',
    ]);
    if (child.stderr === null) throw new Error('no output');
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (/^running: .* [1-9]\d* delivered/.test(line)) child.kill('SIGINT');
    });
    const { output } = await ended(child);
    const { measured, figures } = readResult(JSON.parse(output));
    expect(measured.ended).toBe('stopped');
    expect(figures.counts.sent).toBeGreaterThan(0);
    expect(figures.counts.delivered).toBe(figures.counts.sent * 10);
    expect(measured.happenings).toEqual([]);
  });

  test('whose broker goes away ends at once, keeps what it measured, and ends with 1', async () => {
    const passing = await startNodeHost({ tcpPort: 0, wsPort: null });
    const address = `mqtt://127.0.0.1:${passing.tcp}`;
    const child = start([address, '--scenario', 'fan-out', '--rate', '50', '--duration', '1000', '--json', '-']);
    if (child.stderr === null) throw new Error('no output');
    const lines = createInterface({ input: child.stderr });
    lines.on('line', (line) => void (/^running: .* [1-9]\d* delivered/.test(line) && passing.close()));
    const { code, output } = await ended(child);
    const { measured, figures } = readResult(JSON.parse(output));
    expect(measured.ended).toBe('early');
    expect(measured.happenings).toEqual([{ code: 'disconnected', detail: '0x8b Server shutting down', count: 11 }]);
    expect(figures.counts.delivered).toBeGreaterThan(0);
    // On a busy computer the generator may have missed its plan before.
    expect([1, 3]).toContain(code);
  });

  test('that has no more files for its connections says so, keeps the others, and does not blame the broker', async () => {
    const args = [
      url,
      '--scenario',
      'conn',
      '--clients',
      '100',
      '--connect-rate',
      '1000',
      '--duration',
      '100ms',
      '--json',
      '-',
    ];
    const child = start(args, 'bash', ['-c', 'ulimit -n 64 && exec "$@"', 'bash', process.execPath, command]);
    const { code, output, errors } = await ended(child);
    const { measured, verdict } = readResult(JSON.parse(output));
    const { made } = measured.connections;
    expect(made).toBeGreaterThan(5);
    expect(measured.happenings).toEqual([{ code: 'too-many-files', detail: 'EMFILE', count: 100 - made }]);
    expect(verdict.limit).toBe('generator');
    expect(errors).toContain('raise the limit with ulimit -n');
    expect(code).toBe(3);
  });
});

test('a scenario is written out for another tool; in what the tool differs goes elsewhere', async () => {
  const { code, output, errors } = await ended(
    start([url, '--scenario', 'pub', '--rate', '10', '--as', 'mqttx', '--ramp', '1']),
  );
  expect(output).toMatch(/^timeout 13 mqttx bench pub -h 127\.0\.0\.1 .* -im 100 /);
  expect(errors).toBe('mqttx: it has no ramp: it begins at the full rate\n');
  expect(code).toBe(0);
});

test('the knee is looked for below a rate at which no threshold is kept', async () => {
  const args = [
    '--scenario',
    'fan-out',
    '--rate',
    '6400',
    '--duration',
    '50ms',
    '--max-below',
    '0.0001us',
    '--json',
    '-',
  ];
  const { code, output, errors } = await ended(start([url, ...args, '--knee']));
  const { steps, highest, broken } = JSON.parse(output) as {
    steps: { rate: number }[];
    highest: unknown;
    broken: unknown;
  };
  expect(steps.map(({ rate }) => rate)).toEqual([6400, 3200, 1600, 800, 400, 200, 100]);
  expect([highest, broken]).toEqual([null, 100]);
  expect(errors).toContain('100/s offered: ');
  expect(errors).toContain('No rate kept the thresholds. At 100/s ');
  expect(code).not.toBe(0);
});

describe('what was measured on several computers', () => {
  test('is merged by its results, or by its histograms', async () => {
    const at = folder();
    const [one, other, merged] = ['one', 'other', 'merged'].map((name) => join(at, name)) as [string, string, string];
    await ended(start([url, ...short, '--json', `${one}.json`, '--histogram', `${one}.hlog`]));
    await ended(start([url, ...short, '--json', `${other}.json`, '--histogram', `${other}.hlog`]));
    const results = await ended(start(['merge', `${one}.json`, `${other}.json`, '--json', '-']));
    expect(readResult(JSON.parse(results.output)).figures).toMatchObject({
      counts: { sent: 40, delivered: 160 },
      latency: { count: 160 },
    });
    const logs = await ended(start(['merge', `${one}.hlog`, `${other}.hlog`, '--histogram', `${merged}.hgrm`]));
    expect(logs.code).toBe(0);
    expect(readFileSync(`${merged}.hgrm`, 'utf8')).toMatch(/Total count += +160/);
  });

  test('is not merged with what is something else', async () => {
    const file = join(folder(), 'x.json');
    writeFileSync(file, '{"format":"x"}');
    const { code, errors } = await ended(start(['merge', file]));
    expect(code).toBe(1);
    expect(errors).toContain(
      `${file} is no result of a run: format: expected one of "lab-mqtt load result", received "x"`,
    );
  });
});

describe('is refused before anything is connected:', () => {
  test.each([
    [['mqtt://broker.emqx.io', '--scenario', 'pub', '--i-own-this-broker'], 'broker.emqx.io is a public broker'],
    [
      ['wss://test.mosquitto.org:8081', '--scenario', 'conn', '--clients', '1'],
      'test.mosquitto.org is a public broker',
    ],
    [['mqtt://192.0.2.1', '--scenario', 'conn', '--clients', '101'], 'at most 100 clients, not 101'],
    [['mqtt://192.0.2.1', '--scenario', 'pub', '--rate', '101'], 'at most 100 messages a second, not 101'],
    [['mqtt://192.0.2.1', '--scenario', 'pub', '--duration', '2m'], 'at most 60 seconds, not 120'],
    [['mqtt://192.0.2.1', '--scenario', 'pub', '--window', '1', '--qos', '1'], 'they need --i-own-this-broker'],
    [['http://127.0.0.1', '--scenario', 'pub'], 'http://127.0.0.1 is no address of a broker'],
    [['mqtt://127.0.0.1'], 'Which scenario?'],
    [['mqtt://127.0.0.1', '--scenario', 'flood'], '--scenario flood is none of conn, pub,'],
    [['mqtt://127.0.0.1', '--scenario', 'pub', '--rate', 'fast'], '--rate is a number; it was "fast"'],
    [['mqtt://127.0.0.1', '--scenario', 'pub', '--clients', '5'], 'clients: expected one of the keys'],
    [['mqtt://127.0.0.1', '--scenario', 'pub', '--workers', '2'], '--workers is a number from 1 to 1'],
    [
      ['mqtt://127.0.0.1', '--scenario', 'fan-out', '--window', '5', '--workers', '2'],
      'A window at QoS 0 waits for deliveries',
    ],
    [['mqtt://127.0.0.1', '--scenario', 'pub', '--window', '5', '--qos', '1', '--knee'], '--knee raises a rate'],
    [['mqtt://192.0.2.1', '--scenario', 'pub', '--rate', '1', '--knee'], 'they need --i-own-this-broker'],
    [['mqtt://127.0.0.1', '--scenario', 'pub', '--histogram', 'x.txt'], '--histogram ends with .hgrm'],
    [['mqtt://127.0.0.1', '--scenario', 'pub', '--flood'], 'usage:'],
    [['merge'], 'merge needs files'],
    [[], 'Which broker?'],
  ])('%j', async (args, text) => {
    const { code, output, errors } = await ended(start(args));
    expect(errors).toContain(text);
    expect([code, output]).toEqual([2, '']);
  });
});
