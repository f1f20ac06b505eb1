// 一条消息为什么到了某个客户端，或者没有到：中文。
import * as ReasonCode from '../../../mqtt/reason-code.ts';
import { hexCode } from '../../../capture/hex-code.ts';
import { dropped, queued, strategies } from '../../broker-view/words/events-zh-cn.ts';
import { visible as name } from '../../../capture/payload-text.ts';
import { limitText } from '../../../capture/words/losses.ts';
import { reasonMeaning } from '../../../capture/words/reason-meaning.ts';
import type { WhyWords } from './words.ts';

const idOf = (packetId: number | null): string => (packetId === null ? '' : `，报文标识符 ${packetId}`);

export const zhCn: WhyWords = {
  asking: '正在读取 Broker 的记录……',
  askAgain: '之后又有报文经过：重新询问',
  failed: 'Broker 的记录读取失败。请重新询问；若仍不行，请刷新页面。',
  client: '客户端',
  notListed: (count) => `另有 ${count} 个未列出`,
  packet: (packet) => `第 ${packet} 号报文`,
  brief: {
    delivered: '已收到',
    'under-way': '尚未确认',
    waiting: '在队列中',
    lost: '已丢失',
    'lost-on-wire': '在线路上丢失',
    'handed-over': '转给了其他成员',
    held: '暂未放行',
    refused: '被拒收',
    'sys-topic': '不转发',
    'other-member': '给了其他成员',
    'no-local': '自己发布的',
    'no-session': '没有会话',
    'no-subscription': '没有订阅',
    'no-match': '没有匹配的订阅',
  },
  outcomes: {
    delivered: (client) => `${client} 收到了。`,
    'under-way': (client) => `消息在途中：已经发给 ${client}，它还没有确认。`,
    waiting: (client) => `消息在 ${client} 的会话队列里等待。`,
    lost: (client) => `${client} 没有收到：给它的那一份被丢弃了。`,
    'lost-on-wire': (client) => `${client} 没有收到：Broker 已经发出，但线路上的故障把它拦下了。`,
    'handed-over': (client) => `本来轮到 ${client}，但它的会话在确认之前就结束了，消息改给了组里的其他成员。`,
    held: (client) => `${client} 还没有收到：这个 Broker 要等发布者发来 PUBREL 才转发。`,
    refused: (_, { refusal }) =>
      refusal === null
        ? '谁都没有收到：Broker 没有接受这条消息。'
        : `谁都没有收到：Broker 没有接受这条消息。${hexCode(refusal)}：${reasonMeaning(refusal, 'PUBACK', 5, 'zh-cn').means}`,
    'sys-topic': () => '谁都没有收到：以 $SYS 开头的主题属于 Broker，客户端发到那里的消息不会转发。',
    'other-member': (client) => `${client} 没有收到：它所在的组选中了另一个成员。`,
    'no-local': (client) => `${client} 没有收到：这是它自己发布的消息，而它订阅时要求 No Local。`,
    'no-session': (client) => `${client} 没有收到：消息到达时，Broker 没有它的会话。`,
    'no-subscription': (client) => `${client} 没有收到：消息到达时，它没有任何订阅。`,
    'no-match': (client, { message }) => `${client} 没有收到：它的订阅没有一个匹配 ${name(message.topic)}。`,
  },
  published: (publisher, { message }) => `${publisher} 以 QoS ${message.qos} 发布到 ${name(message.topic)}。`,
  routed: ({ subscription, publishedQoS, qos, cause }) =>
    (cause === 'retained' ? '这是一条保留消息，新建的订阅 ' : '订阅 ') +
    `${name(subscription.fullFilter)} 匹配。发布的 QoS 是 ${publishedQoS}，授予的是 ${subscription.qos}，` +
    `取较低者：min(${publishedQoS}, ${subscription.qos}) = ${qos}。`,
  merged: (subscriptions) => `有 ${subscriptions} 个订阅匹配，合成一份发送，QoS 取其中最高的。`,
  withheld: ({ subscription }) =>
    `订阅 ${name(subscription.fullFilter)} 也匹配，但它要求 No Local：自己发布的消息不再发回。`,
  chosen: (client, { group, members, strategy }) =>
    `共享组 ${name(group.shareName)}（${name(group.filter)}）有 ${members.length} 个成员，Broker 选中了 ${client}：${strategies[strategy]}。`,
  nearest: {
    'other-name': (filter, level, asked, found) =>
      `最接近的是 ${filter}，在第 ${level} 层分开：过滤器写的是 ${asked}，主题是 ${found}。`,
    'topic-goes-on': (filter, level, _, found) =>
      `最接近的是 ${filter}，但它到此为止，而主题在第 ${level} 层还有 ${found}。`,
    'topic-ends': (filter, level, asked) =>
      `最接近的是 ${filter}，但它在第 ${level} 层要求 ${asked}，而主题到那里已经结束。`,
    'wildcard-before-dollar': (filter) => `最接近的是 ${filter}，但首层的通配符不匹配以 $ 开头的主题。`,
  },
  crossed: (client, publisher, { packet, filter, brokerFirst, isCopy }) => {
    const request = filter === '' ? packet : `${packet}（${name(filter)}）`;
    if (isCopy)
      return `两者在途中交错：${client} 发出 ${request} 时还没有收到这条消息，而 Broker 收下它之前，消息已经发出。`;
    return brokerFirst === 'message'
      ? `两者在途中交错：${client} 先发出 ${request}，${publisher} 后发出消息，但 Broker 先收下的是消息。`
      : `两者在途中交错：${publisher} 先发出消息，${client} 后发出 ${request}，但 Broker 先收下的是 ${packet}。`;
  },
  copies: {
    queued: ({ delivery: { qos }, state: { why } }) =>
      `一份 QoS ${qos} 的消息在队列中` + (why === null ? '。' : `，因为${queued[why]}。`),
    sent: ({ delivery: { qos }, packetId, state: { waitsFor } }) =>
      `发出了一份 QoS ${qos} 的消息${idOf(packetId)}` +
      (waitsFor === null ? '；QoS 0 没有确认。' : `；Broker 在等 ${waitsFor}。`),
    arrived: ({ delivery: { qos }, packetId, state: { reasonCode } }) =>
      `发出了一份 QoS ${qos} 的消息${idOf(packetId)}，并得到了确认` +
      (!ReasonCode.isFailure(reasonCode)
        ? '。'
        : `，不过客户端拒收了它。${hexCode(reasonCode)}：${reasonMeaning(reasonCode, 'PUBACK', 5, 'zh-cn').means}`),
    dropped: ({ delivery: { qos }, state: { why, limit } }) =>
      `一份 QoS ${qos} 的消息被丢弃，因为${dropped[why]}` +
      (limit === undefined ? '。' : `：${limitText(limit, 'zh-cn')}。`),
    'handed-over': ({ delivery: { qos } }) => `一份 QoS ${qos} 的消息在会话结束时收回，重新交给了组。`,
  },
  times: (count) => `一共发送了 ${count} 次。`,
  lostCopy: '线路上的故障拦下了这个报文：',
  repeats: '选中的报文重复了先前发送过的一个报文。',
  unknown: {
    'kept-back': '这个报文根本没有到达 Broker：故障把它拦下了，所以谁也收不到这条消息。',
    'too-old': '这条连接开头的报文已经不再保留，无法在 Broker 的记录中确切地找到这个报文。请重新运行单元格。',
    unclear: '故障改动过这里的报文，无法确切地说它对应 Broker 的哪一条消息。请去掉故障，重新运行单元格。',
    'not-counted': '这个报文不携带消息。',
    closed: 'Broker 没有接受这条消息：收到这个报文时，它关闭了连接。',
    over: '这个报文没有到达 Broker：它到来之前，这条连接在 Broker 一侧已经结束。所以谁也收不到这条消息。',
    elsewhere:
      '这个报文发往页面之外的 Broker，它内部发生的事从这里看不到。页面内的 Broker 会记录自己做过的事：换用它，再运行一次单元格。',
  },
  unrecorded: (full) =>
    full
      ? 'Broker 的记录已满，这个报文在记录结束之后才来。请刷新页面，重新运行单元格。'
      : 'Broker 还没有处理这个报文。',
  fromFile: '这个报文来自文件，文件里没有 Broker 内部发生的事。',
  useInPage: '使用页面内的 Broker',
};
