// Broker 事件的中文说法。
import * as ReasonCode from '../../../mqtt/reason-code.ts';
import { hexCode } from '../../../capture/hex-code.ts';
import type { Timer } from '../../../broker/events/events.ts';
import type { DeliveryView, GroupKey, MessageView } from '../../../broker/events/broker-view.ts';
import { visible as name } from '../../../capture/payload-text.ts';
import { limitText, lossText } from '../../../capture/words/losses.ts';
import { reasonMeaning } from '../../../capture/words/reason-meaning.ts';
import type { EventOf, EventWords } from './event-words.ts';

const seconds = (milliseconds: number): string => `${Math.round(milliseconds / 100) / 10} 秒`;
const messageOf = ({ id, topic, qos }: MessageView): string => `消息 ${id}（${name(topic)}，QoS ${qos}）`;
const deliveryOf = ({ message, qos }: DeliveryView): string =>
  `消息 ${message.id}（${name(message.topic)}，QoS ${qos}）`;
const groupOf = ({ shareName, filter }: GroupKey): string => `共享组 ${name(shareName)}（${name(filter)}）`;
const idOf = (packetId: number | null): string => (packetId === null ? '' : `，报文标识符 ${packetId}`);

const refusal = (reasonCode: number, packet: Parameters<typeof reasonMeaning>[1]): string =>
  `${hexCode(reasonCode)}：${reasonMeaning(reasonCode, packet, 5, 'zh-cn').means}`;

function endOf({ end }: EventOf<'connection-closed'>): string {
  switch (end.by) {
    case 'network':
      return '网络连接中断，没有发送 DISCONNECT。';
    case 'client':
      return end.reasonCode === ReasonCode.disconnectWithWillMessage
        ? '客户端发送 DISCONNECT，并要求发布遗嘱。'
        : `客户端发送了 DISCONNECT（${hexCode(end.reasonCode)}）。`;
    case 'server':
      return `Broker 关闭了连接${end.told ? '，并告知' : '，未告知'}原因 ${refusal(end.reasonCode, 'DISCONNECT')}`;
  }
}

function timerOf(timer: Timer): string {
  switch (timer.type) {
    case 'silence':
      return `连接 ${timer.connection} 的静默时限`;
    case 'retry':
      return `连接 ${timer.connection} 上未确认报文的重发`;
    case 'session-expiry':
      return `${name(timer.clientId)} 的会话过期`;
    case 'will':
      return `${name(timer.clientId)} 的遗嘱延时`;
    case 'sys-topics':
      return '$SYS 主题的更新';
    case 'retained-expiry':
      return `${name(timer.topic)} 上保留消息的过期`;
  }
}

const sessionEnds: Record<EventOf<'session-ended'>['why'], string> = {
  'clean-start': '客户端以全新开始的方式连接',
  'with-connection': '它只随连接存在',
  expired: '会话过期间隔已到',
};
const willPublished: Record<EventOf<'will-published'>['why'], string> = {
  'connection-ended': '连接没有正常告别就结束了',
  'delay-over': '遗嘱延时已到，客户端没有回来',
  'session-ended': '遗嘱延时未到，会话先结束了',
};
const sent: Record<EventOf<'sent'>['why'], string> = {
  new: '可以立即发出',
  'from-queue': '在队列中轮到了它',
  resumed: '会话恢复，而它此前没有得到确认',
  retry: '没有按时收到确认',
};
export const queued: Record<EventOf<'queued'>['why'], string> = {
  away: '客户端不在线',
  congested: '客户端读得太慢',
  'window-full': '未确认的消息已达到客户端允许的数目',
  'behind-others': '前面还有消息在等待',
};
export const dropped: Record<EventOf<'dropped'>['why'], string> = {
  'queue-full-oldest': '队列已满，而它等得最久',
  'queue-full-newest': '队列已满，而它来得最晚',
  'memory-full': 'Broker 占用的内存已达上限',
  'qos0-away': '客户端此刻不能接收，QoS 0 不等待',
  'too-large': '它超过了客户端能接受的最大报文长度',
  expired: '消息过期间隔已到',
  'not-authorized': '接手会话的用户无权接收它',
  'session-ended': '会话已结束',
};
export const strategies: Record<EventOf<'member-chosen'>['strategy'], string> = {
  random: '随机选择',
  round_robin: '按发布者轮流',
  round_robin_per_group: '按组轮流',
  sticky: '固定选同一个成员',
  local: '优先选与发布者同一节点的成员',
  hash_clientid: '同一发布者总是选同一个成员',
  hash_topic: '同一主题总是选同一个成员',
};

