// 选择时刻的进度条，以及 Broker 的过去所用的文字。
import type { MomentWords } from './words.ts';

export const zhCn: MomentWords = {
  bar: '正在查看的时刻',
  slider: '时刻：用方向键逐个报文移动',
  back: '后退一个报文',
  forward: '前进一个报文',
  toSelected: '到所选报文',
  toNow: '回到现在',
  now: (packets) => `现在，共 ${packets} 个报文`,
  toEnd: '到末尾',
  end: (packets) => `末尾，共 ${packets} 个报文`,
  at: (number, last, time) => `第 ${number} 个报文（共 ${last} 个），${time} 秒`,
  toBroker: (client, packet) => `${client} 发出 ${packet}`,
  toClient: (client, packet) => `${client} 收到 ${packet}`,
  malformed: '畸形报文',
  onItsWay: (percent) => `正在重演 Broker 的经历……${percent}%`,
  pastUnreadable: '无法读取 Broker 的过去，但报文仍然可以查看。',
  elsewhere: '到这一时刻为止，还没有报文经过页面内的 Broker。看不到其他 Broker 的内部，只能查看它的报文。',
  restarted: '在这一时刻之后，页面内的 Broker 重新启动过，之前的经历已不存在，只能查看报文。',
  beyond:
    'Broker 收到的内容超出了记录的上限。这里显示的是记录末尾的状态，早于所选时刻。重新加载页面，就会重新开始记录。',
  another: '本页的 Broker 与当时记录的反应不同，可能是因为本书的版本不同。它的状态未必与当时一致，报文则是当时的原样。',
  stateThen: 'Broker 处理完这个报文时的状态',
};
