// 抓包里缺了什么、哪些内容读不了。英文句子在发现问题的地方写成；数字原样搬到中文里。
const gaps: readonly [english: RegExp, chinese: (...numbers: string[]) => string][] = [
  [/^The beginning of this packet is missing from the capture$/, () => '抓包里缺少这个报文的开头'],
  [/^The rest of this packet is missing from the capture$/, () => '抓包里缺少这个报文的剩余部分'],
  [
    /^Only the first (\d+) of the (\d+) bytes of this packet are in the capture$/,
    (kept = '', size = '') => `这个报文有 ${size} 字节，抓包里只有前 ${kept} 字节`,
  ],
  [/^(\d+) bytes are missing from the capture$/, (count = '') => `抓包里缺少 ${count} 字节`],
  [/^The beginning of this WebSocket frame is missing from the capture$/, () => '抓包里缺少这个 WebSocket 帧的开头'],
  [/^The WebSocket message is compressed/, () => 'WebSocket 消息经过压缩（permessage-deflate）'],
  [/^MQTT goes in binary WebSocket messages/, () => 'MQTT 要放在二进制 WebSocket 消息里，这条是文本消息'],
  [/^follows bytes that are no MQTT packet$/, () => '前面的字节不是 MQTT 报文，无从得知下一个报文从哪里开始'],
];

/** Null when it is none of these. */
export function gapZhCn(message: string): string | null {
  for (const [english, chinese] of gaps) {
    const found = english.exec(message);
    if (found !== null) return chinese(...found.slice(1));
  }
  return null;
}
