// Which message a packet carried is told from the broker's own record, also where packets look alike, came in one piece, or were met by faults.
import { describe, expect, test } from 'vitest';
import { shownOutcome } from '../../../src/inspector/why/why-sentences.ts';
import { RecordedLab, publishOf } from './recorded-lab.ts';

const told = async (lab: RecordedLab, ...packets: Parameters<RecordedLab['askAbout']>[0][]) =>
  Promise.all(
    packets.map(async (captured) => {
      const answer = await lab.askAbout(captured);
      return answer.state === 'told' ? answer.message.id : answer.state;
    }),
  );

test('a packet of the publisher and its copies are of one message, and others that look the same are of others', async () => {
  const lab = new RecordedLab();
  const [anna, ben] = [await lab.client('anna'), await lab.client('ben')];
  await ben.subscribe('a/#', 1);
  anna.sendTogether(
    publishOf('a/b', 'same'),
    publishOf('a/b', 'same'),
    publishOf('x', 'same'),
    publishOf('a/b', 'same'),
  );
  await anna.barrier();
  await ben.barrier();
  const [first, second, third, fourth, ...copies] = lab.publishes('same');
  expect(await told(lab, first, second, third, fourth)).toEqual([1, 2, 3, 4]);
  expect(await told(lab, ...copies)).toEqual([1, 2, 4]);
});

test('the story of a message has its packets: published, subscribed, each copy', async () => {
  const lab = new RecordedLab();
  const [anna, ben, chen] = [await lab.client('anna'), await lab.client('ben'), await lab.client('chen')];
  await ben.subscribe('a/+', 1);
  await chen.subscribe('other');
  anna.publish('a/b', 'one', { qos: 1, packetId: 5 });
  await anna.got('PUBACK');
  await ben.barrier();
  const [published, copy] = lab.publishes('one');
  const answer = await lab.askAbout(copy);
  if (answer.state !== 'told') throw new Error(answer.state);
  const { message } = answer;
  expect(message.clients).toEqual(['anna', 'ben', 'chen']);
  expect(message.published).toBe(published?.number);
  expect(message.copies('ben')).toEqual([{ packet: copy?.number, lost: false }]);
  expect(message.copies('chen')).toEqual([]);
  const subscribes = lab.packets().filter(({ packet }) => packet?.type === 'SUBSCRIBE');
  expect(message.subscribe('ben', 'a/+')).toBe(subscribes[0]?.number);
  expect(message.subscribe('chen', 'other')).toBe(subscribes[1]?.number);
  expect(message.explain('ben')).toMatchObject({ outcome: 'under-way', matches: [{ qos: 1 }] });
  expect(message.explain('chen')).toMatchObject({ outcome: 'no-match', nearest: { why: 'other-name' } });
  expect(message.explain('anna')).toMatchObject({ outcome: 'no-subscription' });
});

test('a copy on a later connection is of the same message, sent twice', async () => {
  const lab = new RecordedLab();
  const anna = await lab.client('anna');
  const stay = { properties: { sessionExpiryInterval: 100 } };
  const ben = await lab.client('ben', stay);
  await ben.subscribe('a', 1);
  anna.publish('a', 'late', { qos: 1, packetId: 1 });
  await ben.got('PUBLISH');
  ben.close();
  const again = await lab.client('ben', { ...stay, clean: false });
  await again.got('PUBLISH');
  const [, first, second] = lab.publishes('late');
  expect(await told(lab, first, second)).toEqual([1, 1]);
  const answer = await lab.askAbout(second);
  expect(answer).toMatchObject({ state: 'told', repeats: true });
  expect(answer.state === 'told' && answer.message.copies('ben')).toEqual([
    { packet: first?.number, lost: false },
    { packet: second?.number, lost: false },
  ]);
});

