// 因 Broker 的限额而失去的消息：中文。
import type { LossWords, LostMessages } from './losses.ts';

export const zhCn: LossWords = {
  limits: {
    maxQueue: (value) => `等待同一个客户端的消息最多 ${value} 条（maxQueue）`,
    maxQueueBytes: (value) => `一个会话里等待的消息最多 ${value} 字节（maxQueueBytes）`,
    memoryLimit: (value) => `这个 Broker 最多在内存里保存 ${value} 字节（memoryLimit）`,
    maxRetained: (value) => `这个 Broker 最多保留 ${value} 条消息（maxRetained）`,
    maxRetainedBytes: (value) => `这个 Broker 的保留消息最多共 ${value} 字节（maxRetainedBytes）`,
    retainedPerSecond: (value) => `这个 Broker 每秒最多保留 ${value} 条消息（retainedPerSecond）`,
  },
  happened: {
    'dropped-oldest': (clients, count, why) => `Broker 丢弃了发给 ${clients} 的 ${count} 条消息，最早的先丢：${why}。`,
    'dropped-newest': (clients, count, why) => `Broker 丢弃了发给 ${clients} 的 ${count} 条消息，最新的先丢：${why}。`,
    'not-taken': (clients, count, why) =>
      `${clients} 发布的 ${count} 条消息没有被 Broker 接受：${why}。没有报文能说明这一点。`,
    'not-retained': (clients, count, why) => `${clients} 发布的 ${count} 条消息只转发，没有保留：${why}。`,
  },
  doNext,
  clients: (named, more) => {
    const all = named.join('、');
    return more === 0 ? all : `${all} 等 ${named.length + more} 个客户端`;
  },
};

function doNext({ what, limit, away, clients, more }: LostMessages): string {
  const isOne = clients.length + more === 1;
  switch (limit.name) {
    case 'maxQueue':
    case 'maxQueueBytes':
      if (what === 'not-taken') return '先让已经开始的 QoS 2 交互结束，再开始新的。';
      if (away) return `${isOne ? '它' : '它们'}当时不在线：早些回来，或者在那之前少发布一些。`;
      return '发布不要快过确认：用 QoS 1 逐条 await publishAsync，或者分成小批发送。';
    case 'memoryLimit':
      return '清除不再需要的保留消息，结束不再需要的会话；或者刷新页面，Broker 会从空白开始。';
    case 'retainedPerSecond':
      return '放慢发布保留消息的速度。';
    case 'maxRetained':
    case 'maxRetainedBytes':
      return '清除不再需要的保留消息：向它们的主题各发布一条带 RETAIN 的空消息。';
  }
}
