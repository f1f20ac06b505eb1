// Packets that crossed: rows in the broker's order, and the client's end where the client sent or got the packet.
import { expect, test } from 'vitest';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { clientEndOf, isSlanted, layoutDiagram, type Arrow } from '../../../src/inspector/diagram/diagram-layout.ts';
import type { Packet } from '../../../src/mqtt/packet.ts';
import { capturedPacket, publish } from '../../capture/packets.ts';

const ping: Packet = { type: 'PINGREQ' };

/** In the broker's order: `time` at the client's side, then at the broker's. */
function crossing(
  ...steps: [client: string, way: '→' | '←', time: number, brokerTime: number | null, more?: Partial<CapturedPacket>][]
): readonly Arrow[] {
  const clients = ['anna', 'ben'];
  const packets = steps.map(([clientId, way, time, brokerTime, more], index) =>
    capturedPacket(ping, {
      number: index + 1,
      connection: clients.indexOf(clientId) + 1,
      clientId,
      direction: way === '→' ? 'to-broker' : 'to-client',
      time,
      brokerTime,
      ...more,
    }),
  );
  return layoutDiagram(packets, [], 800).arrows;
}

const clientY = (arrow: Arrow | undefined): number => (arrow === undefined ? NaN : clientEndOf(arrow).y);
const rowY = (arrow: Arrow | undefined): number => arrow?.y ?? NaN;

test('packets that nothing crossed are level, however long they took', () => {
  const arrows = crossing(['anna', '→', 1, 5], ['anna', '←', 9, 6], ['ben', '→', 10, 10]);
  expect(arrows.map(isSlanted)).toEqual([false, false, false]);
});

test('a packet that was sent before others, and taken after them, leaves above their rows', () => {
  const [first, second, late] = crossing(['anna', '→', 2, 3], ['anna', '←', 4, 3], ['ben', '→', 1, 9]);
  expect([first, second].map((arrow) => arrow && isSlanted(arrow))).toEqual([false, false]);
  expect(clientY(late)).toBeLessThan(rowY(first));
  expect([late?.from.y, late?.to.y]).toEqual([clientY(late), rowY(late)]);
  expect(rowY(late)).toBeGreaterThan(rowY(second));
});

test('packets that left together have their ends in the order in which they were sent, none upon another', () => {
  const arrows = crossing(['anna', '→', 5, 6], ['ben', '→', 2, 8], ['ben', '→', 1, 9]);
  const [first, second, third] = arrows;
  expect(clientY(third)).toBeLessThan(clientY(second));
  expect(clientY(second)).toBeLessThan(rowY(first));
  expect(new Set(arrows.flatMap((arrow) => [clientY(arrow), rowY(arrow)])).size).toBe(5);
});

test('a packet to a client that came after one that was sent later arrives below it', () => {
  const [late, other] = crossing(['anna', '←', 9, 1], ['ben', '←', 3, 2]);
  expect(late?.from.y).toBe(rowY(late));
  expect(clientY(late)).toBeGreaterThan(rowY(other));
  expect(other && isSlanted(other)).toBe(false);
});

test('of a client and the broker that sent at the same time one arrow is slanted, and they cross', () => {
  const [message, unsubscribe] = crossing(['anna', '←', 4, 1], ['anna', '→', 2, 5]);
  expect(message && isSlanted(message)).toBe(false);
  expect(clientY(unsubscribe)).toBeLessThan(clientY(message));
  expect(rowY(unsubscribe)).toBeGreaterThan(rowY(message));
});

test('what a fault kept is slanted, what has not come to the broker waits, and what was dropped is lost', () => {
  const [kept, waits, dropped, released] = crossing(
    ['anna', '→', 1, 500, { fault: { rule: 1, kind: 'delayed', milliseconds: 499 } }],
    ['anna', '→', 501, null],
    ['anna', '→', 502, null, { fault: { rule: 1, kind: 'dropped' } }],
    ['anna', '→', 503, 510, { fault: { rule: 1, kind: 'held' } }],
  );
  expect(kept && isSlanted(kept)).toBe(true);
  expect([kept, waits, dropped, released].map((arrow) => arrow?.end)).toEqual(['arrives', 'held', 'lost', 'arrives']);
});

test('only where the broker tells no times its order is unknown', () => {
  const unknown = (...times: (number | null | undefined)[]): boolean =>
    layoutDiagram(
      times.map((brokerTime, index) =>
        capturedPacket(publish, { number: index + 1, ...(brokerTime !== undefined && { brokerTime }) }),
      ),
      [],
      800,
    ).unknownOrder;
  expect([unknown(), unknown(1, null), unknown(1, undefined)]).toEqual([false, false, true]);
});
