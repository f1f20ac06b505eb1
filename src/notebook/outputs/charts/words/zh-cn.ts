import type { ChartWords } from './words.ts';

export const zhCn: ChartWords = {
  form: { bars: '条形图', lines: '折线图', histogram: '直方图' },
  quoted: (title) => `“${title}”`,
  empty: (named) => `${named}：还没有数值。`,
  bars: (named, count, low, high) => {
    if (count === 1) return `${named}：一条，${high[0]} 为 ${high[1]}。`;
    const values = low[1] === high[1] ? `都是 ${high[1]}` : `从 ${low[1]}（${low[0]}）到 ${high[1]}（${high[0]}）`;
    return `${named}：${count} 条，${values}。`;
  },
  lines: (named, count, points, low, high) => `${named}：${count} 条线，${points} 个点，数值从 ${low} 到 ${high}。`,
  histogram: (named, total, low, high, from, to) =>
    `${named}：${total} 个数值，从 ${low} 到 ${high}；最多的一段是 ${from} 到 ${to}。`,
  noValues: '还没有数值',
  more: (count) => `另有 ${count} 个数值没有画出。`,
  unfit: (count) => `有 ${count} 个值不是有限的数，已略去。`,
  numbers: '数值表',
  name: '名称',
  value: '数值',
  from: '从',
  to: '到',
  count: '个数',
  unreadable: '无法画出的图表',
};
