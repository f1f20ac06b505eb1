import { describe, expect, it } from 'vitest';
import { Capture } from '../../src/capture/capture.ts';
import { bytesOf, connack, connect, joined, publish } from './packets.ts';

function capture(): Capture {
  let packets = 0;
  return new Capture({ connection: 3, cell: 'hello', execution: 2 }, () => (packets += 1));
}

describe('the capture of a connection', () => {
  it('makes a packet of each packet, however the bytes were cut', () => {
    const stream = joined(bytesOf(connect), bytesOf(publish), bytesOf({ type: 'PINGREQ' }));
    for (let size = 1; size <= stream.length; size += 1) {
      const tap = capture();
      const packets = [];
      for (let at = 0; at < stream.length; at += size)
        packets.push(...tap.push('to-broker', stream.slice(at, at + size), at));
      expect(packets.map((captured) => captured.packet?.type)).toEqual(['CONNECT', 'PUBLISH', 'PINGREQ']);
      expect(joined(...packets.map((captured) => captured.bytes))).toEqual(stream);
    }
  });

  it('knows whose packet it is and numbers it', () => {
    const [captured] = capture().push('to-broker', bytesOf(connect), 12.5);
    expect(captured).toMatchObject({
      number: 1,
      time: 12.5,
      connection: 3,
      cell: 'hello',
      execution: 2,
      clientId: 'anna',
    });
  });

  it('reads both directions in the version of CONNECT', () => {
    const tap = capture();
    tap.push('to-broker', bytesOf({ ...connect, version: 4 } as typeof connect, 4), 0);
    const [answer] = tap.push('to-client', bytesOf(connack, 4), 1);
    expect(answer?.packet).toMatchObject({ type: 'CONNACK', reasonCode: 0 });
    const other = capture();
    other.push('to-broker', bytesOf(connect), 0);
    const [answer5] = other.push(
      'to-client',
      bytesOf({ ...connack, properties: { receiveMaximum: 20 } } as typeof connack),
      1,
    );
    expect(answer5?.packet).toMatchObject({ properties: { receiveMaximum: 20 } });
  });

  it('takes the client id that the broker assigned', () => {
    const tap = capture();
    tap.push('to-broker', bytesOf({ ...connect, clientId: '' } as typeof connect), 0);
    const properties = { assignedClientIdentifier: 'auto-1' };
    const [answer] = tap.push('to-client', bytesOf({ ...connack, properties } as typeof connack), 1);
    expect(answer?.clientId).toBe('auto-1');
  });

  it('keeps the bytes of a malformed packet, the rule it breaks and the place', () => {
    const tap = capture();
    tap.push('to-broker', bytesOf(connect), 0);
    const bad = Uint8Array.of(0x36, 0x05, 0x00, 0x01, 0x61, 0x00, 0x01);
    const [captured] = tap.push('to-broker', bad, 1);
    expect(captured?.packet).toBeNull();
    expect(captured?.bytes).toEqual(bad);
    expect(captured?.malformed?.message).not.toBe('');
    expect(captured?.malformed?.rule).toMatch(/MQTT5-3\.3\.1-4/);
  });

  it('goes on behind a malformed packet whose end is known', () => {
    const tap = capture();
    tap.push('to-broker', bytesOf(connect), 0);
    const packets = tap.push('to-broker', joined(Uint8Array.of(0x31, 0x01, 0x00), bytesOf(publish)), 1);
    expect(packets.map((captured) => captured.packet?.type ?? 'malformed')).toEqual(['malformed', 'PUBLISH']);
  });

  it('shows what follows a broken length as bytes, without losing any', () => {
    const tap = capture();
    const garbage = Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0xff, 0x01);
    const whole = joined(bytesOf(connect), garbage);
    const packets = [...tap.push('to-broker', whole, 0), ...tap.push('to-broker', Uint8Array.of(1, 2, 3), 1)];
    expect(packets.map((captured) => captured.packet?.type ?? 'malformed')).toEqual([
      'CONNECT',
      'malformed',
      'malformed',
    ]);
    expect(joined(...packets.map((captured) => captured.bytes))).toEqual(joined(whole, Uint8Array.of(1, 2, 3)));
  });

  it('loses no byte of a broken length that came in pieces', () => {
    const tap = capture();
    const garbage = Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0xff, 0x01);
    const packets = [...garbage].flatMap((byte) => tap.push('to-broker', Uint8Array.of(byte), 0));
    expect(joined(...packets.map((captured) => captured.bytes))).toEqual(garbage);
  });

  it('reads the answer to a malformed CONNECT in its version', () => {
    const tap = capture();
    const reserved = bytesOf(connect);
    reserved[9] = (reserved[9] ?? 0) | 0x01;
    expect(tap.push('to-broker', reserved, 0)[0]?.packet).toBeNull();
    const [answer] = tap.push('to-client', bytesOf({ ...connack, reasonCode: 0x81 } as typeof connack), 1);
    expect(answer?.packet).toMatchObject({ type: 'CONNACK', reasonCode: 0x81 });
  });

  it('survives any bytes', () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 48271) % 2147483647) & 0xff;
    for (let run = 0; run < 300; run += 1) {
      const tap = capture();
      for (let chunk = 0; chunk < 4; chunk += 1) {
        tap.push(run % 2 === 0 ? 'to-broker' : 'to-client', Uint8Array.from({ length: 40 }, random), 0);
      }
    }
    expect(seed).not.toBe(7);
  });

  it('knows whether the client has said goodbye', () => {
    const tap = capture();
    tap.push('to-broker', bytesOf(connect), 0);
    expect(tap.saidGoodbye).toBe(false);
    tap.push('to-broker', bytesOf({ type: 'DISCONNECT', reasonCode: 0 }), 0);
    expect(tap.saidGoodbye).toBe(true);
  });
});
