import { visible } from '../../../capture/payload-text.ts';
import { problemText } from '../../../capture/filter/words/words.ts';
import type { ShowWords } from './words.ts';

const received = (text: string): string => `实际是“${visible(text.length > 60 ? `${text.slice(0, 60)}…` : text)}”`;

export const zhCn: ShowWords = {
  hint: (cell) => (cell === '' ? '在线路面板里查看' : `在线路面板里查看你运行 ${cell} 的结果`),
  note: '关于这个链接',
  offer: (cell, needs) =>
    `这里要看的是单元格 ${cell} 的一次运行，而它还没有运行过。` +
    (needs.length > 0 ? `它要用到 ${needs.join('、')} 里的声明，会先运行那里。` : ''),
  run: '运行，然后带我去看',
  again: '再运行一次',
  notNow: '先不用',
  running: (cell) => `${cell} 正在运行，结束后就带你去看。`,
  stop: '停止',
  notReached: (cell) => `${cell} 没有运行：它被移出了队列，或者排在它前面的单元格出错、被停止了。`,
  foreign: (cell) =>
    `单元格 ${cell} 里现在是随链接带来的代码，只有它自己的“运行”才能启动。请先在那里决定要不要留下这段代码。`,
  missed: (cell, miss, how, changed) => {
    const cause =
      how === 'error'
        ? '那次运行以出错结束，可能还没走到这一步。'
        : how === 'interrupted'
          ? '那次运行被停止了，可能还没走到这一步。'
          : '';
    const why =
      cause ||
      (changed
        ? '你改过这个单元格的代码；用它菜单里的“恢复原样”可以换回正文所说的代码。'
        : '现在所选的 Broker 可能做法不同，或者这次运行走了另一条路。');
    switch (miss.code) {
      case 'no-packet':
        return (
          (miss.of === 0
            ? `你最近一次运行 ${cell} 没有收发任何报文。`
            : miss.passing === 0
              ? `你最近一次运行 ${cell} 有 ${miss.of} 个报文，其中没有这个链接要看的那种。`
              : `你最近一次运行 ${cell} 有 ${miss.of} 个报文，其中这个链接要数的那种只有 ${miss.passing} 个。`) + why
        );
      case 'no-field':
        return `报文找到了，但它没有字段“${visible(miss.field)}”。${why}`;
      case 'no-message':
        return `报文找到了，但它不带消息。${why}`;
      case 'no-line':
        return `报文找到了，但它不是由某个单元格的某一行发出的。${why}`;
    }
  },
  gone: (cell) =>
    `那个报文经过了线路，但面板里已经没有它：它被清除了，或者给更新的报文让了位。再运行一次 ${cell} 就能看到。`,
  close: '关闭',
  badAddress: '这一页的地址里写明了要看什么，但读不懂：',
  problem: (problem) => {
    switch (problem.code) {
      case 'unknown-key':
        return `应为 cell、filter、nth、pane、field、list、moment、ask 或 fault，实际是“${visible(problem.key.slice(0, 60))}”。`;
      case 'twice':
        return `${problem.key}：应只出现一次，实际出现了两次。`;
      case 'damaged':
        return `应是“cell:名称”这样的部分，以“;”分隔，${received(problem.received)}。`;
      case 'too-long':
        return `最多 ${problem.most} 个字符，实际更多。`;
      case 'nothing':
        return '应有单元格、面板页、过滤器或故障之一，实际什么也没有。';
      case 'not-one-of':
        return `${problem.key}：${problem.expected.length > 0 ? `应为 ${problem.expected.join('、')} 之一` : '这一页没有可用的值'}，${received(problem.received)}。`;
      case 'bad-filter':
        return `${problem.key}：应为显示过滤器（${problemText(problem.error.problem, problem.error.start, 'zh-cn')}），${received(problem.received)}。`;
      case 'bad-nth':
        return `nth：应为从头数的 1、2……，或从末尾数的 -1、-2……，${received(problem.received)}。`;
      case 'without':
        return `${problem.key}：应与 ${problem.needs} 一起出现，实际没有 ${problem.needs}。`;
    }
  },
  copied: '链接已复制到剪贴板。',
  copyYourself: '浏览器不允许访问剪贴板，请自行复制：',
  tour: {
    begin: '一分钟导览',
    back: '上一步',
    next: '下一步',
    end: '结束导览',
    bar: '导览',
    step: (number, of) => `第 ${number} 步，共 ${of} 步`,
  },
};
