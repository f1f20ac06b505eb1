import type { CompareWords } from './words.ts';

export const zhCn: CompareWords = {
  title: (cell) => `比较 Broker：${cell}`,
  intro: '单元格在两个 Broker 上先后各运行一次，每次都用自己的内核和自己的主题。你自己的单元格、输出和报文都保持原样。',
  first: (cells) => `它所需要的会先运行：${cells}。`,
  publicNote: '发给公共 Broker 的内容，谁都可以读到。',
  left: '第一个 Broker',
  right: '第二个 Broker',
  inPage: (profile) => `页面内，${profile}`,
  run: '在两边运行',
  stop: '停止',
  close: '关闭',
  running: (broker) => `正在 ${broker} 上运行……`,
  stopped: '已停止，没有任何东西还在运行。',
  broke: (message) => `无法进行比较：${message}。请再试一次，或重新载入页面。`,
  failed: (broker, cell, message) =>
    `在 ${broker} 上，单元格 ${cell} 没有运行到底：${message}。比较的是到那时为止的报文。`,
  noPackets: '这个单元格什么也不发送，没有可比较的。',
  summary: (same, elsewhere, differing) => {
    const moved = elsewhere > 0 ? `（其中 ${elsewhere} 个出现的时刻不同）` : '';
    return `${same} 个报文相同${moved}；${differing === 0 ? '没有不同' : `${differing} 个不同`}。`;
  },
  leftOut: (packets) => `每次运行只比较前 3000 个报文，另有 ${packets} 个没有比较。`,
  known: '本书对此的了解',
  all: '本书所知的全部差异',
  tested: '本书的测试',
  observed: (broker) => `在 ${broker} 上观察到`,
  onlyDiffering: '只看不同之处',
  show: '显示',
  both: '两边',
  sameRows: (count) => `${count} 个报文相同`,
  moreRows: (count) => `再显示 ${count} 行`,
  rows: '两次运行的报文，左右对照',
  notHere: '这边没有',
  only: (broker) => `只在 ${broker} 上有。`,
  field: (name, left, leftBroker, right, rightBroker) => {
    const say = (value: string | null, broker: string): string =>
      value === null ? `${broker} 上没有` : `${broker} 上是 ${value}`;
    return `${name}：${say(left, leftBroker)}，${say(right, rightBroker)}。`;
  },
  toOther: (left, leftBroker, right, rightBroker) => `${leftBroker} 发给 ${left}，${rightBroker} 发给 ${right}。`,
  byOther: (left, leftBroker, right, rightBroker) =>
    `在 ${leftBroker} 上由 ${left} 发出，在 ${rightBroker} 上由 ${right} 发出。`,
  asBefore: (type) => `与上面的 ${type} 有同样的不同。`,
  knownRow: (broker, version) => `${broker} ${version}：`,
  open: '出现在运行中的另一个时刻；标准没有规定。',
  swapped: '与同类报文的先后不同。',
  swappedMessage: '与同一主题、同一 QoS 的其他消息先后不同。标准只保证同一个发布者的消息保持先后。',
};
