import { describe, expect, test } from 'vitest';
import type { Packet } from '../../../src/mqtt/packet.ts';
import { compileFilter } from '../../../src/capture/filter/compile-filter.ts';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { connack, connect, capturedPacket, publish, utf8 } from '../packets.ts';

const subscribe: Packet = {
  type: 'SUBSCRIBE',
  packetId: 7,
  subscriptions: [
    { filter: 'lab/+', qos: 1, noLocal: false, retainAsPublished: false, retainHandling: 0 },
    { filter: 'qos/#', qos: 2, noLocal: false, retainAsPublished: false, retainHandling: 0 },
  ],
};
const call = { by: 'call', cell: 'hello', execution: 1, line: 12, call: 'publish' } as const;
const packets: Record<string, CapturedPacket> = {
  connect: capturedPacket(connect, { number: 1 }),
  connack: capturedPacket(connack, { number: 2, direction: 'to-client', marked: true }),
  publish: capturedPacket(publish, { number: 3, cause: call }),
  again: capturedPacket(
    { ...publish, dup: true, payload: utf8('再见') },
    { number: 4, clientId: 'bert', note: 'too late' },
  ),
  subscribe: capturedPacket(subscribe, { number: 5 }),
  suback: capturedPacket(
    { type: 'SUBACK', packetId: 7, reasonCodes: [1, 0x87] },
    { number: 6, direction: 'to-client' },
  ),
  lost: capturedPacket(
    { type: 'PUBACK', packetId: 1, reasonCode: 0 },
    { number: 7, fault: { rule: 1, kind: 'dropped' } },
  ),
  broken: capturedPacket(null, { number: 8, malformed: { message: 'no packet type', rule: '', offset: 0 } }),
};

const passing = (filter: string): string[] => {
  const passes = compileFilter(filter);
  return Object.entries(packets).flatMap(([name, captured]) => (passes(captured) ? [name] : []));
};

describe('a display filter passes', () => {
  test.each<[filter: string, passes: string[]]>([
    ['', Object.keys(packets)],
    ['   ', Object.keys(packets)],
    ['mqtt', Object.keys(packets).filter((name) => name !== 'broken')],
    ['mqtt.msgtype == 3', ['publish', 'again']],
    ['mqtt.msgtype == PUBLISH', ['publish', 'again']],
    ['mqtt.msgtype == "Publish Message"', ['publish', 'again']],
    ['mqtt.msgtype eq 0x3', ['publish', 'again']],
    ['mqtt.msgtype in {1, 2}', ['connect', 'connack']],
    ['mqtt.msgtype in {CONNECT..PUBACK}', ['connect', 'connack', 'publish', 'again', 'lost']],
    ['mqtt.topic', ['publish', 'again', 'subscribe']],
    ['mqtt.topic == "qos/#"', ['subscribe']],
    ['mqtt.topic != "qos/#"', ['publish', 'again']],
    ['!(mqtt.topic == "qos/#")', Object.keys(packets).filter((name) => name !== 'subscribe')],
    ['mqtt.topic contains "lab"', ['publish', 'again', 'subscribe']],
    ['mqtt.msgtype == 3 && mqtt.topic contains "qos"', []],
    ['mqtt.dupflag', ['again']],
    ['mqtt.dupflag == false', ['publish']],
    ['!mqtt.dupflag && mqtt.qos >= 1', ['publish']],
    ['mqtt.msg contains 68:65', ['publish']],
    ['mqtt.msg == 68:65:6c:6c:6f', ['publish']],
    ['mqtt.msg == "hello"', ['publish']],
    ['mqtt.msg_text == "再见"', ['again']],
    ['mqtt.suback.reason_code == 0x87', ['suback']],
    ['mqtt.suback.reason_code != 0x87', []],
    ['mqtt.sub.qos > 1', ['subscribe']],
    ['mqtt.msgid == 1', ['publish', 'again', 'lost']],
    ['mqtt.clientid == "anna"', ['connect']],
    ['lab.client == "bert"', ['again']],
    ['lab.direction == "to-client"', ['connack', 'suback']],
    ['lab.line == 12 and lab.cell == "cell"', ['publish']],
    ['lab.caller == "hello" && lab.execution == 1', ['publish']],
    ['lab.fault', ['lost']],
    ['lab.malformed', ['broken']],
    ['frame.number > 2 and frame.number < 5', ['publish', 'again']],
    ['frame.marked', ['connack']],
    ['frame.marked == false', Object.keys(packets).filter((name) => name !== 'connack')],
    ['frame.comment contains "late"', ['again']],
    ['frame.marked or frame.comment', ['connack', 'again']],
    ['mqtt.dupflag || lab.fault', ['again', 'lost']],
    ['mqtt.ver == 5 or mqtt.dupflag and mqtt.qos == 0', ['connect']],
    ['(mqtt.ver == 5 or mqtt.dupflag) and mqtt.qos == 1', ['again']],
    ['not not mqtt.dupflag', ['again']],
    ['mqtt.topic == "\\x6cab/x"', ['publish', 'again']],
  ])('%s', (filter, expected) => {
    expect(passing(filter)).toEqual(expected);
  });
});
