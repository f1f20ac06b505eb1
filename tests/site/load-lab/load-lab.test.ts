import { expect, test } from 'vitest';
import { CheckError } from '../../../src/checks.ts';
import { readScenario } from '../../../src/load/read-scenario.ts';
import { kinds } from '../../../src/load/scenario.ts';
import { scenarioOf, usualFields } from '../../../src/site/load-lab/lab-fields.ts';
import { labTarget } from '../../../src/site/load-lab/lab-target.ts';
import { percentText, rateChart } from '../../../src/site/load-lab/result-charts.ts';
import { loadLabWords } from '../../../src/site/load-lab/words/words.ts';

test.each(kinds)('%s: what the form begins with is a scenario', (kind) => {
  expect(readScenario(scenarioOf({ ...usualFields, kind })).name).toBe(kind);
});

test.each([
  ['rate', { rate: Number.NaN }],
  ['publishers', { publishers: 0 }],
  ['subscribers', { subscribers: 1.5 }],
  ['payload.size', { size: 3 }],
  ['duration', { duration: -1 }],
])('what cannot be is told with its place: %s', (place, changes) => {
  let told: unknown;
  try {
    readScenario(scenarioOf({ ...usualFields, ...changes }));
  } catch (error) {
    told = error;
  }
  expect(told).toBeInstanceOf(CheckError);
  expect((told as CheckError).faults.map((fault) => fault.place)).toEqual([place]);
});

const scenario = readScenario(scenarioOf(usualFields));

test('a run goes to the broker of the page, to this computer and to private networks', () => {
  expect(labTarget('mosquitto', '', scenario)).toEqual({ target: { kind: 'in-page', profile: 'mosquitto' } });
  for (const address of [
    'ws://localhost:8083/mqtt',
    'ws://127.0.0.1:9001/',
    'ws://[::1]:8083/mqtt',
    'wss://10.0.0.7/mqtt',
  ])
    expect(labTarget('address', address, scenario)).toMatchObject({ target: { kind: 'address' } });
});

test.each([
  ['no address', { code: 'no-address' }],
  ['mqtt://localhost', { code: 'not-over-web-socket' }],
  ['wss://broker.emqx.io:8084/mqtt', { code: 'refused', refusal: { code: 'public-broker' } }],
  ['wss://mqtt.example.org/mqtt', { code: 'refused', refusal: { code: 'rate' } }],
])('it does not go to %s', (address, problem) => {
  expect(labTarget('address', address, scenario)).toMatchObject({ problem });
});

test('a broker elsewhere is asked for as much as the cap allows', () => {
  const little = readScenario(scenarioOf({ ...usualFields, rate: 100 }));
  expect(labTarget('address', 'wss://mqtt.example.org/mqtt', little)).toMatchObject({ target: { kind: 'address' } });
});

test('charts: seconds are counted from one, and each nine of a percentile is a step', () => {
  const row = { second: 0, sent: 5, acknowledged: 0, delivered: 50, latency: '' };
  expect(rateChart([row], loadLabWords('en'))).toMatchObject({
    form: 'lines',
    series: [
      { name: 'sent', points: [[1, 5]] },
      { name: 'delivered', points: [[1, 50]] },
    ],
  });
  expect([0, 1, 2, 3, 4].map(percentText)).toEqual(['0 %', '90 %', '99 %', '99.9 %', '99.99 %']);
});
