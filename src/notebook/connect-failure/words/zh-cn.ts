// 为什么没能建立连接。
import type { ClosedOnPacket, Words } from './words.ts';

export const zhCn: Words = {
  failures: {
    unreachable: (url) => [
      `连不上 ${url}。`,
      '检查 Broker 是否已启动，地址、端口和路径（通常是 /mqtt）是否正确；也可以改用页面内的 Broker。',
    ],
    timeout: (url) => [`${url} 在 5 秒内没有回应。`, '检查网络、防火墙和地址；也可以改用页面内的 Broker。'],
    'not-allowed': (url) => [`你没有允许连接 ${url}。`, '再次运行该单元格会重新询问；或在代码中改用 brokerUrl。'],
    'not-asked': (url) => [
      `这次运行的好几个连接你都没有允许，所以没有再询问，直接拒绝了 ${url}。`,
      '再次运行该单元格会重新询问；或在代码中改用 brokerUrl。',
    ],
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
    flooded: (url) => [
      `到 ${url} 的连接上一次涌来的数据太多，页面存不下，已断开这个连接。`,
      '少量分批发送：先等确认报文，或稍等片刻，再发下一批。',
    ],
    'bad-address': (url) => [
      `${url} 不是可用的 WebSocket 地址。`,
      '地址形如 ws://主机:端口/mqtt 或 wss://主机:端口/mqtt；浏览器不能使用 mqtt:// 地址。',
    ],
  },
  originRefused: '本机的 Broker 也可能拒绝来自其他网站的页面：用 npm run broker -- --origin 列出允许的网站。',
  certificate: (page) =>
    `使用 wss:// 时，常见的原因是浏览器不信任对方的证书：在标签页里打开 ${page}，如果浏览器给出警告，就是这个原因。`,
  findOut: '查明原因',
  refusedWith: (reason, means) => `Broker 拒绝了连接（${reason}）。${means}`,
  closedOnPacket,
};

function closedOnPacket({ url, bytes, limit, version }: ClosedOnPacket): [what: string, doNext: string] {
  const [size, most] = [bytes.toLocaleString('zh-CN'), limit?.toLocaleString('zh-CN')];
  const after = `${url} 收到一个 ${size} 字节的报文后，随即断开了连接`;
  const cause =
    most === undefined ? `${after}，没有说明原因，可能是报文太大。` : `${after}：它最多接收 ${most} 字节的报文。`;
  const silence = version === 5 ? '' : 'MQTT 3.1.1 没有表示这一原因的代码，Broker 无法告知客户端。';
  const next = `客户端重连后再次发送，还会被断开。请发送更小的消息${version === 5 ? '' : '，或改用 MQTT 5（protocolVersion: 5），那里 Broker 会告知上限'}；client.end(true) 可停止重连。`;
  return [cause + silence, next];
}
