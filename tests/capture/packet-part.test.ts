// A packet that breaks a rule keeps all that was read before the fault: in its line, for filters, and for who speaks.
import { expect, it } from 'vitest';
import { Capture } from '../../src/capture/capture.ts';
import type { CapturedPacket } from '../../src/capture/captured-packet.ts';
import { describe as lineOf } from '../../src/capture/describe.ts';
import { Exchanges } from '../../src/capture/exchanges/exchanges.ts';
import { openCapture } from '../../src/capture/files/open-capture.ts';
import { compileFilter } from '../../src/capture/filter/compile-filter.ts';
import { readRun } from '../../src/capture/runs/read-run.ts';
import { writeRun } from '../../src/capture/runs/write-run.ts';
import { malformedMessage } from '../../src/capture/words/malformed-message.ts';
import { list, text } from '../../src/checks.ts';
import { bytesOf, connack, connect, joined, publish, utf8 } from './packets.ts';
import { Conversation, pcap } from './files/recordings.ts';

function tap(...sent: Uint8Array[]): CapturedPacket[] {
  let number = 0;
  const capture = new Capture({ connection: 1, cell: '', execution: 0 }, () => (number += 1));
  return sent.flatMap((bytes) => capture.push((bytes[0] ?? 0) >> 4 === 2 ? 'to-client' : 'to-broker', bytes, 0));
}

const will = { topic: 'w', payload: utf8('x'), qos: 0, retain: false, properties: { payloadFormatIndicator: 1 } };
const whole = bytesOf({ ...connect, will } as typeof connect);
/** The Will's Payload Format Indicator is 144. */
const bad = whole.with(whole.findLastIndex((byte, at) => byte === 1 && whole[at - 1] === 1), 144); // prettier-ignore

it('of a CONNECT its name, its version and its Client Identifier, for the later lines too', () => {
  const packets = tap(bad, bytesOf(connack), bytesOf(publish));
  const [first] = packets as [CapturedPacket];
  expect(first.packet).toBeNull();
  expect(lineOf(first, 'en')).toEqual([
    'CONNECT',
    expect.stringMatching(/^MQTT 5\.0 anna · The value of the property is not allowed \[MQTT5-3\.1\.3\.2\.3\] @\d+$/),
  ]);
  expect(packets.map(({ clientId, version }) => `${clientId} ${version}`)).toEqual(['anna 5', 'anna 5', 'anna 5']);
  expect(compileFilter('mqtt.clientid == "anna" && mqtt.kalive == 60 && lab.malformed')(first)).toBe(true);
});

it('of other packets what identifies them', () => {
  const property = joined(Uint8Array.of(0x32, 12), utf8('\0\u0005lab/x\0\u0007'), Uint8Array.of(2, 1, 144));
  const [, captured] = tap(bytesOf(connect), property) as [CapturedPacket, CapturedPacket];
  expect(lineOf(captured, 'en').join(' ')).toMatch(/^PUBLISH id=7 QoS 1 lab\/x · The value of the property/);
  expect(compileFilter('mqtt.topic == "lab/x" && mqtt.msgid == 7')(captured)).toBe(true);
  const subscribe = joined(Uint8Array.of(0x82, 10), utf8('\0\u0009\0\0\u0003a/b'), Uint8Array.of(0, 0));
  const [, asked] = tap(bytesOf(connect), subscribe) as [CapturedPacket, CapturedPacket];
  expect(lineOf(asked, 'en').join(' ')).toMatch(/^SUBSCRIBE id=9 a\/b · /);
});

it('is read again when a run is opened', async () => {
  const packets = tap(bad, bytesOf(publish));
  const run = { page: '/', epoch: 0, cells: [], connections: [], broker: null, packets };
  expect((await readRun(await writeRun(run), list(text(9), 9))).packets).toEqual(packets);
});

it('is what a refusal answers', () => {
  const refused = bytesOf({ type: 'CONNACK', sessionPresent: false, reasonCode: 0x82 });
  const exchanges = new Exchanges();
  expect(tap(bad, refused).map((captured) => exchanges.take(captured)?.answers)).toEqual([null, 1]);
});

it('is told in Chinese as well, with gaps', () => {
  const talk = new Conversation().handshake().fromClient(bytesOf(connect), bytesOf(publish));
  const cut = talk.recorded.map((packet, index) =>
    index === 4 ? { ...packet, data: packet.data.slice(0, -2), originalLength: packet.data.length } : packet,
  );
  const lost = new Conversation(1883, 50_001).handshake().lost('client', 9).fromClient(Uint8Array.of(1, 2));
  const { packets } = openCapture(pcap([...cut, ...lost.recorded]));
  expect(packets.filter(({ packet }) => packet === null)).toHaveLength(3);
  for (const captured of packets)
    if (captured.malformed !== undefined) expect(malformedMessage(captured.malformed, 'zh-cn')).toMatch(/抓包里/);
});