test('a QoS 2 packet that the broker knows already is of the message that it repeats', async () => {
  const lab = new RecordedLab();
  const stay = { properties: { sessionExpiryInterval: 100 } };
  const anna = await lab.client('anna', stay);
  anna.publish('a', 'twice', { qos: 2, packetId: 9 });
  await anna.got('PUBREC');
  anna.close();
  const again = await lab.client('anna', { ...stay, clean: false });
  again.publish('a', 'twice', { qos: 2, packetId: 9, dup: true });
  await again.got('PUBREC');
  const [first, second] = lab.publishes('twice');
  expect(await lab.askAbout(first)).toMatchObject({ state: 'told', repeats: false, message: { id: 1 } });
  expect(await lab.askAbout(second)).toMatchObject({ state: 'told', repeats: true, message: { id: 1 } });
});

describe('faults on the wire', () => {
  test('a dropped packet reached nobody, and those behind it are counted without it', async () => {
    const lab = new RecordedLab();
    const anna = await lab.client('anna');
    lab.fault({ kind: 'drop' }, 'mqtt.msgtype == PUBLISH');
    for (let times = 0; times < 3; times += 1) anna.publish('a', 'same');
    await anna.barrier();
    expect(await told(lab, ...lab.publishes('same'))).toEqual(['kept-back', 1, 2]);
  });

  test('each of the two copies that a fault makes is a message of its own', async () => {
    const lab = new RecordedLab();
    const anna = await lab.client('anna');
    lab.fault({ kind: 'duplicate' }, 'mqtt.msgtype == PUBLISH');
    anna.publish('a', 'same');
    anna.publish('a', 'same');
    await anna.barrier();
    expect(await told(lab, ...lab.publishes('same'))).toEqual([1, 2, 3]);
  });

  test.each([
    ['as the broker took them', true, [1, 2, 3], [undefined, 'reordered', undefined]],
    ['as they were sent', false, [2, 1, 3], ['reordered', undefined, undefined]],
  ])('packets that changed places are told apart where they stand %s', async (_, tellsOrder, messages, faults) => {
    const lab = new RecordedLab(1_000_000, tellsOrder);
    const anna = await lab.client('anna');
    lab.fault({ kind: 'reorder' }, 'mqtt.msgtype == PUBLISH');
    anna.publish('a', 'same');
    anna.publish('a', 'same');
    anna.publish('a', 'same');
    await anna.barrier();
    expect(lab.publishes('same').map(({ fault }) => fault?.kind)).toEqual(faults);
    expect(await told(lab, ...lab.publishes('same'))).toEqual(messages);
  });

  test('packets that wait keep their order', async () => {
    const lab = new RecordedLab();
    const anna = await lab.client('anna');
    lab.fault({ kind: 'delay', milliseconds: 5, jitter: 0 }, 'mqtt.msgtype == PUBLISH');
    anna.publish('a', 'same');
    anna.publish('a', 'same');
    await anna.barrier();
    expect(await told(lab, ...lab.publishes('same'))).toEqual([1, 2]);
  });

  test('behind a damaged packet nothing is claimed', async () => {
    const lab = new RecordedLab();
    const anna = await lab.client('anna');
    lab.fault({ kind: 'corrupt', offset: 1000 }, 'mqtt.msgtype == PUBLISH');
    anna.publish('a', 'same');
    anna.publish('a', 'same');
    await anna.barrier();
    expect(await told(lab, ...lab.publishes('same'))).toEqual(['unclear', 'unclear']);
  });

  test('what the broker sent is counted as it sent it, whatever became of it', async () => {
    const lab = new RecordedLab();
    const [anna, ben] = [await lab.client('anna'), await lab.client('ben')];
    await ben.subscribe('a');
    lab.fault({ kind: 'drop' }, 'mqtt.msgtype == PUBLISH && lab.direction == "to-client"');
    lab.fault({ kind: 'duplicate' }, 'mqtt.msgtype == PUBLISH && lab.direction == "to-client"');
    for (let times = 0; times < 3; times += 1) anna.publish('a', 'same');
    await anna.barrier();
    await ben.barrier();
    const copies = lab.publishes('same').filter(({ direction }) => direction === 'to-client');
    expect(copies.map(({ fault }) => fault?.kind)).toEqual(['dropped', undefined, 'duplicate', undefined]);
    expect(await told(lab, ...copies)).toEqual([1, 2, 'unclear', 3]);
    const answer = await lab.askAbout(copies[0]);
    if (answer.state !== 'told') throw new Error(answer.state);
    expect(shownOutcome(answer.message, answer.message.explain('ben'))).toBe('lost-on-wire');
  });
});

