import { describe, expect, it } from 'vitest';
import type { PacketType } from '../../src/mqtt/packet.ts';
import { isReasonCode, reasonName, type ReasonOwner } from '../../src/mqtt/reason-codes.ts';
import { explainFailure } from '../../src/notebook/outputs/explain-failure.ts';
import type { ConnectFailure } from '../../src/wire/page-protocol.ts';
import { reasonMeaning } from '../../src/capture/words/reason-meaning.ts';
import { words } from '../../src/inspector/packet-list/words/words.ts';

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

  it('every failure says what happened, where, and what to do', () => {
    const codes = ['unreachable', 'timeout', 'not-allowed', 'mixed-content', 'not-mqtt', 'bad-address'] as const;
    const failures: ConnectFailure[] = codes.map((code) => ({ code, url: 'ws://h/mqtt' }));
    for (const failure of failures) {
      const [what, doNext] = explainFailure(failure, language);
      expect(what).toContain('ws://h/mqtt');
      expect(doNext).not.toBe('');
    }
    const refused = explainFailure({ code: 'reason', url: 'ws://h/', reason: 0x87, version: 5 }, language);
    expect(refused[0]).toContain('0x87 Not authorized');
  });
});

it('the line under a cell counts in both languages', () => {
  const some = { packets: 6, clients: 3, redelivered: 2, malformed: 0 };
  expect(words('en').summary(some)).toBe('6 packets, 3 clients, 2 redelivered');
  expect(words('zh-cn').summary(some)).toBe('6 个报文，3 个客户端，2 个重发');
  expect(words('en').summary({ packets: 1, clients: 1, redelivered: 0, malformed: 1 })).toBe(
    '1 packet, 1 client, 1 malformed',
  );
});
