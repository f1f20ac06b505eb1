import { expect, test } from 'vitest';
import { amountOf, newDraft, requestOf, withKind } from '../../../src/inspector/faults/fault-draft.ts';

test('the form begins with a fault that loses one packet of every client, both ways', () => {
  expect(requestOf(newDraft, '')).toEqual({
    action: { kind: 'drop' },
    clientId: null,
    direction: 'both',
    filter: '',
    times: 1,
    chance: 1,
    seed: null,
  });
});

test.each([
  ['delay', { kind: 'delay', milliseconds: 1000, jitter: 0 }],
  ['throttle', { kind: 'throttle', bytesPerSecond: 1000 }],
  ['truncate', { kind: 'truncate', keep: 1 }],
  ['corrupt', { kind: 'corrupt', offset: 0 }],
  ['cut', { kind: 'cut', dropped: true }],
  ['reorder', { kind: 'reorder' }],
] as const)('%s is chosen with its usual amount', (kind, action) => {
  const draft = withKind(newDraft, kind);
  expect(requestOf({ ...draft, clientId: 'anna', times: null, percent: 25, seed: 9 }, 'mqtt.qos == 1')).toEqual({
    action,
    clientId: 'anna',
    direction: 'both',
    filter: 'mqtt.qos == 1',
    times: null,
    chance: 0.25,
    seed: 9,
  });
  expect(amountOf(kind) === null).toBe(Object.keys(action).length === 1 || kind === 'cut');
});
