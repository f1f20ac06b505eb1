// 线路的用语。
import type { Words } from './words.ts';

export const zhCn: Words = {
  summary: ({ packets, clients, redelivered, malformed }) =>
    [
      `${packets} 个报文`,
      `${clients} 个客户端`,
      ...(redelivered > 0 ? [`${redelivered} 个重发`] : []),
      ...(malformed > 0 ? [`${malformed} 个格式错误`] : []),
    ].join('，'),
  packets: '报文列表',
  earlier: (notShown) => `更早的 ${notShown} 个报文未显示。`,
  toBroker: '发往 Broker',
  toClient: '发往客户端',
  bytes: (count) => `${count} 字节`,
  noClientId: (connection) => `连接 ${connection}`,
  malformed: '格式错误',
  rule: '条款',
  offset: '位置',
  hex: '字节',
  hexCut: (shown) => `只显示前 ${shown} 字节`,
  failures: {
    unreachable: (url) => [
      `连不上 ${url}。`,
      '检查 Broker 是否已启动，地址、端口和路径（通常是 /mqtt）是否正确；也可以改用页面内的 Broker。',
    ],
    timeout: (url) => [`${url} 在 5 秒内没有回应。`, '检查网络、防火墙和地址；也可以改用页面内的 Broker。'],
    'not-allowed': (url) => [`你没有允许连接 ${url}。`, '再次运行该单元格会重新询问；或在代码中改用 brokerUrl。'],
    'mixed-content': (url) => [
      `本页通过 https 打开，浏览器不允许它以不加密的 ws:// 连接 ${url}。`,
      '改用 wss:// 地址，或通过 http 打开本页，或改用页面内的 Broker。',
    ],
    'not-mqtt': (url) => [
      `${url} 接受了 WebSocket 连接，但不像 MQTT Broker 那样回应。`,
      '检查端口和路径；MQTT over WebSocket 的路径通常是 /mqtt。',
    ],
    restarted: () => [
      '页面内的 Broker 换了行为方式，已重新启动，这个连接随之断开。',
      '会话和保留消息也一并清空，请重新运行该单元格。',
    ],
    'bad-address': (url) => [
      `${url} 不是可用的 WebSocket 地址。`,
      '地址形如 ws://主机:端口/mqtt 或 wss://主机:端口/mqtt；浏览器不能使用 mqtt:// 地址。',
    ],
  },
  refusedWith: (reason, means) => `Broker 拒绝了连接（${reason}）。${means}`,
};
