// A log of inputs that is replayed gives the same effects and the same state, byte for byte.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Effect } from '../../../src/broker/boundary.ts';
import { Broker } from '../../../src/broker/broker.ts';
import {
  decodeInputs,
  encodeInput,
  InputLogError,
  replay,
  type LoggedInput,
} from '../../../src/broker/replay/input-log.ts';
import type { BrokerOptions } from '../../../src/broker/options.ts';
import { profiles } from '../../../src/broker/profiles.ts';
import type { SharedStrategy } from '../../../src/broker/shared-subscriptions.ts';
import { stateToView } from '../../../src/broker/events/state-to-view.ts';
import { histories, Player, tight } from '../random-history.ts';

/** The whole value as text, with maps and sets in their order. */
function asText(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (each instanceof Uint8Array) return Buffer.from(each).toString('hex');
    return each instanceof Map || each instanceof Set ? [...(each as Iterable<unknown>)] : each;
  });
}

const strategies: readonly SharedStrategy[] = [
  'random',
  'round_robin',
  'round_robin_per_group',
  'sticky',
  'local',
  'hash_clientid',
  'hash_topic',
];

test.each(Object.entries(profiles))(
  'a log replayed gives the same bytes and the same state (profile %s)',
  (_, profile) => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...strategies), fc.integer(), (history, sharedStrategy, seed) => {
        const options: Partial<BrokerOptions> = { ...profile, ...tight, sharedStrategy, seed };
        const first = new Broker(options);
        const lines: string[] = [];
        const effects: Effect[][] = [];
        new Player(first, (input, now) => {
          lines.push(encodeInput({ input, now }));
          effects.push(first.handle(input, now));
        }).play(history);
        const second = new Broker(options);
        const repeated = [...replay(second, decodeInputs(lines.join('\n')))];
        expect(asText(repeated)).toBe(asText(effects));
        expect(asText(second.look(stateToView))).toBe(asText(first.look(stateToView)));
        expect(second.nextDeadline()).toBe(first.nextDeadline());
      }),
      { numRuns: 60 },
    );
  },
);

test('another seed chooses other members', () => {
  const hello = (id: number): number[] => [0x10, 13, 0, 4, 0x4d, 0x51, 0x54, 0x54, 4, 2, 0, 0, 0, 1, 0x60 + id];
  const subscribe = [0x82, 15, 0, 1, 0, 10, ...Buffer.from('$share/g/t'), 0];
  const publish = [0x30, 4, 0, 1, 0x74, 0x78];
  const log: LoggedInput[] = [1, 2, 3, 4, 5].flatMap((connection) => [
    { now: 0, input: { type: 'open', connection } },
    { now: 0, input: { type: 'bytes', connection, bytes: new Uint8Array([...hello(connection), ...subscribe]) } },
  ]);
  for (let now = 1; now < 20; now += 1)
    log.push({ now, input: { type: 'bytes', connection: 1, bytes: new Uint8Array(publish) } });
  const chosen = (seed: number): number[] =>
    [...replay(new Broker({ sharedStrategy: 'random', seed }), log)]
      .slice(10)
      .map(([effect]) => effect?.connection ?? 0);
  expect(new Set(chosen(1)).size).toBeGreaterThan(1);
  expect(chosen(1)).toEqual(chosen(1));
  expect(chosen(1)).not.toEqual(chosen(2));
});

test('each kind of input goes through its line of text', () => {
  const log: LoggedInput[] = [
    { now: 0.1 + 0.2, input: { type: 'open', connection: 1 } },
    { now: 1, input: { type: 'bytes', connection: 1, bytes: new Uint8Array([0xc0, 0x00, 0xff]) } },
    { now: 2, input: { type: 'congestion', connection: 1, congested: true } },
    { now: 3, input: { type: 'tick' } },
    { now: 4, input: { type: 'closed', connection: 1 } },
    { now: 5, input: { type: 'shutdown' } },
  ];
  expect(decodeInputs(`${log.map(encodeInput).join('\n')}\n`)).toEqual(log);
  expect(encodeInput(log[1] as LoggedInput)).toBe('{"now":1,"type":"bytes","connection":1,"bytes":"c000ff"}');
});

test.each([
  '{',
  'null',
  '7',
  '{"type":"tick"}',
  '{"now":1,"type":"open"}',
  '{"now":1,"type":"opened","connection":1}',
  '{"now":1,"type":"congestion","connection":1}',
  '{"now":1,"type":"bytes","connection":1,"bytes":"c0f"}',
  '{"now":1,"type":"bytes","connection":1,"bytes":"zz"}',
])('a line that is no input is told with its number: %s', (line) => {
  const decode = (): unknown => decodeInputs(`{"now":1,"type":"tick"}\n${line}`);
  expect(decode).toThrow(InputLogError);
  expect(decode).toThrow(/^line 2: /);
});
