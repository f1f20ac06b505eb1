// 每一步尝试什么、看到什么、说明什么。
import { hexCode } from '../../../capture/hex-code.ts';
import { reasonName } from '../../../mqtt/reason-names.ts';
import type { Answer, Around, Opening, TopicAnswer } from '../seen.ts';
import type { Steps } from './words.ts';

const nothing: [string, string] = ['', ''];

export const stepsZhCn: Steps = {
  address: {
    tried: () => '读取地址。',
    saw: ({ address }, { url, host, port, path, isTls, hasUsername }) =>
      address.isFine
        ? [
            `主机 ${host}，端口 ${port}，路径 ${path}，${isTls ? '使用' : '不使用'} TLS，${hasUsername ? '有' : '没有'}用户名。`,
            path === '/mqtt' ? '可以试着连接。' : '可以试着连接。路径通常是 /mqtt。',
          ]
        : [url === '' ? '什么也没有。' : url, '这样的地址不能使用。'],
  },
  around: {
    tried: () => '向浏览器查询网络和权限，向本页的服务器查询时间。',
    saw: ({ around }, { mayAsk }) => (around === null ? nothing : [aroundSaw(around), aroundFollows(around, mayAsk)]),
  },
  opening: {
    tried: ({ url }) => `用子协议 mqtt 打开到 ${url} 的 WebSocket。`,
    saw: ({ opening }) => [
      openingSaw(opening),
      opening?.kind === 'open'
        ? '网络、证书、路径和权限都没有问题。'
        : '原因可能有很多种，后面的步骤会在页面能做到的范围内加以区分。',
    ],
  },
  http: {
    tried: ({ url }) => `像打开网页那样请求 ${url.replace(/^ws/, 'http')}。`,
    saw: ({ http }) => {
      if (http === 'answers') return ['有服务器回应。', '域名、网络、端口和证书都没有问题：是服务器拒绝了握手。'];
      if (http === 'late') return ['没有及时回应。', '数据包在途中被丢弃，或者服务器卡住了。'];
      if (http === 'not-looked') return ['本站的安全策略不允许页面这样请求。', '所以不知道那里有没有服务器。'];
      return ['失败了，浏览器不说明原因。', '那里没有浏览器能接受的 HTTP 回应。'];
    },
  },
  bare: {
    tried: () => '不带子协议打开 WebSocket。',
    saw: ({ bare }) => [openingSaw(bare), bare?.kind === 'open' ? '问题只在子协议。' : '所以问题不只在子协议。'],
  },
  elsewhere: {
    tried: () => '试一试同一台电脑上常用的地址。',
    saw: ({ elsewhere }) => {
      const { tried = [], open = [] } = elsewhere ?? {};
      return open.length > 0
        ? [`${open.join('、')} 可以打开 WebSocket。`, '原来的地址不对，这个是对的。']
        : [`都打不开：${tried.join('、')}。`, '其他常用的地址上也没有 Broker。'];
    },
  },
  mqtt: {
    tried: ({ hasUsername }) =>
      `发送 MQTT 5 的 CONNECT，${hasUsername ? '带' : '不带'}用户名；如果不被接受，再用 3.1.1。`,
    saw: ({ answers }) => {
      const last = answers.at(-1);
      if (last === undefined) return nothing;
      const isIn = last.kind === 'connack' && last.reason === 0;
      return [answers.map(answerSaw).join(''), isIn ? 'Broker 接受这个客户端。' : 'Broker 不接受这个客户端。'];
    },
  },
  topic: {
    tried: () => '订阅主题，并以 QoS 1 向它发布一条消息。',
    saw: ({ topic }) => {
      if (topic === null) return nothing;
      const { version, subscribed, published, cameBack } = topic;
      const isDenied = [subscribed, published].some((answer) => typeof answer === 'number' && answer >= 0x80);
      const came = typeof published !== 'number' ? '' : cameBack ? '消息收回来了。' : '消息没有回来。';
      return [
        `${topic.topic}：SUBSCRIBE：${topicSaw(subscribed, 'SUBACK', version)}；PUBLISH：${topicSaw(published, 'PUBACK', version)}。${came}`,
        cameBack
          ? '这个客户端可以使用这个主题。'
          : published === 'not-tried'
            ? '能不能发布，还不知道。'
            : isDenied
              ? 'Broker 拒绝了。'
              : '途中被丢弃或卡住了。',
      ];
    },
  },
  idle: {
    tried: () => '用很长的保活时间再连接一次，什么都不发送。',
    saw: ({ idle }) => {
      if (idle === null) return ['Broker 没有接受第二个连接。', '所以没有等待。'];
      return idle.cutAfter === null
        ? [`保持了 ${idle.asked} 秒。`, '静默的连接不会这么快被切断。']
        : [`${idle.cutAfter} 秒后被切断。`, '客户端必须在此之前发送报文。'];
    },
  },
};

function aroundSaw({ isOnline, pageIsHttps, localNetwork, clockAhead }: Around): string {
  const permission = { granted: '允许', denied: '拒绝', prompt: '尚未决定', unknown: '这里无从得知' }[localNetwork];
  const clock =
    clockAhead === null ? '无法比较' : Math.abs(clockAhead) < 60 ? '一致' : `相差 ${Math.abs(clockAhead)} 秒`;
  return `${isOnline ? '已联网' : '未联网'}；本页通过 ${pageIsHttps ? 'https' : 'http'} 打开；访问本地网络：${permission}；时钟：${clock}。`;
}

function aroundFollows({ isOnline, localNetwork, clockAhead }: Around, mayAsk: boolean): string {
  if (!isOnline) return '只能连接这台电脑自己。';
  if (mayAsk && localNetwork === 'denied') return '本页可能连不上你本地网络里的 Broker。';
  if (mayAsk && localNetwork === 'prompt') return '浏览器现在可能会询问你：请允许。';
  if (Math.abs(clockAhead ?? 0) >= 300) return '时钟不准时，证书会显得已过期或尚未生效。';
  return '这里没有障碍。';
}

function openingSaw(opening: Opening | null): string {
  switch (opening?.kind) {
    case 'open':
      return opening.protocol === '' ? '打开了，没有子协议。' : `打开了，子协议是 ${opening.protocol}。`;
    case 'late':
      return '没有及时打开。';
    case 'refused':
      return '浏览器拒绝使用这个地址。';
    default:
      return '失败了，浏览器不说明原因。';
  }
}

function answerSaw(answer: Answer): string {
  const version = answer.version === 5 ? 'MQTT 5' : 'MQTT 3.1.1';
  switch (answer.kind) {
    case 'connack':
      return `${version}：CONNACK ${hexCode(answer.reason)} ${reasonName(answer.reason, 'CONNACK', answer.version)}。`;
    case 'not-mqtt':
      return `${version}：回应不是 MQTT${answer.start === '' ? '' : `，内容是“${answer.start}”`}。`;
    case 'closed':
      return `${version}：没有回应就关闭了连接。`;
    case 'silent':
      return `${version}：没有及时回应。`;
  }
}

function topicSaw(answer: TopicAnswer, packet: 'SUBACK' | 'PUBACK', version: 4 | 5): string {
  if (answer === 'none') return '没有及时回应';
  if (answer === 'closed') return '连接被关闭';
  if (answer === 'not-tried') return '没有尝试';
  return `${packet} ${hexCode(answer)} ${reasonName(answer, packet, version)}`;
}
