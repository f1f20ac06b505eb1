// Packets that crossed on their way stand where the broker took them, and the answer to why says that they crossed.
import { expect, test } from 'vitest';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import type { Packet } from '../../../src/mqtt/packet.ts';
import { whySentences } from '../../../src/inspector/why/why-sentences.ts';
import { RecordedLab, type LabClient } from './recorded-lab.ts';

const subscription = { filter: 'a/+', qos: 1, noLocal: false, retainAsPublished: false, retainHandling: 0 } as const;
const subscribe: Packet = { type: 'SUBSCRIBE', packetId: 9, subscriptions: [subscription] };
const publishes = 'mqtt.msgtype == PUBLISH && lab.direction == "to-broker"';

/** From the next packet that the filter lets through, its client's packets wait on their way to the broker. */
function hold(lab: RecordedLab, filter: string): void {
  lab.fault({ kind: 'stop-reading' }, filter);
}

function letGo(lab: RecordedLab): void {
  lab.kernel.switchboard.handle({ type: 'remove-fault', rule: null });
}

/** Waits until it has been captured, so that what is sent then is captured later. */
async function captured(lab: RecordedLab, type: string): Promise<void> {
  await lab.kernel.heard('packets', ({ packets }) =>
    packets.some(({ packet, brokerTime }) => packet?.type === type && brokerTime === null),
  );
}

async function clients(): Promise<{ lab: RecordedLab; anna: LabClient; ben: LabClient }> {
  const lab = new RecordedLab();
  return { lab, anna: await lab.client('anna'), ben: await lab.client('ben') };
}

/** `→ ben SUBSCRIBE`, without connecting and pinging. */
function list(packets: readonly CapturedPacket[]): string[] {
  return packets
    .filter(({ packet }) => packet !== null && !/^(?:CONN|PING)/.test(packet.type))
    .map(({ direction, clientId, packet }) => `${direction === 'to-broker' ? '→' : '←'} ${clientId} ${packet?.type}`);
}

async function why(lab: RecordedLab, clientId: string, language: 'en' | 'zh-cn' = 'en'): Promise<string[]> {
  const answer = await lab.askAbout(lab.publishes('late')[0]);
  if (answer.state !== 'told') throw new Error(answer.state);
  const sentences = whySentences(answer.message, answer.message.explain(clientId), (name) => name, language);
  const types = new Map(lab.packets().map(({ number, packet }) => [number, packet?.type]));
  return sentences.map(({ text, packets }) =>
    [text, ...(packets ?? []).map((packet) => types.get(packet))].join(' · '),
  );
}

test('a SUBSCRIBE that was sent before a message, and taken after it', async () => {
  const { lab, anna, ben } = await clients();
  hold(lab, 'mqtt.msgtype == SUBSCRIBE');
  ben.send(subscribe);
  await captured(lab, 'SUBSCRIBE');
  anna.publish('a/b', 'late', { qos: 1, packetId: 1 });
  await anna.got('PUBACK');
  letGo(lab);
  await ben.got('SUBACK');
  expect(list(lab.packets())).toEqual(['→ anna PUBLISH', '← anna PUBACK', '→ ben SUBSCRIBE', '← ben SUBACK']);
  expect(await why(lab, 'ben')).toEqual([
    'ben did not get it: when the message came, it had no subscription.',
    'anna published it to a/b with QoS 1. · PUBLISH',
    'They crossed on the way: ben sent its SUBSCRIBE for a/+ before anna sent the message, but the broker took the message first. · SUBSCRIBE · PUBLISH',
  ]);
  expect((await why(lab, 'ben', 'zh-cn')).at(-1)).toBe(
    '两者在途中交错：ben 先发出 SUBSCRIBE（a/+），anna 后发出消息，但 Broker 先收下的是消息。 · SUBSCRIBE · PUBLISH',
  );
});

test('a late subscriber gets a message that was sent before its SUBSCRIBE, and taken after it', async () => {
  const { lab, anna, ben } = await clients();
  hold(lab, publishes);
  anna.publish('a/b', 'late');
  await captured(lab, 'PUBLISH');
  ben.send(subscribe);
  await ben.got('SUBACK');
  letGo(lab);
  await ben.got('PUBLISH');
  expect(list(lab.packets())).toEqual(['→ ben SUBSCRIBE', '← ben SUBACK', '→ anna PUBLISH', '← ben PUBLISH']);
  const sentences = await why(lab, 'ben');
  expect(sentences[0]).toBe('ben has it.');
  expect(sentences[3]).toBe(
    'They crossed on the way: anna sent the message before ben sent its SUBSCRIBE for a/+, but the broker took the SUBSCRIBE first. · SUBSCRIBE · PUBLISH',
  );
});

test('an UNSUBSCRIBE that the broker took after it had sent the message', async () => {
  const { lab, anna, ben } = await clients();
  ben.send(subscribe);
  await ben.got('SUBACK');
  hold(lab, 'mqtt.msgtype == UNSUBSCRIBE');
  ben.send({ type: 'UNSUBSCRIBE', packetId: 10, filters: ['a/+'] });
  await captured(lab, 'UNSUBSCRIBE');
  anna.publish('a/b', 'late');
  await ben.got('PUBLISH');
  letGo(lab);
  await ben.got('UNSUBACK');
  const crossed = (await why(lab, 'ben')).filter((sentence) => sentence.startsWith('They crossed'));
  expect(crossed).toEqual([
    'They crossed on the way: ben sent its UNSUBSCRIBE for a/+ before anna sent the message, but the broker took the message first. · UNSUBSCRIBE · PUBLISH',
    'They crossed on the way: the broker had sent the message to ben before it took its UNSUBSCRIBE for a/+, which ben had sent before the message came. · UNSUBSCRIBE · PUBLISH',
  ]);
});

test('what did not cross, or has nothing to do with the message, is not told', async () => {
  const { lab, anna, ben } = await clients();
  hold(lab, 'mqtt.msgtype == SUBSCRIBE');
  ben.send({ ...subscribe, subscriptions: [{ ...subscription, filter: 'other' }] });
  await captured(lab, 'SUBSCRIBE');
  anna.publish('a/b', 'late');
  await anna.barrier();
  letGo(lab);
  await ben.got('SUBACK');
  await ben.subscribe('a/b', 1);
  expect((await why(lab, 'ben')).filter((sentence) => sentence.startsWith('They crossed'))).toEqual([]);
});
