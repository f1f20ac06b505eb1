import { describe, expect, it } from 'vitest';
import type { PacketType } from '../../src/mqtt/packet.ts';
import * as ReasonCode from '../../src/mqtt/reason-code.ts';
import { isReasonCode, reasonName, type ReasonOwner } from '../../src/mqtt/reason-names.ts';

const owners: ReasonOwner[] = [
  ...(['CONNACK', 'PUBACK', 'PUBREC', 'PUBREL', 'PUBCOMP'] as const),
  ...(['SUBACK', 'UNSUBACK', 'DISCONNECT', 'AUTH'] as const),
];

describe('reasonName', () => {
  it.each<[number, PacketType, 4 | 5, string]>([
    [0x00, 'CONNACK', 5, 'Success'],
    [0x00, 'SUBACK', 5, 'Granted QoS 0'],
    [0x00, 'DISCONNECT', 5, 'Normal disconnection'],
    [0x00, 'UNSUBACK', 5, 'Success'],
    [0x04, 'DISCONNECT', 5, 'Disconnect with Will Message'],
    [0x8e, 'DISCONNECT', 5, 'Session taken over'],
    [0x9e, 'SUBACK', 5, 'Shared Subscriptions not supported'],
    [0x00, 'CONNACK', 4, 'Connection Accepted'],
    [0x05, 'CONNACK', 4, 'Connection Refused, not authorized'],
    [0x80, 'SUBACK', 4, 'Failure'],
    [0x02, 'SUBACK', 4, 'Success - Maximum QoS 2'],
    [0x0f, 'CONNACK', 5, 'Unknown (0x0F)'],
    [0x06, 'CONNACK', 4, 'Unknown (0x06)'],
  ])('of 0x%s in %s, version %i, is %s', (code, type, version, name) => {
    expect(reasonName(code, type, version)).toBe(name);
  });

  it('knows a name for every code that a packet may carry', () => {
    for (const version of [4, 5] as const)
      for (const owner of owners)
        for (let code = 0; code < 256; code++)
          if (isReasonCode(code, owner, version, null))
            expect(reasonName(code, owner, version)).not.toMatch(/^Unknown/);
  });
});

describe('ReasonCode', () => {
  it('names every code as the specification does', () => {
    for (const [constant, code] of Object.entries(ReasonCode))
      if (typeof code === 'number') expect(constant).toBe(camelCase(reasonName(code, 'CONNACK', 5)));
  });

  it('has every code that a packet may carry', () => {
    const named = new Set<unknown>(Object.values(ReasonCode));
    for (const owner of owners)
      for (let code = 0; code < 256; code++) if (isReasonCode(code, owner, 5, null)) expect(named).toContain(code);
  });
});

function camelCase(name: string): string {
  const [first = '', ...others] = name.split(/[ -]/);
  return first.toLowerCase() + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

describe('isReasonCode', () => {
  it.each<[ReasonOwner, number]>([
    ['CONNACK', 22],
    ['PUBACK', 9],
    ['PUBREC', 9],
    ['PUBREL', 2],
    ['PUBCOMP', 2],
    ['SUBACK', 12],
    ['UNSUBACK', 7],
    ['DISCONNECT', 30],
    ['AUTH', 3],
  ])('allows in %s as many codes as its table has: %i', (owner, count) => {
    const codes = Array.from({ length: 256 }, (_, code) => code).filter((code) => isReasonCode(code, owner, 5, null));
    expect(codes).toHaveLength(count);
  });

  it('tells the two sides apart', () => {
    expect(isReasonCode(0x04, 'DISCONNECT', 5, 'server')).toBe(false);
    expect(isReasonCode(0x04, 'DISCONNECT', 5, 'client')).toBe(true);
    expect(isReasonCode(0x8b, 'DISCONNECT', 5, 'client')).toBe(false);
    expect(isReasonCode(0x19, 'AUTH', 5, 'server')).toBe(false);
  });
});
