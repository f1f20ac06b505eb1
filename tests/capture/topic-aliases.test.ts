// A PUBLISH that has only a Topic Alias has the topic that an earlier packet gave the alias, wherever it is looked at.
import { expect, it } from 'vitest';
import { Capture } from '../../src/capture/capture.ts';
import type { CapturedPacket } from '../../src/capture/captured-packet.ts';
import { describe as lineOf } from '../../src/capture/describe.ts';
import { exportCapture } from '../../src/capture/files/export-capture.ts';
import { openCapture } from '../../src/capture/files/open-capture.ts';
import { packetComments } from '../../src/capture/files/packet-comments.ts';
import { packetObject } from '../../src/capture/files/packet-object.ts';
import { fieldLines } from '../../src/capture/files/packet-text.ts';
import { compileFilter } from '../../src/capture/filter/compile-filter.ts';
import { PacketPack } from '../../src/capture/packing/pack-packets.ts';
import { unpackPackets } from '../../src/capture/packing/unpack-packets.ts';
import { readRun } from '../../src/capture/runs/read-run.ts';
import { writeRun } from '../../src/capture/runs/write-run.ts';
import { list, text } from '../../src/checks.ts';
import type { Publish } from '../../src/mqtt/packet.ts';
import { topicAliasOf } from '../../src/mqtt/topic-alias.ts';
import { bytesOf, connect, utf8 } from './packets.ts';

function aliased(topic: string, topicAlias: number, changes: Partial<Publish> = {}): Uint8Array {
  const userProperties: [string, string][] = [['a', 'b']];
  const properties = { payloadFormatIndicator: 1, userProperties, topicAlias } as const;
  return bytesOf({
    ...{ type: 'PUBLISH', dup: false, qos: 0, retain: false, topic, payload: utf8('1'), properties: { ...properties } },
    ...changes,
  });
}

type Sent = readonly [direction: CapturedPacket['direction'], bytes: Uint8Array];

function capture(...sent: Sent[]) {
  let number = 0;
  const tap = new Capture({ connection: 1, cell: '', execution: 0, version: 5 }, () => (number += 1));
  return sent.flatMap(([direction, bytes]) => tap.cut(direction, bytes, 0));
}

function read(...sent: Sent[]): CapturedPacket[] {
  const pack = new PacketPack();
  for (const captured of capture(...sent)) pack.add(captured);
  return unpackPackets(structuredClone(pack.take()), 0);
}

const talk: Sent[] = [
  ['to-broker', bytesOf(connect)],
  ['to-broker', aliased('plant/a', 1)],
  ['to-broker', aliased('', 1)],
  ['to-client', aliased('', 1)],
  ['to-broker', aliased('plant/b', 1, { qos: 1, packetId: 7 })],
  ['to-broker', aliased('', 1, { qos: 2, packetId: 8 })],
  ['to-client', aliased('plant/c', 1)],
  ['to-client', aliased('', 1)],
  ['to-client', aliased('', 2)],
];
const none = undefined;
const topics = [none, none, 'plant/a', none, none, 'plant/b', none, 'plant/c', none];

it('is resolved once, at capture, for each direction', () => {
  expect(capture(...talk).map(({ topic }) => topic)).toEqual(topics);
  expect(read(...talk).map(({ topic }) => topic)).toEqual(topics);
});

it('ends with its connection', () => {
  const [, , , after] = read(talk[0] as Sent, talk[1] as Sent, talk[0] as Sent, talk[2] as Sent);
  expect(after?.topic).toBeUndefined();
});

it('is found by filters, and so by faults', () => {
  const passing = (filter: string): number[] =>
    read(...talk)
      .filter(compileFilter(filter))
      .map(({ number }) => number);
  expect(passing('mqtt.topic == "plant/a"')).toEqual([2, 3]);
  expect(passing('mqtt.topic contains "plant" && mqtt.qos == 2')).toEqual([6]);
});

it('is told in the line, the fields, the comments and the data of the packet', () => {
  const packets = read(...talk);
  const [known, unknown] = [packets[2], packets[3]] as [CapturedPacket, CapturedPacket];
  expect(lineOf(known, 'en').join(' ')).toBe('PUBLISH QoS 0 alias=1 plant/a "1"');
  expect(lineOf(unknown, 'en').join(' ')).toBe('PUBLISH QoS 0 alias=1 (topic not known) "1"');
  expect(lineOf(unknown, 'zh-cn')[1]).toContain('（主题未知）');
  expect(fieldLines(known).join('\n')).toContain('Topic Name: "" = "plant/a"');
  expect(fieldLines(unknown).join('\n')).toContain('Topic Name: "" (topic not known)');
  expect(packetComments(known, 'en')).toEqual(['the Topic Alias stands for plant/a']);
  expect([known, unknown].map((captured) => packetObject(captured).topic)).toEqual(['plant/a', null]);
});

it('is there again when the file or the run is opened', async () => {
  const packets = read(...talk);
  const file = exportCapture(packets, { epoch: 0, broker: 'broker', comments: () => [] });
  expect(openCapture(file).packets.map(({ topic }) => topic)).toEqual(topics);
  const run = { page: '/', epoch: 0, cells: [], connections: [], broker: null };
  const opened = async (kept: CapturedPacket[]): Promise<(string | undefined)[]> =>
    (await readRun(await writeRun({ ...run, packets: kept }), list(text(9), 9))).packets.map(({ topic }) => topic);
  expect(await opened(packets)).toEqual(topics);
  // A run of an older book has no topics; of others the first packets are gone; and none is believed against its bytes.
  const older = packets.map((captured) => {
    const copy = { ...captured };
    delete copy.topic;
    return copy;
  });
  expect(await opened(older)).toEqual(topics);
  expect((await opened(packets.slice(2)))[0]).toBe('plant/a');
  const claimed = packets.map((captured) => ({ ...captured, topic: 'x' }));
  expect((await opened(claimed)).slice(0, 3)).toEqual([undefined, undefined, 'plant/a']);
});

it('is read out of any bytes', () => {
  const whole = aliased('plant/a', 300, { qos: 1, packetId: 7 });
  expect(topicAliasOf(whole)).toBe(300);
  for (let end = 0; end < whole.length; end += 1) expect([0, 300]).toContain(topicAliasOf(whole.slice(0, end)));
  for (let at = 1; at < whole.length; at += 1) for (const byte of [0, 0x80, 0xff]) topicAliasOf(whole.with(at, byte));
});
