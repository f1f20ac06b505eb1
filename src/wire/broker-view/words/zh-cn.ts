// Broker 面板上的文字。
import type { BrokerWords } from './words.ts';

export const zhCn: BrokerWords = {
  waiting: '正在读取 Broker 的状态……',
  file: '抓包文件只记录线路上的报文，没有 Broker 内部的情况。回到本页的报文，这里就会显示本页的 Broker。',
  otherBroker:
    '现在选用的是页面之外的 Broker，看不到它的内部。改用页面内的 Broker，再运行一个单元格，就能看到会话、队列和保留消息。',
  useInPage: '改用页面内的 Broker',
  nobody: 'Broker 还没有客户端。运行一个会建立连接的单元格，它的会话就会出现在这里。',
  sessions: (count) => `会话（${count}）`,
  connected: (version) => `在线，MQTT ${version}`,
  slow: '读得太慢',
  away: (seconds) => (seconds === null ? '离线，会话永久保留' : `离线，会话将在 ${seconds} 秒后过期`),
  lasts: (seconds) =>
    seconds === null ? '断开后会话永久保留。' : seconds === 0 ? '会话随连接结束。' : `断开后会话保留 ${seconds} 秒。`,
  silence: (seconds) => `${seconds} 秒内没有任何报文，Broker 就会关闭连接。`,
  subscriptions: '订阅',
  subscription: (filter, qos) => `${filter}，QoS ${qos}`,
  noLocal: 'No Local',
  retainAsPublished: 'Retain As Published',
  identifier: (number) => `标识符 ${number}`,
  queue: '队列',
  toClient: (unacknowledged, window) =>
    window === null ? '发往客户端的在途消息' : `发往客户端的在途消息（${unacknowledged} 条，上限 ${window}）`,
  waitsFor: { PUBACK: '等待 PUBACK', PUBREC: '等待 PUBREC', PUBCOMP: '等待 PUBCOMP' },
  fromClient: '来自客户端的在途消息',
  waitsForRelease: '等待 PUBREL',
  packetId: (packetId) => `报文标识符 ${packetId}`,
  message: (id) => `消息 ${id}`,
  will: '遗嘱',
  willStands: '连接异常结束时发布',
  willDue: (seconds) => `${seconds} 秒后发布`,
  more: (count) => `另有 ${count} 项`,
  retained: (count) => `保留消息（${count}）`,
  expiresIn: (seconds) => `${seconds} 秒后过期`,
  groups: (count) => `共享组（${count}）`,
  members: '成员',
  events: '发生了什么，为什么（最新的在前）',
  missed: (count) => `有 ${count} 个事件来得太快，未能逐一显示。`,
  noEvents: '从现在起，事件会出现在这里。运行一个单元格试试。',
  showClocks: '也显示报文和时钟',
  why: '为什么？',
};
