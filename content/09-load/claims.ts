// What the checks of this chapter claim, in Chinese.

export const claims: Readonly<Record<string, string>> = {
  '-c 10 -I 10 asks for 1000 messages a second': '-c 10 -I 10 要求每秒 1000 条消息',
  'the defaults ask for 200': '默认值要求 200 条',
  'ten subscribers turn 1000 into 10000': '十个订阅者把 1000 变成 10000',
  'five hundred turn it into half a million': '五百个订阅者把它变成五十万',
  'nothing is sent': '没有发送任何报文',
  'never more than one message is on its way': '路上的消息从不超过一条',
  'thirty are counted': '数到三十条',
  'rate and round trip are one figure': '速率和往返时间是同一个数',
  'steady: every figure is the same': '平稳的那组：每个数都一样',
  'the other has the same mean, and a tail that only p99 and the maximum see':
    '另一组平均值相同，但有一条只有 p99 和最大值才看得到的尾巴',
  'ten senders send sixty messages each': '十个发送者各发六十条消息',
  'all six hundred arrive': '六百条全部到达',
  'payloads are 256 bytes': '载荷是 256 字节',
  'the first hundred are not counted': '最前面的一百条不计入',
  'percentiles rise': '百分位数依次升高',
  'nothing is sent before its time, and nothing arrives before it is sent': '没有提前发送的，也没有发送之前就到达的',
  'the throughput is shown': '显示了吞吐量',
  'all hundred messages arrive': '一百条消息全部到达',
  'the slowest is at least as late as the pause is long': '最慢的一条至少迟到了停顿那么久',
  'one in ten is at least 100 ms late': '十条里有一条至少迟 100 毫秒',
  'who counts from the actual send misses 21 ms on average': '从实际发送时刻算起，平均漏掉 21 毫秒',
};
