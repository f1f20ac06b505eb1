import { describe, expect, test } from 'vitest';
import { CheckError } from '../../src/checks.ts';
import { readScenario } from '../../src/load/read-scenario.ts';

function faultsOf(value: unknown): string[] {
  try {
    readScenario(value);
  } catch (error) {
    if (error instanceof CheckError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('a scenario', () => {
  test('needs nothing but its name', () => {
    expect(readScenario({ scenario: 'fan-out' })).toEqual({
      name: 'fan-out',
      version: 5,
      connectRate: 200,
      keepAlive: 60,
      cleanStart: true,
      clientId: 'load-%r-%i',
      warmUp: 0,
      duration: 10_000,
      settle: 2000,
      parts: [
        {
          kind: 'fan-out',
          idle: 0,
          publishers: 1,
          subscribers: 10,
          topic: 'load/%r',
          filter: 'load/%r',
          qos: 0,
          payload: { size: 16, pattern: 'zeros' },
          pace: { loop: 'open', rate: 100, ramp: 0 },
        },
      ],
    });
  });

  test.each([
    ['fan-in', { topic: 'a/%i/b-%c/%r' }, 'a/+/+/%r'],
    ['shared', { topic: 'a/%i' }, '$share/load/a/+'],
    ['shared', { topic: 'a', group: 'g' }, '$share/g/a'],
    ['sub', { filter: '$share/g/x/#' }, '$share/g/x/#'],
    ['point-to-point', { topic: 'p/%i' }, 'p/%i'],
  ])('%s %j subscribes to %s', (scenario, fields, filter) => {
    expect(readScenario({ scenario, ...fields }).parts[0]?.filter).toBe(filter);
  });

  test('that is mixed keeps the topics of its parts apart', () => {
    const { parts } = readScenario({
      scenario: 'mixed',
      parts: [
        { scenario: 'conn', clients: 5 },
        { scenario: 'point-to-point', pairs: 3, window: 4 },
        { scenario: 'fan-out' },
      ],
    });
    expect(parts.map(({ idle, publishers, subscribers, topic }) => [idle, publishers, subscribers, topic])).toEqual([
      [5, 0, 0, 'load/%r/0/%i'],
      [0, 3, 3, 'load/%r/1/%i'],
      [0, 1, 10, 'load/%r/2'],
    ]);
    expect(parts.map(({ pace }) => pace)).toEqual([
      null,
      { loop: 'closed', window: 4 },
      { loop: 'open', rate: 100, ramp: 0 },
    ]);
  });
});

describe('is refused, with the place and what was expected:', () => {
  test.each([
    [{}, 'scenario: expected a known kind'],
    [{ scenario: 'flood' }, 'scenario: expected a known kind'],
    [[], ': expected an object { … }'],
    [{ scenario: 'conn', clients: 5, rate: 3 }, 'rate: expected one of the keys scenario, clients,'],
    [{ scenario: 'pub', clinets: 5 }, 'clinets: expected one of the keys scenario, publishers,'],
    [{ scenario: 'mixed', parts: [{ scenario: 'pub', duration: 3 }] }, 'parts[0].duration: expected one of the keys'],
    [{ scenario: 'mixed', parts: [] }, 'parts: expected at least one part'],
    [{ scenario: 'pub', rate: 0 }, 'rate: expected a number from 0.001 to 10000000'],
    [
      { scenario: 'pub', rate: 5, window: 5 },
      'rate: expected either a rate (open loop) or a window (closed loop), not both',
    ],
    [
      { scenario: 'pub', qos: 1, window: 5, ramp: 1 },
      'ramp: expected no ramp, as a window has no rate that could rise',
    ],
    [{ scenario: 'pub', window: 5 }, 'window: expected QoS 1 or 2, as nothing comes back that could open a window'],
    [{ scenario: 'pub', rate: 0.01 }, 'rate: expected a rate with at least one message in 10 seconds'],
    [
      { scenario: 'pub', ramp: 20, duration: 5, warmUp: 1 },
      'ramp: expected at most 6 seconds, as long as the traffic lasts',
    ],
    [
      { scenario: 'pub', rate: 1e6, payload: { size: 100_000 } },
      'rate: expected at most 125000 with this payload: no network carries more',
    ],
    [{ scenario: 'pub', payload: { size: 8 } }, 'payload.size: expected a whole number from 16 to 16777216'],
    [
      { scenario: 'pub', payload: { size: 16, pattern: 'x' } },
      'payload.pattern: expected one of "zeros", "text", "random"',
    ],
    [{ scenario: 'pub', topic: 'a/#' }, 'topic: expected a Topic Name: not empty, without + and #'],
    [{ scenario: 'pub', topic: 'a/%x' }, 'topic: expected no sign but %c, %i, %r; it has %x'],
    [{ scenario: 'sub', filter: 'a/#/b' }, 'filter: expected a Topic Filter'],
    [
      { scenario: 'point-to-point', pairs: 2, topic: 'a' },
      'topic: expected %i or %c in it, as each pair has a topic of its own',
    ],
    [
      { scenario: 'conn', clientId: 'me' },
      'clientId: expected %i in it, as a broker closes the older of two clients of one name',
    ],
    [{ scenario: 'conn', duration: 3600, warmUp: 1 }, 'duration: expected at most 3600 seconds together with warmUp'],
    [{ scenario: 'conn', protocol: 5 }, 'protocol: expected one of "3.1.1", "5"'],
    [{ scenario: 'shared', group: 'a/b' }, 'group: expected the name of a group: not empty, without / + #'],
  ])('%j', (value, text) => {
    expect(faultsOf(value)[0]).toContain(text);
  });

  test('all that is wrong at once', () => {
    expect(faultsOf({ scenario: 'pub', rate: -1, qos: 3, x: 1 })).toHaveLength(3);
  });
});
