import { expect, test } from 'vitest';
import { Latency } from '../../src/load/latency.ts';
import type { Measured } from '../../src/load/measured.ts';
import { reportLines } from '../../src/load/report.ts';
import { resultOf } from '../../src/load/result.ts';

function histogram(...milliseconds: number[]): string {
  const latency = new Latency();
  for (const each of milliseconds) latency.record(each * 1000);
  return latency.toText();
}

const counts = { acknowledged: 0, refused: 0, duplicated: 1, outOfOrder: 0, foreign: 0 };
const measured: Measured = {
  ended: 'complete',
  connections: { wanted: 12, made: 11, took: 100 },
  parts: [{ kind: 'fan-out', planned: 100, sent: 100, expected: 1000, delivered: 998, ...counts }],
  measuredTime: 1000,
  sent: 100,
  acknowledged: 0,
  delivered: 998,
  bytesSent: 1,
  bytesReceived: 2,
  missed: 5,
  held: 0,
  busy: null,
  happenings: [{ code: 'connect-refused', detail: '0x97 Quota exceeded', count: 1 }],
  rows: [],
  histograms: {
    latency: histogram(1, 2, 150),
    naive: histogram(1, 1, 20),
    acknowledgement: histogram(),
    connect: histogram(0.5),
    lag: histogram(0.1),
    loop: histogram(),
  },
};
const head = { target: 'mqtt://127.0.0.1:1883', started: '2026-01-01T00:00:00.000Z', generators: 1 };
const result = resultOf({ ...head, scenario: { scenario: 'fan-out', duration: 1 } }, measured);

test('a report says first whose figures these are, then the figures', () => {
  expect(reportLines(result, 'en')).toEqual([
    'fan-out → mqtt://127.0.0.1:1883: ran to its end',
    'The generator, not the broker, is the limit: these are not the figures of the broker.',
    '  - 5.0 % of the messages were sent more than 10 ms later than planned, by the generator itself',
    '  - deliveries that are missing: 2',
    '  - clients that were not connected: 1',
    '  1 × the broker refused the connection (0x97 Quota exceeded)',
    '',
    'connections   11 of 12, 110 a second',
    'offered 100/s, sent 100/s, delivered 998/s',
    'messages: sent 100, expected 1000, delivered 998, lost 2, duplicated 1',
    '',
    'ms                                    p50       p90       p95       p99     p99.9       max',
    'latency from the planned time       2.000       150       150       150       150       150',
    'latency from sending (naive)        1.000      20.0      20.0      20.0      20.0      20.0',
    'generator behind its plan           0.100     0.100     0.100     0.100     0.100     0.100',
    'connected after                     0.500     0.500     0.500     0.500     0.500     0.500',
  ]);
});

test('its columns stand below each other in Chinese, too', () => {
  const lines = reportLines(result, 'zh-cn');
  expect(lines[9]).toBe('消息：发送 100，应投递 1000，投递 998，丢失 2，重复 1');
  const width = (text: string): number => text.length + text.replace(/[^\u2e80-\uffef]/g, '').length;
  expect(new Set(lines.slice(11).map(width)).size).toBe(1);
});
