// Runs against real brokers, our Node host and Debian's Mosquitto: every message is counted.
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startNodeHost } from '../../src/broker/hosts/node.ts';
import { startRun } from '../../src/load/hosts/node-run.ts';
import type { LoadResult } from '../../src/load/result.ts';
import type { ScenarioFields } from '../../src/load/scenario-fields.ts';
import { parseTarget } from '../../src/load/target.ts';
import { needs } from '../interop/tools.ts';
import { isMosquittoThere, startMosquitto } from '../interop/real-mosquitto.ts';

function runOn(url: string, scenario: ScenarioFields, processes = 1): Promise<LoadResult> {
  const target = parseTarget(url);
  if (target === null) throw new Error(`no address: ${url}`);
  return startRun({ scenario, target, address: '127.0.0.1', processes }).done;
}

/** What each scenario has to bring, whatever the broker. */
const scenarios: [ScenarioFields, Partial<LoadResult['figures']['counts']>][] = [
  [
    { scenario: 'conn', clients: 30, duration: 0.05 },
    { sent: 0, expected: 0 },
  ],
  [
    { scenario: 'pub', publishers: 3, rate: 300, duration: 0.2 },
    { sent: 60, acknowledged: 0, expected: 0 },
  ],
  [
    { scenario: 'pub', publishers: 3, rate: 300, duration: 0.2, qos: 2 },
    { sent: 60, acknowledged: 60 },
  ],
  [
    { scenario: 'point-to-point', pairs: 5, rate: 500, duration: 0.2 },
    { sent: 100, expected: 100 },
  ],
  [
    { scenario: 'point-to-point', pairs: 5, rate: 500, duration: 0.2, qos: 1 },
    { sent: 100, acknowledged: 100, expected: 100 },
  ],
  [
    { scenario: 'point-to-point', pairs: 5, rate: 500, duration: 0.2, qos: 2 },
    { sent: 100, acknowledged: 100, expected: 100 },
  ],
  [
    { scenario: 'fan-out', subscribers: 20, rate: 100, duration: 0.2, payload: { size: 1000, pattern: 'random' } },
    { sent: 20, expected: 400 },
  ],
  [
    { scenario: 'fan-in', publishers: 20, rate: 1000, duration: 0.2, warmUp: 0.1, qos: 1 },
    { sent: 300, acknowledged: 300, expected: 300 },
  ],
  [
    { scenario: 'shared', publishers: 2, subscribers: 4, rate: 500, duration: 0.2, qos: 1 },
    { sent: 100, acknowledged: 100, expected: 100 },
  ],
  [
    {
      scenario: 'mixed',
      duration: 0.2,
      parts: [
        { scenario: 'conn', clients: 5 },
        { scenario: 'point-to-point', pairs: 2, rate: 100 },
        { scenario: 'fan-out', subscribers: 3, rate: 50, qos: 1 },
      ],
    },
    { sent: 30, acknowledged: 10, expected: 50 },
  ],
];

function expectAll(result: LoadResult, counts: Partial<LoadResult['figures']['counts']>): void {
  expect(result.measured.happenings).toEqual([]);
  expect(result.measured.ended).toBe('complete');
  const { wanted, made } = result.measured.connections;
  expect(made).toBe(wanted);
  const { planned, sent, expected } = result.figures.counts;
  expect(planned).toBe(sent);
  expect(result.figures.counts).toMatchObject({
    ...counts,
    delivered: expected,
    lost: 0,
    duplicated: 0,
    outOfOrder: 0,
    refused: 0,
    foreign: 0,
  });
}

const brokers = ['our Node host', 'Mosquitto'] as const;

describe.each(brokers)('on %s every message is counted', (name) => {
  let urls: { tcp: string; ws: string };
  let stop: () => Promise<void> = () => Promise.resolve();
  const isThere = name === 'our Node host' || isMosquittoThere;

  beforeAll(async () => {
    if (!isThere) return;
    if (name === 'Mosquitto') {
      const mosquitto = await startMosquitto();
      stop = mosquitto.stop;
      urls = { tcp: `mqtt://127.0.0.1:${mosquitto.port}`, ws: `ws://127.0.0.1:${mosquitto.webSocketPort}/mqtt` };
    } else {
      const host = await startNodeHost({ tcpPort: 0, wsPort: 0 });
      stop = () => host.close();
      urls = { tcp: `mqtt://127.0.0.1:${host.tcp}`, ws: `ws://127.0.0.1:${host.ws}/mqtt` };
    }
  });
  afterAll(() => stop());

  test.for(scenarios)('%j', async ([scenario, counts], context) => {
    needs(context, isThere, 'mosquitto');
    expectAll(await runOn(urls.tcp, { connectRate: 1000, ...scenario }), counts);
  });

  test.for([0, 1, 2] as const)('over WebSocket and 3.1.1 at QoS %i', async (qos, context) => {
    needs(context, isThere, 'mosquitto');
    const scenario = { scenario: 'fan-out', subscribers: 5, rate: 100, duration: 0.2, qos, protocol: '3.1.1' } as const;
    expectAll(await runOn(urls.ws, scenario), { sent: 20, expected: 100, acknowledged: qos === 0 ? 0 : 20 });
  });

  test.for([0, 1, 2] as const)('in a closed loop at QoS %i', async (qos, context) => {
    needs(context, isThere, 'mosquitto');
    const result = await runOn(urls.tcp, { scenario: 'point-to-point', pairs: 2, window: 10, duration: 0.2, qos });
    const { sent } = result.figures.counts;
    expect(sent).toBeGreaterThan(100);
    expectAll(result, { expected: sent, acknowledged: qos === 0 ? 0 : sent });
  });

  test('in two processes, whose subscribers get the messages of both', async (context) => {
    needs(context, isThere, 'mosquitto');
    const scenario = { scenario: 'fan-in', publishers: 4, subscribers: 3, rate: 200, duration: 0.2 } as const;
    const result = await runOn(urls.tcp, scenario, 2);
    expectAll(result, { sent: 40, expected: 120 });
    expect(result.generators).toBe(2);
  });
});

describe('a server that', () => {
  async function serve(onSocket: (socket: Socket) => void): Promise<string> {
    const server = createServer(onSocket).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    return `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  test('closes at once', async () => {
    const url = await serve((socket) => socket.destroy());
    const { measured, verdict } = await runOn(url, { scenario: 'conn', clients: 3, connectRate: 1000 });
    expect(measured.happenings.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect([measured.ended, verdict.limit]).toEqual(['early', 'unmeasured']);
  });

  test('speaks another protocol', async () => {
    const url = await serve((socket) => socket.on('data', () => socket.end('\0\0\0\0')));
    const { measured } = await runOn(url, { scenario: 'conn', clients: 2, connectRate: 1000 });
    expect(measured.happenings).toEqual([{ code: 'garbage', detail: 'The packet type is reserved', count: 2 }]);
  });

  test('is not there', async () => {
    const { measured } = await runOn('mqtt://127.0.0.1:1', { scenario: 'conn', clients: 2, connectRate: 1000 });
    expect(measured.happenings).toEqual([{ code: 'unreachable', detail: 'ECONNREFUSED', count: 2 }]);
  });
});
