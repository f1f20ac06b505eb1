// 抓包文件用到的文字。
import type { CaptureWords } from './words.ts';

export const zhCn: CaptureWords = {
  errors: {
    empty: () => '文件是空的。请重新抓包，或换一个文件。',
    'not-a-capture': () => '这不是抓包文件：开头既不像 .pcap，也不像 .pcapng。请把抓包结果另存为这两种格式之一。',
    packing: () => 'gzip 文件完全无法解压：开头已损坏，或者后面的内容都缺失。',
    'unpacked-too-large': (limit) =>
      `gzip 文件解压后超过 ${Math.round(limit / 1e6)} MB。请先解压，再用 Wireshark 或 editcap 截取一段。`,
    'other-packing': () => '这里读不了文件的这种压缩格式。请先解压，或者改用 gzip 压缩。',
    'header-cut': (offset) => `文件在第 ${offset} 字节处中断，连文件头都不完整。多半是没有复制完。`,
    version: (offset) => `不认识这个文件的格式版本（第 ${offset} 字节）。请用 Wireshark 另存一份。`,
  },
  warnings: {
    packing: ({ bytes }) => `gzip 文件只能解压到内容的第 ${bytes} 字节：结尾缺失，或者已经损坏。`,
    'cut-short': ({ offset }) => `文件从第 ${offset} 字节起无法读取：在那里被截断，或者已经损坏。`,
    'bad-block': ({ offset, blocks }) => `文件里有 ${blocks} 个块已损坏，没有读取（第一个在第 ${offset} 字节）。`,
    'link-type': ({ linkType, packets }) => `有 ${packets} 个包的链路层类型（${linkType}）这里读不了。`,
    tunnel: ({ tunnel, packets }) => `有 ${packets} 个包在隧道（${tunnel}）里，这里读不了。请在隧道的一端抓包。`,
    fragments: ({ packets }) => `有 ${packets} 个 IP 分片没有读取。`,
    snapped: ({ packets }) => `有 ${packets} 个包只录下了开头。请调大抓取长度再录一次（tcpdump -s 0）。`,
    missing: ({ connection, bytes }) => `连接 ${connection}：缺少 ${bytes} 字节。`,
    proxy: ({ connection, version, client }) =>
      `连接 ${connection} 以 PROXY 协议第 ${version} 版的头部开始${client === '' ? '' : `，其中写明客户端是 ${client}`}。它不是 MQTT，没有列在报文里。`,
    'no-connect': ({ connection, version, begins }) =>
      `${begins === true ? `连接 ${connection} 里没有可读的 CONNECT` : `开始抓包时连接 ${connection} 已经建立`}：无从得知 Client ID；按 MQTT ${version === 5 ? '5.0' : '3.1.1'} 解读，因为这个版本与报文吻合。`,
    compressed: ({ connection, messages }) =>
      `连接 ${connection}：有 ${messages} 条 WebSocket 消息经过压缩（permessage-deflate），无法读取。请在 Broker 上关闭压缩后重新抓包。`,
    'not-upgraded': ({ connection, status }) => `连接 ${connection} 没有升级为 WebSocket，服务器的应答是：${status}`,
    encrypted: ({ connections }) => `有 ${connections} 个连接是加密的（TLS），无法读取。请不用 TLS 再抓一次。`,
    'no-mqtt': ({ connections }) =>
      connections === 0
        ? '抓包文件里没有找到 TCP 连接。'
        : `抓包文件里有 ${connections} 个 TCP 连接，但都没有可读的 MQTT：这里只在 1883 端口、CONNECT 之后和 WebSocket 里找。`,
  },
  comments: {
    cell: (cell, execution) => `单元格 ${cell}，第 ${execution} 次运行`,
    call: ({ cell, line, call }) => `${cell} 第 ${line} 行：${call}`,
    library: {
      'keep-alive': '客户端库自行发送：保活',
      acknowledgement: '客户端库自行发送：确认',
      redelivery: '客户端库自行发送：重发',
      reconnect: '客户端库自行发送：重连',
      resubscribe: '客户端库自行发送：重新订阅',
    },
    redelivery: '重发（DUP = 1）',
    topic: (topic) => `主题别名代表 ${topic}`,
    faults: {
      dropped: '故意丢弃：没有继续传递',
      held: '故意扣住',
      delayed: '故意延迟',
      duplicate: '故意制造的第二份',
      reordered: '故意排到下一个报文之后',
      truncated: '故意截断：发出的是这些字节，传到对面的更少',
      corrupted: '故意改坏：发出的是这些字节，传到对面的不同',
      cut: '故意在此处切断连接',
    },
    clientSent: (apart) => `客户端发出 ${apart} ms 之后，Broker 才收下`,
    clientGot: (apart) => `Broker 发出 ${apart} ms 之后，到达客户端`,
    notAtBroker: '没有到达 Broker',
    malformed: (message, rule, offset) => `第 ${offset} 字节处格式错误：${message}${rule === '' ? '' : ` [${rule}]`}`,
  },
  broker: 'Broker',
};
