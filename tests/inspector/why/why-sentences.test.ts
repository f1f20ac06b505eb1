// Every outcome as a reader gets it, in both languages, from what a real broker told.
import { describe, expect, test } from 'vitest';
import type { Explanation } from '../../../src/broker/events/why.ts';
import { keep, Listened, qos1, qos2 } from './listened.ts';

interface Scene {
  flow: () => Listened;
  clientId?: string;
  en: string[];
  zhCn: string[];
}

const published = { en: 'p published it to a with QoS 1.', zhCn: 'p 以 QoS 1 发布到 a。' };

const scenes: Record<Explanation['outcome'], Scene> = {
  delivered: {
    flow: () => {
      const flow = new Listened();
      const client = flow.client(5, 's');
      client.subscribe('a', 2);
      flow.publish('a', qos1);
      client.ack('PUBACK', 1);
      return flow;
    },
    en: [
      's has it.',
      published.en,
      'The subscription a matches. QoS 1 was published and 2 granted; the lower one holds: min(1, 2) = 1. [MQTT5-3.8.4-8]',
      'A copy with QoS 1 was sent as packet id 1 and acknowledged. [MQTT5-4.3.2]',
    ],
    zhCn: [
      's 收到了。',
      published.zhCn,
      '订阅 a 匹配。发布的 QoS 是 1，授予的是 2，取较低者：min(1, 2) = 1。 [MQTT5-3.8.4-8]',
      '发出了一份 QoS 1 的消息，报文标识符 1，并得到了确认。 [MQTT5-4.3.2]',
    ],
  },
  'under-way': {
    flow: () => {
      const flow = new Listened({ overlappingDeliveries: 'once' });
      const client = flow.client(5, 's', keep);
      client.subscribe('a', 0);
      client.subscribe('+', 2);
      flow.publish('a', qos1);
      client.drop();
      flow.client(5, 's', { clean: false, ...keep });
      return flow;
    },
    en: [
      'It is on its way: it was sent to s, who has not acknowledged it yet.',
      published.en,
      'The subscription a matches. QoS 1 was published and 0 granted; the lower one holds: min(1, 0) = 0. [MQTT5-3.8.4-8]',
      'The subscription + matches. QoS 1 was published and 2 granted; the lower one holds: min(1, 2) = 1. [MQTT5-3.8.4-8]',
      '2 subscriptions match; they share one copy, with the highest of these QoS levels. [MQTT5-3.3.4-2]',
      'A copy with QoS 1 was sent as packet id 1; the broker waits for PUBACK. It was sent 2 times. [MQTT5-4.4.0-1]',
    ],
    zhCn: [
      '消息在途中：已经发给 s，它还没有确认。',
      published.zhCn,
      '订阅 a 匹配。发布的 QoS 是 1，授予的是 0，取较低者：min(1, 0) = 0。 [MQTT5-3.8.4-8]',
      '订阅 + 匹配。发布的 QoS 是 1，授予的是 2，取较低者：min(1, 2) = 1。 [MQTT5-3.8.4-8]',
      '有 2 个订阅匹配，合成一份发送，QoS 取其中最高的。 [MQTT5-3.3.4-2]',
      '发出了一份 QoS 1 的消息，报文标识符 1；Broker 在等 PUBACK。一共发送了 2 次。 [MQTT5-4.4.0-1]',
    ],
  },
  waiting: {
    flow: () => {
      const flow = new Listened();
      const client = flow.client(5, 's', keep);
      client.subscribe('a', 1);
      client.drop();
      flow.publish('a', qos1);
      return flow;
    },
    en: [
      'It waits for s in the queue of its session.',
      published.en,
      'The subscription a matches. QoS 1 was published and 1 granted; the lower one holds: min(1, 1) = 1. [MQTT5-3.8.4-8]',
      'A copy with QoS 1 is in the queue, because the client is not connected. [MQTT5-4.5.0-1]',
    ],
    zhCn: [
      '消息在 s 的会话队列里等待。',
      published.zhCn,
      '订阅 a 匹配。发布的 QoS 是 1，授予的是 1，取较低者：min(1, 1) = 1。 [MQTT5-3.8.4-8]',
      '一份 QoS 1 的消息在队列中，因为客户端不在线。 [MQTT5-4.5.0-1]',
    ],
  },
  lost: {
    flow: () => {
      const flow = new Listened({ maxQueue: 1, queueDrops: 'oldest' });
      const client = flow.client(5, 's', keep);
      client.subscribe('a', 1);
      client.drop();
      flow.publish('a', qos1);
      flow.publish('a', { qos: 1, packetId: 2 });
      return flow;
    },
    en: [
      's did not get it: what was meant for it was dropped.',
      published.en,
      'The subscription a matches. QoS 1 was published and 1 granted; the lower one holds: min(1, 1) = 1. [MQTT5-3.8.4-8]',
      'A copy with QoS 1 was dropped, because the queue is full and it had waited longest: at most 1 message may wait for one client (maxQueue). [MQTT5-4.5.0-1]',
    ],
    zhCn: [
      's 没有收到：给它的那一份被丢弃了。',
      published.zhCn,
      '订阅 a 匹配。发布的 QoS 是 1，授予的是 1，取较低者：min(1, 1) = 1。 [MQTT5-3.8.4-8]',
      '一份 QoS 1 的消息被丢弃，因为队列已满，而它等得最久：等待同一个客户端的消息最多 1 条（maxQueue）。 [MQTT5-4.5.0-1]',
    ],
  },
  'handed-over': {
    flow: () => {
      const flow = new Listened({ sharedStrategy: 'round_robin' });
      const one = flow.client(5, 's');
      one.subscribe('$share/g/a', 1);
      flow.client(5, 'two').subscribe('$share/g/a', 1);
      flow.publish('a', qos1);
      one.drop();
      return flow;
    },
    en: [
      's had the turn, but its session ended before the acknowledgement, so other members of its group got it. [MQTT5-4.8.2]',
      published.en,
      'In the group g on a the broker chose s among 2 members, in turn for each publisher. [MQTT5-4.8.2]',
      'The subscription $share/g/a matches. QoS 1 was published and 1 granted; the lower one holds: min(1, 1) = 1. [MQTT5-3.8.4-8]',
      'A copy with QoS 1 was taken back when the session ended, and given to the group again. [MQTT5-4.8.2]',
    ],
    zhCn: [
      '本来轮到 s，但它的会话在确认之前就结束了，消息改给了组里的其他成员。 [MQTT5-4.8.2]',
      published.zhCn,
      '共享组 g（a）有 2 个成员，Broker 选中了 s：按发布者轮流。 [MQTT5-4.8.2]',
      '订阅 $share/g/a 匹配。发布的 QoS 是 1，授予的是 1，取较低者：min(1, 1) = 1。 [MQTT5-3.8.4-8]',
      '一份 QoS 1 的消息在会话结束时收回，重新交给了组。 [MQTT5-4.8.2]',
    ],
  },
  held: {
    flow: () => {
      const flow = new Listened({ onwardQoS2: 'on-pubrel' });
      flow.client(5, 's').subscribe('a', 2);
      flow.publish('a', qos2);
      return flow;
    },
    en: [
      's does not have it yet: this broker passes it on when its publisher sends PUBREL. [MQTT5-4.3.3]',
      'p published it to a with QoS 2.',
    ],
    zhCn: ['s 还没有收到：这个 Broker 要等发布者发来 PUBREL 才转发。 [MQTT5-4.3.3]', 'p 以 QoS 2 发布到 a。'],
  },
  refused: {
    flow: () => {
      const flow = new Listened({ authorize: ({ action }) => action === 'subscribe' });
      flow.publish('a', qos1);
      return flow;
    },
    en: [expect.stringMatching(/^Nobody got it: the broker did not take it\. 0x87: \S.*\.$/) as string, published.en],
    zhCn: [expect.stringMatching(/^谁都没有收到：Broker 没有接受这条消息。0x87：\S.*。$/) as string, published.zhCn],
  },
  'sys-topic': {
    flow: () => {
      const flow = new Listened();
      flow.publish('$SYS/a', qos1);
      return flow;
    },
    en: [
      'Nobody got it: topics that begin with $SYS belong to the broker, so it passes nothing on to them. [MQTT5-4.7.2]',
      'p published it to $SYS/a with QoS 1.',
    ],
    zhCn: [
      '谁都没有收到：以 $SYS 开头的主题属于 Broker，客户端发到那里的消息不会转发。 [MQTT5-4.7.2]',
      'p 以 QoS 1 发布到 $SYS/a。',
    ],
  },
  'other-member': {
    flow: () => {
      const flow = new Listened({ sharedStrategy: 'round_robin' });
      flow.client(5, 'one').subscribe('$share/g/a', 1);
      flow.client(5, 's').subscribe('$share/g/a', 1);
      flow.publish('a', qos1);
      return flow;
    },
    en: [
      's did not get it: its group chose another member. [MQTT5-4.8.2]',
      published.en,
      'In the group g on a the broker chose one among 2 members, in turn for each publisher. [MQTT5-4.8.2]',
    ],
    zhCn: [
      's 没有收到：它所在的组选中了另一个成员。 [MQTT5-4.8.2]',
      published.zhCn,
      '共享组 g（a）有 2 个成员，Broker 选中了 one：按发布者轮流。 [MQTT5-4.8.2]',
    ],
  },
  'no-local': {
    flow: () => {
      const flow = new Listened();
      const client = flow.client(5, 's');
      client.subscribe('a', 1, { noLocal: true });
      client.publish('a', 'x', qos1);
      return flow;
    },
    en: [
      's did not get it: it is its own message, and it subscribed with No Local. [MQTT5-3.8.3-3]',
      's published it to a with QoS 1.',
      'The subscription a matches too, but says No Local: own messages do not come back. [MQTT5-3.8.3-3]',
    ],
    zhCn: [
      's 没有收到：这是它自己发布的消息，而它订阅时要求 No Local。 [MQTT5-3.8.3-3]',
      's 以 QoS 1 发布到 a。',
      '订阅 a 也匹配，但它要求 No Local：自己发布的消息不再发回。 [MQTT5-3.8.3-3]',
    ],
  },
  'no-session': {
    flow: () => {
      const flow = new Listened();
      flow.publish('a', qos1);
      flow.client(5, 's').subscribe('a', 1);
      return flow;
    },
    en: ['s did not get it: when the message came, the broker had no session for it. [MQTT5-4.1]', published.en],
    zhCn: ['s 没有收到：消息到达时，Broker 没有它的会话。 [MQTT5-4.1]', published.zhCn],
  },
  'no-subscription': {
    flow: () => {
      const flow = new Listened();
      flow.client(5, 's');
      flow.publish('a', qos1);
      return flow;
    },
    en: ['s did not get it: when the message came, it had no subscription.', published.en],
    zhCn: ['s 没有收到：消息到达时，它没有任何订阅。', published.zhCn],
  },
  'no-match': {
    flow: () => {
      const flow = new Listened();
      flow.client(5, 's').subscribe(['home/+/door', 'x/#']);
      flow.publish('home/hall/light', qos1);
      return flow;
    },
    en: [
      's did not get it: none of its subscriptions matched home/hall/light.',
      'p published it to home/hall/light with QoS 1.',
      'home/+/door comes nearest. They part at level 3: the filter says “door”, the topic “light”. [MQTT5-4.7.1]',
    ],
    zhCn: [
      's 没有收到：它的订阅没有一个匹配 home/hall/light。',
      'p 以 QoS 1 发布到 home/hall/light。',
      '最接近的是 home/+/door，在第 3 层分开：过滤器写的是 “door”，主题是 “light”。 [MQTT5-4.7.1]',
    ],
  },
};

describe.each(Object.entries(scenes))('%s', (outcome, { flow, en, zhCn }) => {
  test('is told in English', () => {
    const played = flow();
    expect(played.why().outcome).toBe(outcome);
    expect(played.sentences('en')).toEqual(en);
  });

  test('is told in Chinese', () => {
    expect(flow().sentences('zh-cn')).toEqual(zhCn);
  });
});
