// What a reader is told about each copy, about the filter that came nearest, and with which clauses and packets.
import { describe, expect, test } from 'vitest';
import { explain } from '../../../src/broker/events/why.ts';
import { shownOutcome, whySentences } from '../../../src/inspector/why/why-sentences.ts';
import { Listened, qos1, qos2 } from './listened.ts';

describe('the nearest filter', () => {
  test.each([
    ['home/+', 'home/hall/light', 'ends where the topic goes on with “light” at level 3', '第 3 层还有 “light”'],
    ['home/hall/light/on', 'home/hall/light', 'asks for “on” at level 4', '第 4 层要求 “on”'],
    ['#', '$home/light', 'does not match topics that begin with $. [MQTT5-4.7.2-1]', '不匹配以 $ 开头的主题'],
    ['home//light', 'home/hall/light', 'the filter says “”, the topic “hall”', '过滤器写的是 “”，主题是 “hall”'],
  ])('%s for %s', (filter, topic, english, chinese) => {
    const flow = new Listened();
    flow.client(5, 's').subscribe(filter);
    flow.publish(topic);
    expect(flow.sentences('en').at(-1)).toContain(english);
    expect(flow.sentences('zh-cn').at(-1)).toContain(chinese);
  });
});

describe('what became of a copy', () => {
  const last = (flow: Listened): [string | undefined, string | undefined] => [
    flow.sentences('en').at(-1),
    flow.sentences('zh-cn').at(-1),
  ];

  test('QoS 0 is sent and nobody acknowledges it', () => {
    const flow = new Listened();
    flow.client(5, 's').subscribe('a');
    flow.publish('a');
    expect(last(flow)).toEqual([
      'A copy with QoS 0 was sent; at QoS 0 nobody acknowledges it. [MQTT5-4.3.1]',
      '发出了一份 QoS 0 的消息；QoS 0 没有确认。 [MQTT5-4.3.1]',
    ]);
  });

  test('QoS 2 has arrived with PUBREC', () => {
    const flow = new Listened();
    const client = flow.client(5, 's');
    client.subscribe('a', 2);
    flow.publish('a', qos2);
    client.ack('PUBREC', 1);
    expect(flow.why().outcome).toBe('delivered');
    expect(last(flow)[0]).toBe(
      'A copy with QoS 2 was sent as packet id 1; the broker waits for PUBCOMP. [MQTT5-4.3.3]',
    );
  });

  test('the client refused it', () => {
    const flow = new Listened();
    const client = flow.client(5, 's');
    client.subscribe('a', 1);
    flow.publish('a', qos1);
    client.ack('PUBACK', 1, 0x97);
    expect(last(flow)[0]).toMatch(/acknowledged, though the client refused it\. 0x97: \S/);
    expect(last(flow)[1]).toMatch(/得到了确认，不过客户端拒收了它。0x97：\S/);
  });

  test('the window of the client was full', () => {
    const flow = new Listened();
    const client = flow.client(5, 's', { properties: { receiveMaximum: 1 } });
    client.subscribe(['a', 'b'], 1);
    flow.publish('a', qos1);
    flow.publish('b', { qos: 1, packetId: 2 });
    const explanation = explain(null, flow.events, 2, 's');
    expect(explanation?.copies[0]?.state).toMatchObject({ type: 'queued', why: 'window-full' });
  });

  test('a retained message came with the subscription', () => {
    const flow = new Listened();
    flow.publish('a', { retain: true });
    flow.client(5, 's').subscribe('#');
    expect(flow.sentences('en')[2]).toMatch(
      /^The message was retained, and the new subscription # matches\..* \[MQTT5-3\.3\.1-9\]$/,
    );
    expect(flow.sentences('zh-cn')[2]).toMatch(/^这是一条保留消息，新建的订阅 # 匹配。/);
  });
});

test('a client of 3.1.1 is told the clauses of its specification, and packets are named where they are kept', () => {
  const flow = new Listened();
  flow.client(4, 's').subscribe('a', 1);
  flow.publish('a', qos1);
  const found = {
    published: 7,
    copies: () => [9, 12].map((packet) => ({ packet, lost: false })),
    crossings: () => [],
    subscribe: () => 3,
    versionOf: () => 4 as const,
  };
  const sentences = whySentences(found, flow.why(), (name) => name, 'en');
  expect(sentences.map(({ clause, packets }) => [clause, packets])).toEqual([
    [undefined, undefined],
    [undefined, [7]],
    ['MQTT311-3.8.4-6', [3]],
    ['MQTT311-4.3.2', [9, 12]],
  ]);
});

test('the broker cannot know that a fault kept a copy back, and the answer says so', () => {
  const flow = new Listened();
  flow.client(5, 's').subscribe('a', 1);
  const lost = {
    published: 7,
    copies: () => [{ packet: 9, lost: true }],
    crossings: () => [],
    subscribe: () => 3,
    versionOf: () => 5 as const,
  };
  flow.publish('a');
  expect(shownOutcome(lost, flow.why())).toBe('lost-on-wire');
  const [outcome, ...rest] = whySentences(lost, flow.why(), (name) => name, 'en');
  expect(outcome?.text).toBe('s did not get it: the broker sent it, and a fault on the wire kept it back.');
  expect(rest.at(-1)).toEqual({ text: 'A fault on the wire kept this packet from the client:', packets: [9] });
  expect(whySentences(lost, flow.why(), (name) => name, 'zh-cn')[0]?.text).toBe(
    's 没有收到：Broker 已经发出，但线路上的故障把它拦下了。',
  );
});

test('a copy that was acknowledged has arrived, whatever became of another', () => {
  const flow = new Listened();
  const client = flow.client(5, 's');
  client.subscribe('a', 1);
  flow.publish('a', qos1);
  client.ack('PUBACK', 1);
  const found = {
    published: 7,
    copies: () => [{ packet: 9, lost: true }],
    crossings: () => [],
    subscribe: () => 3,
    versionOf: () => 5 as const,
  };
  expect(shownOutcome(found, flow.why())).toBe('delivered');
});

test('hostile names act nowhere', () => {
  const flow = new Listened();
  flow.client(5, 's').subscribe('a/\u202e<b>');
  flow.publish('a/\u2066x');
  for (const language of ['en', 'zh-cn'] as const)
    expect(flow.sentences(language).join('')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
});