describe('what cannot be told is said', () => {
  test('the beginning of its connection is not there', async () => {
    const lab = new RecordedLab();
    const anna = await lab.client('anna');
    for (let times = 0; times < 3; times += 1) anna.publish('a', 'same');
    await anna.barrier();
    const last = lab.publishes('same').at(-1)?.number ?? 0;
    const questions = lab.questions(lab.packets().slice(1));
    expect(await questions.ask({ by: 'packet', packet: last }, () => true)).toEqual({ state: 'too-old' });
  });

  test('the record was full', async () => {
    const lab = new RecordedLab(120);
    const anna = await lab.client('anna');
    anna.publish('a', 'x'.repeat(100));
    await anna.barrier();
    expect(await lab.askAbout(lab.packets().find(({ packet }) => packet?.type === 'PUBLISH'))).toEqual({
      state: 'unrecorded',
      full: true,
    });
  });

  test('it was no PUBLISH; the broker closed the connection at it; it went elsewhere', async () => {
    const lab = new RecordedLab();
    const anna = await lab.client('anna');
    anna.publish('a', 'bad', { topic: '', properties: { topicAlias: 9 } });
    await anna.got('DISCONNECT');
    expect(await told(lab, lab.packets()[0], ...lab.publishes('bad'))).toEqual(['not-counted', 'closed']);
    const elsewhere = lab.packets().map((captured) => ({ ...captured, connection: captured.connection + 50 }));
    const publish = lab.publishes('bad')[0]?.number ?? 0;
    expect(await lab.questions(elsewhere).ask({ by: 'packet', packet: publish }, () => true)).toEqual({
      state: 'elsewhere',
    });
  });
});

test('a packet that comes after the broker has closed its connection reached nobody', async () => {
  const lab = new RecordedLab();
  const anna = await lab.client('anna');
  lab.fault({ kind: 'delay', milliseconds: 600_000, jitter: 0 }, 'mqtt.msgtype == PUBLISH');
  anna.publish('a', 'late');
  await lab.client('anna');
  expect(await told(lab, ...lab.publishes('late'))).toEqual(['over']);
});

test('a question that nobody waits for any more is let go', async () => {
  const lab = new RecordedLab(20_000_000);
  const anna = await lab.client('anna');
  const many = Array.from({ length: 3000 }, () => publishOf('a', 'same'));
  for (let times = 0; times < 20; times += 1) anna.sendTogether(...many);
  await anna.barrier();
  const last = lab.publishes('same').at(-1)?.number ?? 0;
  expect(await lab.questions().ask({ by: 'packet', packet: last }, () => false)).toBeNull();
});

test('a later question reads on in the record', async () => {
  const lab = new RecordedLab();
  const anna = await lab.client('anna');
  anna.publish('a', 'one');
  await anna.barrier();
  const packets = lab.packets();
  const questions = lab.questions(packets);
  expect(await questions.ask({ by: 'message', message: 1 }, () => true)).toMatchObject({ state: 'told' });
  anna.publish('a', 'two');
  await anna.barrier();
  expect(await questions.ask({ by: 'message', message: 2 }, () => true)).toMatchObject({
    state: 'told',
    message: { clients: ['anna'] },
  });
});
