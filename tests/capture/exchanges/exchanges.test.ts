// The rule for what answers what, judged by its table of cases, in both versions and both directions.
import { describe, expect, test } from 'vitest';
import { Exchanges } from '../../../src/capture/exchanges/exchanges.ts';
import type { Exchange } from '../../../src/capture/exchanges/exchange.ts';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { capturedPacket, publish } from '../packets.ts';
import { connectionCases } from './connection-cases.ts';
import { scriptPackets, variantsOf, type ExchangeCase, type ScriptVariant } from './exchange-script.ts';
import { messageCases } from './message-cases.ts';
import { sessionCases } from './session-cases.ts';

function judge({ lines, complete }: ExchangeCase, variant: ScriptVariant): void {
  const exchanges = new Exchanges();
  const places = scriptPackets(lines, variant).map((captured) => exchanges.take(captured));
  const seen = places.map((place) => [place?.first ?? null, place?.answers ?? null]);
  expect(seen).toEqual(lines.map(([, first, answers]) => [first ?? null, answers ?? null]));
  const byFirst = new Map<number, Exchange>();
  for (const place of places) if (place !== null) byFirst.set(place.first, place.exchange);
  expect([...byFirst].filter(([, exchange]) => exchange.complete).map(([first]) => first)).toEqual(complete);
  for (const [first, { packets }] of byFirst)
    expect(packets).toEqual(lines.flatMap((line, index) => (line[1] === first ? [index + 1] : [])));
}

describe.each([...messageCases, ...sessionCases])('$name', (one) => {
  test.each(variantsOf(one, true))('$version, mirrored: $mirrored', (variant) => judge(one, variant));
});

describe.each(connectionCases)('$name', (one) => {
  test.each(variantsOf(one, false))('$version', (variant) => judge(one, variant));
});

test('an acknowledgement is found behind a hundred thousand packets of others', () => {
  const exchanges = new Exchanges();
  const other = capturedPacket({ type: 'PINGREQ' }, { connection: 2, clientId: 'bert' });
  exchanges.take(capturedPacket(publish));
  // The client shows itself now and then: a connection that has been silent for very long is forgotten.
  for (let number = 2; number < 100_000; number += 1) {
    const connection = number % 10_000 === 0 ? 1 : 2;
    exchanges.take({ ...other, number, connection, clientId: connection === 1 ? 'anna' : 'bert' });
  }
  const puback: CapturedPacket = capturedPacket(
    { type: 'PUBACK', packetId: 1, reasonCode: 0 },
    { number: 100_000, direction: 'to-client' },
  );
  expect(exchanges.take(puback)).toMatchObject({ first: 1, answers: 1 });
});

test('a client that repeats itself without end does not make one exchange grow without end', () => {
  const exchanges = new Exchanges();
  const again = capturedPacket({ ...publish, dup: true });
  const lengths = Array.from({ length: 30_000 }, (_, index) => {
    const place = exchanges.take({ ...again, number: index + 1 });
    return place?.exchange.packets.length ?? 0;
  });
  expect(Math.max(...lengths)).toBe(10_000);
});
