// The reader's choice between picture and table, and which events a picture that is looked at live moves with.
import { expect, test } from 'vitest';
import type { BrokerEvent } from '../../../src/broker/events/events.ts';
import { rememberShape, rememberedShape } from '../../../src/inspector/broker-view/broker-shape.ts';
import { LatestEvents } from '../../../src/inspector/broker-view/latest-events.ts';

test('the choice is remembered; without a storage the broker is a picture', () => {
  const kept = new Map<string, string>();
  const storage = () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  expect(rememberedShape(storage)).toBe('picture');
  rememberShape('table', storage);
  expect(rememberedShape(storage)).toBe('table');
  rememberShape('picture', storage);
  expect(rememberedShape(storage)).toBe('picture');
  const none = (): Storage => {
    throw new Error('SecurityError');
  };
  rememberShape('table', none);
  expect(rememberedShape(none)).toBe('picture');
});

test('what was there before anybody looked does not move; later events do, until the next ones', () => {
  const event = (input: number) => ({ input }) as BrokerEvent;
  const latest = new LatestEvents();
  const events = [event(1), event(2)];
  const inputs = (first: number): number[] => latest.of({ first, events }).map(({ input }) => input);
  expect(inputs(0)).toEqual([]);
  events.push(event(3), event(4));
  expect(inputs(0)).toEqual([3, 4]);
  expect(inputs(0)).toEqual([3, 4]);
  // The record keeps the last ones only.
  events.splice(0, 3);
  events.push(event(5));
  expect(inputs(3)).toEqual([5]);
  events.length = 0;
  events.push(event(90));
  expect(inputs(80)).toEqual([90]);
});
