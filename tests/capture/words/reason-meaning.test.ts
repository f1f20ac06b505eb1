import { describe, expect, it } from 'vitest';
import type { PacketType } from '../../../src/mqtt/packet.ts';
import { isReasonCode, reasonName, type ReasonOwner } from '../../../src/mqtt/reason-names.ts';
import { reasonMeaning } from '../../../src/capture/words/reason-meaning.ts';

const languages = ['zh-cn', 'en'] as const;
const owners: ReasonOwner[] = [
  'CONNACK',
  'PUBACK',
  'PUBREC',
  'PUBREL',
  'PUBCOMP',
  'SUBACK',
  'UNSUBACK',
  'DISCONNECT',
  'AUTH',
];
const possible = ([4, 5] as const).flatMap((version) =>
  owners.flatMap((packet) =>
    Array.from({ length: 256 }, (_, code) => code)
      .filter((code) => isReasonCode(code, packet, version, null))
      .map((code) => ({ code, packet, version })),
  ),
);

describe.each(languages)('in %s', (language) => {
  const unknown = reasonMeaning(0xee, 'CONNACK', 5, language);

  it('every Reason Code that a packet can carry has a meaning, and every error a next thing to do', () => {
    expect(possible.length).toBeGreaterThan(100);
    for (const { code, packet, version } of possible) {
      const { means, doNext } = reasonMeaning(code, packet, version, language);
      const name = `${packet} ${reasonName(code, packet, version)}`;
      expect(means, name).not.toBe(unknown.means);
      expect(doNext !== '' || code < 0x80, name).toBe(true);
    }
  });

  it('the return codes of 3.1.1 mean what they say there, not what the number says in 5.0', () => {
    expect(reasonMeaning(1, 'CONNACK', 4, language)).toEqual(reasonMeaning(0x84, 'CONNACK', 5, language));
    expect(reasonMeaning(4, 'CONNACK', 4, language)).toEqual(reasonMeaning(0x86, 'CONNACK', 5, language));
    expect(reasonMeaning(0x80, 'SUBACK', 4, language)).not.toEqual(reasonMeaning(0x80, 'SUBACK', 5, language));
  });

  it('code 0 is explained for the packet that carries it', () => {
    const packets: PacketType[] = ['CONNACK', 'SUBACK', 'DISCONNECT', 'PUBACK'];
    expect(new Set(packets.map((packet) => reasonMeaning(0, packet, 5, language).means)).size).toBe(4);
  });

  it('a code that no specification has is explained as that', () => {
    expect(unknown.means).not.toBe('');
    expect(reasonMeaning(0x10, 'CONNACK', 4, language)).toEqual(unknown);
  });
});
