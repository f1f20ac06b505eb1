// 显示过滤器哪里写错了。
import type { FilterWords } from './words.ts';

const types: FilterWords['types'] = {
  number: '数字',
  boolean: 'true 或 false',
  text: '带引号的文本',
  bytes: '字节（如 68:69）或带引号的文本',
};

const shown = (found: string): string => (found === '' ? '就此结束' : `写成“${found}”`);

export const zhCn: FilterWords = {
  types,
  problems: {
    'unknown-field': ({ name, nearest }) =>
      `没有“${name}”这个字段。${nearest === null ? '' : `是不是想写 ${nearest}？`}`,
    'expected-test': ({ found }) => `这里应该是一个字段，例如 mqtt.topic，不能${shown(found)}。`,
    'expected-value': ({ field, found }) => `${field} 还没有可以比较的值，这里不能${shown(found)}。`,
    'wrong-value': ({ field, wants, found }) => `${field} 要和${types[wants]}比较，“${found}”不行。`,
    'wrong-operator': ({ field, operator }) => `${field} 不能用“${operator}”。`,
    'expected-and-or': ({ found }) => `两个条件之间要写 && 或 ||，不能${shown(found)}。`,
    'unclosed-string': () => '从这里开始的文本缺少结尾的引号。',
    'unclosed-parenthesis': () => '这个左括号没有对应的右括号。',
    'unclosed-set': () => '这个集合没有以 } 结束。',
    'mistaken-operator': ({ found, meant }) => `“${found}”在这里没有意义，应写成“${meant}”。`,
    'bad-character': ({ found }) => `“${found}”在这里没有意义。`,
    'bad-escape': ({ found }) => `“${found}”不是转义写法。可以用的有 \\"、\\\\、\\n、\\t 和 \\x41。`,
    'too-long': ({ most }) => `过滤器最多 ${most} 个字符。`,
    'too-deep': ({ most }) => `括号和 not 最多嵌套 ${most} 层。`,
  },
};
