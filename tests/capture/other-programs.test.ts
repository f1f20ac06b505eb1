// What programs of other people send, and no receiver has to take: MQTT 3.1, bridges, numbers that are too long.
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/mqtt/decode.ts';
import { Capture } from '../../src/capture/capture.ts';
import type { CapturedPacket } from '../../src/capture/captured-packet.ts';
import { describe as lineOf } from '../../src/capture/describe.ts';
import { Exchanges } from '../../src/capture/exchanges/exchanges.ts';
import { compileFilter } from '../../src/capture/filter/compile-filter.ts';
import { dissect } from '../../src/mqtt/dissect.ts';
import { bytesOf, connect, joined, publish, utf8 } from './packets.ts';

const text = (value: string): Uint8Array => joined(Uint8Array.of(0, value.length), utf8(value));

function connectOf(name: string, level: number, flags = 2, ...more: Uint8Array[]): Uint8Array {
  const properties = (level & 0x7f) === 5 ? Uint8Array.of(0) : new Uint8Array(0);
  const body = joined(text(name), Uint8Array.of(level, flags, 0, 60), properties, text('meter-7'), ...more);
  return joined(Uint8Array.of(0x10, body.length), body);
}

function tap(...sent: [from: 'client' | 'server', bytes: Uint8Array][]): CapturedPacket[] {
  let number = 0;
  const capture = new Capture({ connection: 1, cell: '', execution: 0 }, () => (number += 1));
  return sent.flatMap(([from, bytes]) => capture.push(from === 'client' ? 'to-broker' : 'to-client', bytes, 0));
}

const line = (captured: CapturedPacket | undefined): string =>
  captured === undefined ? '' : lineOf(captured, 'en').join(' ');

describe('a capture', () => {
  it.for([
    ['MQIsdp', 3, 'MQTT 3.1', 4],
    ['MQIsdp', 0x83, 'MQTT 3.1 bridge', 4],
    ['MQTT', 0x84, 'MQTT 3.1.1 bridge', 4],
    ['MQTT', 0x85, 'MQTT 5.0 bridge', 5],
  ] as const)('reads the CONNECT of %s %i as %s', ([name, level, told, version]) => {
    const [captured] = tap(['client', connectOf(name, level)]);
    expect(line(captured)).toBe(
      `CONNECT ${told} meter-7 ${version === 5 ? 'Clean Start' : 'CleanSession'} keepalive 60`,
    );
    expect(captured).toMatchObject({ clientId: 'meter-7', version });
    expect(compileFilter(`mqtt.ver == ${level} && mqtt.clientid == "meter-7"`)(captured as CapturedPacket)).toBe(true);
    expect(() => decode(connectOf(name, level), 4, 'client')).toThrow(/neither 4 nor 5|not MQTT/);
  });

  it('refuses other names and levels', () => {
    for (const [name, level] of [
      ['MQIsdp', 4],
      ['MQTT', 3],
      ['MQTT', 6],
      ['HTTP', 4],
    ] as const)
      // prettier-ignore
      expect(tap(['client', connectOf(name, level)])[0]?.packet).toBeNull();
  });

  it('finds no Session Present in the CONNACK of MQTT 3.1, and the session goes on', () => {
    const keep = connectOf('MQIsdp', 3, 0);
    const sent = bytesOf({ ...publish, dup: false }, 4);
    const packets = tap(['client', keep], ['client', sent], ['server', Uint8Array.of(0x20, 2, 0, 0)]);
    expect(line(packets[2])).toBe('CONNACK 0x00');
    const again = tap(
      ['client', keep],
      ['server', Uint8Array.of(0x20, 2, 0, 0)],
      ['server', Uint8Array.of(0x40, 2, 0, 1)],
    );
    const exchanges = new Exchanges();
    for (const captured of packets) exchanges.take(captured);
    const places = again.map((captured) =>
      exchanges.take({ ...captured, number: captured.number + 10, connection: 2 }),
    );
    expect(places[2]?.first).toBe(2);
    const names = dissect(Uint8Array.of(0x20, 2, 1, 0), 4, 'server', true).fields.map(({ name }) => name);
    expect(names).not.toContain('Session Present');
  });

  it('reads the packets that MQTT 3.1 sends again with DUP, and a CONNECT without the user name that its flag promises', () => {
    const [opened, again] = tap(['client', connectOf('MQIsdp', 3, 0x82)], ['client', Uint8Array.of(0x6a, 2, 0, 1)]);
    expect(opened?.packet).toMatchObject({ type: 'CONNECT', clientId: 'meter-7' });
    expect(again?.packet).toMatchObject({ type: 'PUBREL', packetId: 1 });
    expect(tap(['client', connectOf('MQTT', 4)], ['client', Uint8Array.of(0x6a, 2, 0, 1)])[1]?.packet).toBeNull();
  });

  it.for([4, 5] as const)('reads a Remaining Length that is not minimal, with the clause of version %i', (version) => {
    const message = bytesOf(publish, version);
    const long = joined(message.slice(0, 1), Uint8Array.of((message[1] ?? 0) | 0x80, 0x80, 0), message.slice(2));
    const packets = tap(
      ['client', bytesOf({ ...connect, version } as typeof connect, version)],
      ['client', joined(long, Uint8Array.of(0xc0, 0x80, 0), message)],
    );
    expect(packets.map(({ packet }) => packet?.type)).toEqual(['CONNECT', 'PUBLISH', 'PINGREQ', 'PUBLISH']);
    expect(packets[1]?.packet).toMatchObject({ topic: 'lab/x', payload: utf8('hello') });
    const rule = version === 5 ? 'MQTT5-1.5.5-1' : 'MQTT311-2.2.3';
    expect(packets.map(({ noted }) => noted?.rule)).toEqual([undefined, rule, rule, undefined]);
    expect(line(packets[2])).toBe(`PINGREQ · The Remaining Length is not minimal [${rule}] @1`);
  });

  it('cuts such packets wherever they were split', () => {
    const stream = joined(connectOf('MQTT', 4), Uint8Array.of(0xc0, 0x80, 0x80, 0), Uint8Array.of(0xc0, 0));
    for (let size = 1; size < 9; size += 1) {
      const parts: ['client', Uint8Array][] = [];
      for (let at = 0; at < stream.length; at += size) parts.push(['client', stream.slice(at, at + size)]);
      expect(tap(...parts).map(({ packet }) => packet?.type)).toEqual(['CONNECT', 'PINGREQ', 'PINGREQ']);
    }
  });
});
