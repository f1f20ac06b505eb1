import type { LoadWords } from './words.ts';

const percent = (part: number): string => `${(part * 100).toPrecision(2)}%`;
const said = (detail: string): string => (detail === '' ? '' : `（${detail}）`);

export const zhCn: LoadWords = {
  phases: {
    connecting: '正在建立连接',
    waiting: '等待开始',
    traffic: '正在运行',
    settling: '等待仍在途中的消息',
    leaving: '正在断开连接',
    done: '已结束',
  },
  endings: {
    complete: '已完整运行',
    stopped: '被中途停止：数据截至停止时',
    early: '提前结束：已经没有客户端在线',
  },
  limits: {
    none: '双方都没有达到极限：Broker 也许还能承受更多。',
    generator: '瓶颈在压测端，而不是 Broker：下面的数字不能当作 Broker 的性能。',
    broker: 'Broker 先达到了极限。',
    unmeasured: '什么也没有测到：没有任何客户端连上。',
  },
  reasons: {
    'plan-missed': ({ part }) => `${percent(part)} 的消息比计划晚发送超过 10 ms，原因在压测端自己`,
    'own-lag': ({ p99, latency }) => `p99 处压测端自己就晚了 ${p99} ms，而延迟一共 ${latency} ms`,
    'loop-lag': ({ p99 }) => `p99 处压测端的事件循环晚了 ${p99} ms`,
    busy: ({ part }) => `压测进程 ${percent(part)} 的时间都在忙`,
    'own-connections': ({ count }) => `本机不允许的连接：${count} 个`,
    'rate-not-reached': ({ sent, offered }) => `计划每秒 ${offered} 条，它每秒只接收了 ${sent} 条`,
    lost: ({ count }) => `有 ${count} 次投递没有到达`,
    refused: ({ count }) => `它拒绝了 ${count} 条消息`,
    'not-connected': ({ count }) => `${count} 个客户端没能连上`,
    'connections-lost': ({ count }) => `断开了 ${count} 个连接`,
  },
  happenings: {
    unreachable: (detail) => `无法建立连接${said(detail)}：地址对吗？那里有 Broker 在监听吗？`,
    'too-many-files': (detail) => `本进程不能再打开更多文件${said(detail)}：用 ulimit -n 提高上限，或者使用 --workers`,
    'no-free-port': (detail) => `本机没有空闲端口可用于新连接${said(detail)}：减少客户端，或者用多台机器`,
    'connect-refused': (detail) => `Broker 拒绝了连接${said(detail)}`,
    'subscribe-refused': (detail) => `Broker 拒绝了订阅${said(detail)}`,
    'publish-refused': (detail) => `Broker 拒绝了消息${said(detail)}`,
    'connect-stalled': (detail) => `Broker 在 10 秒内没有应答 CONNECT${said(detail)}`,
    'subscribe-stalled': (detail) => `Broker 在 10 秒内没有应答 SUBSCRIBE${said(detail)}`,
    'ping-stalled': () => 'Broker 在保活时间内没有应答 PINGREQ',
    'not-tried': () => '没有再尝试连接，因为 Broker 已有一百个连接没有应答',
    disconnected: (detail) => `Broker 发来了 DISCONNECT${said(detail)}`,
    closed: (detail) => `连接被关闭，没有 DISCONNECT${said(detail)}`,
    garbage: (detail) => `Broker 发来的字节不是 MQTT${said(detail)}`,
    'process-ended': () => '一个压测进程提前结束，它的测量结果丢失了',
  },
  refusals: {
    'public-broker': ({ host }) =>
      `${host} 是公共 Broker，供所有人使用，压测会影响别人。请压测自己的 Broker，例如用 npm run broker 启动一个。`,
    clients: ({ host, most, asked }) =>
      `${host} 不在本机或私有网络：最多 ${most} 个客户端，而不是 ${asked} 个；如果是你自己的 Broker，请加上 --i-own-this-broker。`,
    rate: ({ host, most, asked }) =>
      `${host} 不在本机或私有网络：每秒最多 ${most} 条消息，而不是 ${asked} 条；如果是你自己的 Broker，请加上 --i-own-this-broker。`,
    seconds: ({ host, most, asked }) =>
      `${host} 不在本机或私有网络：最多 ${most} 秒，而不是 ${asked} 秒；如果是你自己的 Broker，请加上 --i-own-this-broker。`,
    unbounded: ({ host }) =>
      `${host} 不在本机或私有网络：窗口方式和 --knee 会以 Broker 能承受的速度发送，需要加上 --i-own-this-broker。`,
  },
  figures: {
    comma: '，',
    colon: '：',
    connections: (made, wanted, rate) => `连接          ${made} / ${wanted}${rate === 0 ? '' : `，每秒 ${rate} 个`}`,
    offered: '计划',
    sent: '发送',
    acknowledged: '确认',
    delivered: '投递',
    messages: '消息',
    expected: '应投递',
    lost: '丢失',
    duplicated: '重复',
    outOfOrder: '乱序',
    refused: '被拒绝',
    foreign: '其他来源',
    latency: '延迟（从计划时刻起）',
    closedLatency: '延迟',
    naive: '延迟（从发送时刻起，未修正）',
    acknowledgement: '确认耗时',
    connect: '连接耗时',
    lag: '压测端落后于计划',
  },
  threshold({ threshold, was, kept }) {
    const names: Readonly<Record<string, string>> = {
      lost: '丢失',
      duplicated: '重复',
      outOfOrder: '乱序',
      refused: '被拒绝',
    };
    const state = kept ? '达标' : '未达标';
    if ('atMost' in threshold)
      return `${state}：${names[threshold.of] ?? threshold.of}最多 ${threshold.atMost}，实际 ${was}`;
    return `${state}：${threshold.of} 低于 ${threshold.below} ms，${was === null ? '但没有任何消息' : `实际 ${was} ms`}`;
  },
  differences: {
    'no-window': '它没有窗口：按自己的时间发送，而不是等前面的消息完成后再发',
    waits: '每个发布者等一条消息完成后才发下一条：Broker 变慢时，它也发得更少',
    'whole-milliseconds': '它的发送间隔只能是整数毫秒，因此速率会有出入',
    'no-ramp': '它没有爬坡：一开始就是全速',
    'no-warm-up': '它没有预热：所有消息都计入结果',
    'only-3.1.1': '它只支持 MQTT 3.1.1',
    'own-keep-alive': '它的订阅者使用自己的保活时间',
    'counts-no-losses': '它不统计丢失、重复和乱序的消息',
    'fixed-path': '它的 WebSocket 路径只能是 /mqtt',
    'no-pairs-by-client-id': '它的订阅者会把自己的客户端标识放进主题：配对请使用 %i',
    'connect-time': '它把连接均匀分布在整数秒内',
  },
};