export const zhCnEvents: EventWords = {
  'connection-opened': ({ connection, patience }) =>
    `连接 ${connection} 已打开，须在 ${seconds(patience)}内发送 CONNECT。`,
  'link-refused': ({ connection }) => `连接 ${connection} 立即被关闭，因为尚未发送 CONNECT 的连接太多。`,
  received: ({ connection, packet, packetId }) => `从连接 ${connection} 收到 ${packet}${idOf(packetId)}。`,
  'connection-accepted': ({ clientId, connection, clean, sessionPresent, assigned, version }) =>
    `${name(clientId)} 已连接（连接 ${connection}，MQTT ${version === 5 ? '5' : '3.1.1'}），` +
    (sessionPresent ? '继续原有的会话。' : `建立新会话，因为${clean ? '它要求全新开始' : '没有原有的会话'}。`) +
    (assigned ? '客户端标识符由 Broker 分配。' : ''),
  'connection-refused': ({ connection, reasonCode }) => `连接 ${connection} 被拒绝。${refusal(reasonCode, 'CONNACK')}`,
  'connection-closed': (event) =>
    `${event.clientId === null ? '一个未发送 CONNECT 的客户端' : name(event.clientId)} 的连接结束：${endOf(event)}`,
  congestion: ({ connection, congested }) =>
    congested ? `连接 ${connection} 读得太慢，发给它的消息要等待。` : `连接 ${connection} 已跟上，继续发送消息。`,
  'alias-set': ({ connection, direction, alias, topic }) =>
    direction === 'from-client'
      ? `连接 ${connection} 用别名 ${alias} 代表 ${name(topic)}。`
      : `Broker 向连接 ${connection} 用别名 ${alias} 代表 ${name(topic)}。`,
  'session-started': ({ clientId }) => `${name(clientId)} 的会话开始。`,
  'session-resumed': ({ clientId, inflight, queued: waiting }) =>
    `${name(clientId)} 的会话恢复，有 ${inflight} 条在途，${waiting} 条在队列中。`,
  'session-ended': ({ clientId, why }) => `${name(clientId)} 的会话结束，因为${sessionEnds[why]}。`,
  'session-expiry-changed': ({ clientId, sessionExpiryInterval }) =>
    `${name(clientId)} 在 DISCONNECT 中把会话过期间隔改为 ${sessionExpiryInterval} 秒。`,
  'will-delayed': ({ clientId, due, at }) =>
    `${name(clientId)} 的遗嘱等待 ${seconds(due - at)}，因为它要求了遗嘱延时。`,
  'will-published': ({ clientId, why }) => `发布 ${name(clientId)} 的遗嘱，因为${willPublished[why]}。`,
  'will-cancelled': ({ clientId, why }) =>
    `不发布 ${name(clientId)} 的遗嘱，因为${why === 'goodbye' ? '它用 DISCONNECT 正常告别' : '它在延时结束前回来了'}。`,
  subscribed: ({ clientId, subscription, askedQoS, replaced }) =>
    `${name(clientId)} 订阅了 ${name(subscription.fullFilter)}，QoS ${subscription.qos}` +
    (subscription.qos < askedQoS ? `（要求 ${askedQoS}，Broker 最多只给这么高）` : '') +
    (replaced === null ? '。' : '，取代了过滤器相同的旧订阅。'),
  'subscribe-refused': ({ clientId, fullFilter, reasonCode }) =>
    `${name(clientId)} 订阅 ${name(fullFilter)} 被拒绝。${refusal(reasonCode, 'SUBACK')}`,
  'retained-due': ({ clientId, fullFilter }) =>
    `匹配 ${name(fullFilter)} 的保留消息较多，${name(clientId)} 一次收不完，其余随后发送。`,
  'retained-given': ({ clientId, fullFilter }) => `匹配 ${name(fullFilter)} 的保留消息已全部发给 ${name(clientId)}。`,
  unsubscribed: ({ clientId, fullFilter, existed, why }) =>
    why === 'not-authorized'
      ? `${name(clientId)} 失去了订阅 ${name(fullFilter)}：接手会话的用户无权订阅它。`
      : existed
        ? `${name(clientId)} 取消了订阅 ${name(fullFilter)}。`
        : `${name(clientId)} 要取消订阅 ${name(fullFilter)}，但它并没有这个订阅。`,
  'group-joined': ({ clientId, group }) => `${name(clientId)} 加入${groupOf(group)}。`,
  'group-left': ({ clientId, group }) => `${name(clientId)} 离开${groupOf(group)}。`,
  published: ({ message, by }) =>
    by === 'client'
      ? `${name(message.publisher)} 发布了${messageOf(message)}。`
      : by === 'will'
        ? `${name(message.publisher)} 的遗嘱成为${messageOf(message)}。`
        : `Broker 自己发布了${messageOf(message)}。`,
  'publish-refused': ({ message, reasonCode }) =>
    `没有接受 ${name(message.publisher)} 的${messageOf(message)}。${refusal(reasonCode, 'PUBACK')}`,
  'duplicate-ignored': ({ clientId, packetId }) =>
    `${name(clientId)} 重发了报文标识符 ${packetId}：只回应，不再转发，因为这个标识符还未释放。`,
  held: ({ message, packetId }) => `${messageOf(message)}先保存着，直到收到报文标识符 ${packetId} 的 PUBREL。`,
  released: ({ clientId, message, packetId }) =>
    `消息 ${message} 继续转发，因为 ${name(clientId)} 发来了报文标识符 ${packetId} 的 PUBREL。`,
  answered: ({ clientId, packet, packetId, reasonCode, awaitsRelease }) =>
    `Broker 以 ${packet} 回应 ${name(clientId)} 的报文标识符 ${packetId}` +
    (!ReasonCode.isFailure(reasonCode) ? '' : `（${refusal(reasonCode, packet)}）`) +
    (awaitsRelease ? '，标识符到 PUBREL 才释放。' : '。'),
  routed: ({ message, clientId, subscription, publishedQoS, qos, cause }) =>
    `消息 ${message} 要发给 ${name(clientId)}，因为${cause === 'retained' ? '它是保留消息，且' : ''}` +
    `订阅 ${name(subscription.fullFilter)} 匹配；QoS ${qos}` +
    (qos < publishedQoS ? `，低于发布时的 ${publishedQoS}，因为订阅只给到这么高。` : '。'),
  'not-routed': ({ message, clientId }) =>
    `消息 ${message} 不发给 ${name(clientId)}：它是自己发布的，而订阅设置了 No Local。`,
  'member-chosen': ({ message, group, clientId, strategy, members }) =>
    `消息 ${message} 由${groupOf(group)}的 ${members.length} 个成员中的 ${name(clientId)} 接收，${strategies[strategy]}。`,
  redispatched: ({ message, from, group }) =>
    `消息 ${message} 转给${groupOf(group)}的其他成员，因为 ${name(from)} 的会话已结束。`,
  'no-subscriber': ({ message, why }) =>
    `没有人收到消息 ${message}，因为` +
    {
      'no-match': '没有匹配的订阅。',
      'no-local': '只有发布者自己订阅，且设置了 No Local。',
      'sys-topic': '$SYS 下的主题只归 Broker 使用。',
    }[why],
  sent: ({ clientId, delivery, packetId, dup, why }) =>
    `向 ${name(clientId)} 发送${deliveryOf(delivery)}${idOf(packetId)}${dup ? '，带 DUP' : ''}，因为${sent[why]}。`,
  queued: ({ clientId, delivery, why }) => `${deliveryOf(delivery)}等待 ${name(clientId)}，因为${queued[why]}。`,
  dropped: ({ clientId, message, why, limit }) =>
    `${name(clientId)} 的消息 ${message} 被丢弃，因为${dropped[why]}` +
    (limit === undefined ? '。' : `：${limitText(limit, 'zh-cn')}。`),
  'lost-at-limit': (loss) => lossText({ ...loss, clients: [name(loss.clientId)], more: 0 }, 'zh-cn').join(''),
  acknowledged: ({ clientId, packet, packetId, message, waitsFor, reasonCode }) =>
    `${name(clientId)} 以 ${packet}（报文标识符 ${packetId}）回应消息 ${message}` +
    (!ReasonCode.isFailure(reasonCode) ? '' : `（${refusal(reasonCode, packet)}）`) +
    (waitsFor === null ? '，投递完成。' : `，接着等待 ${waitsFor}。`),
  'acknowledgement-ignored': ({ clientId, packet, packetId }) =>
    `${name(clientId)} 的 ${packet} 不起作用，因为报文标识符 ${packetId} 没有在途的消息。`,
  'release-repeated': ({ clientId, packetId, why }) =>
    `再次向 ${name(clientId)} 发送报文标识符 ${packetId} 的 PUBREL，因为` +
    {
      resumed: '会话恢复时还没有收到 PUBCOMP。',
      retry: '没有按时收到 PUBCOMP。',
      'asked-again': '客户端又发了一次 PUBREC。',
    }[why],
  'retained-stored': ({ message, replaced }) =>
    `${messageOf(message)}存为保留消息${replaced === null ? '。' : `，取代了消息 ${replaced}。`}`,
  'retained-skipped': ({ message }) => `${messageOf(message)}只投递，不保留，因为这一秒内要保留的消息太多。`,
  'retained-removed': ({ topic, message, why }) =>
    `${name(topic)} 上的保留消息 ${message} 被移除，因为` +
    {
      'empty-payload': '那里发布了一条空的保留消息。',
      expired: '消息过期间隔已到。',
      'no-room': '没有空间了。',
    }[why],
  'timer-set': ({ timer, due, at }) => `设定时钟：${timerOf(timer)}，${seconds(due - at)}后。`,
  'timer-cleared': ({ timer }) => `停止时钟：${timerOf(timer)}。`,
  'timer-due': ({ timer }) => `时钟到时：${timerOf(timer)}。`,
  'input-handled': ({ what, connection }) =>
    `处理完一次输入：${what}${connection === null ? '' : `（连接 ${connection}）`}。`,
};
