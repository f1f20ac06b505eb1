// 单元格下方报文列表的用语。
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
};
