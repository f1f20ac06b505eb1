// 运行为什么失败。
import type { ErrorWhy } from './error-why.ts';

export const zhCn: ErrorWhy = (code, details) => {
  switch (code) {
    case 'syntax':
      return '这段代码不符合 TypeScript 语法，没有运行。';
    case 'thrown':
      return '';
    case 'unhandled-rejection':
      return '一个 Promise 被拒绝了，而没有代码处理它：在它前面加 await，或用 catch 处理。';
    case 'unknown-import':
      if (details.name !== undefined) return `模块 ${details.module ?? ''} 里没有 ${details.name}。`;
      return `这里没有模块 ${details.module ?? ''}。可以导入的有：${details.known ?? 'mqtt、lab'}。`;
    case 'timeout':
      switch (details.what) {
        case 'connack':
          return 'Broker 没有按时接受这个客户端。看看报文：有没有 CONNACK，里面说了什么？';
        case 'closed':
          return 'Broker 还没接受这个客户端，连接就断了。请确认对方是 MQTT Broker，并且允许这个客户端连接。';
        case 'condition':
          return '单元格等的事没有按时发生。看看报文，缺的是哪一个？也可以用 within 等久一点。';
        case 'marker':
          return '标记没有按时回来。请确认两个客户端都连着，并且允许使用这些主题；也可以用 within 等久一点。';
        case undefined:
      }
      return '等的消息没有按时到齐。看看订阅的主题、QoS 和先后顺序，或用 within 等久一点。';
    case 'broker-unreachable':
      if (details.why === 'timeout') return '它在 5 秒内没有回应。请检查网络和地址。';
      if (details.why === 'not-mqtt') return '在那里回应的不是 MQTT Broker。请检查端口和路径（通常是 /mqtt）。';
      return '连不上 Broker。请确认它已启动、地址正确。';
    case 'address-refused':
      return whyRefused(details.why);
    case 'mqtt-reason':
    case 'bad-fault':
      return '';
    case 'interrupted':
      return '运行被停止了，它打开的连接和定时器都已结束。';
    case 'cannot-start':
      return whyNotStarted(details.why);
    case 'out-of-resources':
      return '用掉的内存、连接或调用层数太多了。减少数量，或看看有没有不会结束的递归。';
  }
};

function whyRefused(why: unknown): string {
  switch (why) {
    case 'mixed-content':
      return '本页通过 https 打开，浏览器不允许连接其他机器的 ws:// 地址：请改用 wss:// 地址。';
    case 'bad-address':
    case 'not-web-socket':
      return '浏览器只能通过 WebSocket 连接 Broker：请使用 ws:// 或 wss:// 地址，例如 brokerUrl。';
    case 'not-asked':
      return '这次运行的好几个连接你都没有允许，所以没有再询问，直接拒绝了这个连接。再次运行会重新询问；也可以改用 brokerUrl。';
    default:
      return '你没有允许连接这个地址，什么也没有发送。再次运行会重新询问；也可以改用 brokerUrl。';
  }
}

function whyNotStarted(why: unknown): string {
  switch (why) {
    case 'not-fetched':
      return '运行单元格所需的程序没有取到。请检查网络，然后再次运行单元格。只要有一个单元格运行过，本页就不再需要网络。';
    case 'blocked':
      return '提供本页的服务器或浏览器禁止了运行单元格所需的功能（Content-Security-Policy）。讲师可以在构建好的站点的 _headers 文件里找到可用的策略。';
    default:
      return '浏览器没有启动运行单元格所需的程序。请再次运行；如果还是不行，请关闭一些标签页，再重新载入本页。';
  }
}
