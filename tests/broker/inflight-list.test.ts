// The list of deliveries in flight, beside a Map: the same content in the same order, whichever identifiers share a
// slot.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Delivery } from '../../src/broker/delivery.ts';
import { Inflight, InflightDelivery } from '../../src/broker/inflight.ts';
import { messageFrom } from '../../src/broker/message.ts';

const message = messageFrom({ topic: 't', payload: new Uint8Array(1), qos: 1, retain: false }, 'p', 0, 1);
const delivery: Delivery = { message, qos: 1, retain: false, subscriptionIdentifiers: null, group: null };
const entryOf = (packetId: number): InflightDelivery => new InflightDelivery(packetId, delivery, 'PUBACK', true, 0);

test('it holds what was added and not removed, in the order of adding', () => {
  const packetId = fc.oneof(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 0, max: 100 }).map((n) => 1 + 64 * n),
  );
  const step = fc.record({ packetId, does: fc.constantFrom('add', 'add', 'remove', 'to the end') });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200, size: 'max' }), (steps) => {
      const list = new Inflight();
      const model = new Map<number, InflightDelivery>();
      for (const { packetId: id, does } of steps) {
        const known = model.get(id);
        if (known === undefined && does === 'add') {
          const entry = entryOf(id);
          list.add(entry);
          model.set(id, entry);
        } else if (known !== undefined && does !== 'add') {
          list.remove(known);
          model.delete(id);
          if (does === 'to the end') {
            list.add(known);
            model.set(id, known);
          }
        }
        expect(list.size).toBe(model.size);
        expect(list.get(id)).toBe(model.get(id));
      }
      expect(list.list()).toEqual([...model.values()]);
      for (let id = 0; id < 70; id += 1) expect(list.get(id)).toBe(model.get(id));
    }),
  );
});

test('every identifier at once, and none again', () => {
  const list = new Inflight();
  for (let id = 1; id <= 65_535; id += 1) list.add(entryOf(id));
  expect(list.list().map(({ packetId }) => packetId)).toEqual(Array.from({ length: 65_535 }, (_, n) => n + 1));
  for (const entry of list.list()) list.remove(entry);
  expect([list.size, list.list(), list.get(7)]).toEqual([0, [], undefined]);
});

test('what is removed leads to nothing that is still there', () => {
  const list = new Inflight();
  const [first, second] = [entryOf(1), entryOf(9)];
  list.add(first);
  list.add(second);
  list.remove(second);
  expect(second.next).toBeNull();
  expect(list.get(1)).toBe(first);
});
