import type { WorkCount, WorkWords } from './words.ts';

export const zhCn: WorkWords = {
  title: '你的学习记录',
  keeps:
    '你改过的代码、自己加的单元格、答案，还有每个单元格最近一次的运行，都只保存在这个浏览器里。除非你存成文件，没有任何内容会离开浏览器。',
  close: '关闭',
  cancel: '取消',
  count,
  save: '存成文件',
  saveHint: '包括所有章节、两种语言。可以带到另一台电脑，也可以在清理浏览器之前留一份。',
  nothingToSave: '还没有可保存的内容：先改一个单元格、运行一次，或者回答一个问题。',
  saved: (name) => `已存为 ${name}。`,
  open: '打开文件……',
  openHint: '取回以前保存的内容。如果这里已经有内容，会先问你保留哪一份。',
  opening: '正在读取文件……',
  problem: {
    'not-work': '这不是学习记录文件：请选择以 .lab-work.json 结尾的文件。运行记录要在页面底部的面板里打开。',
    'cut-off': '文件不完整，末尾缺了一段。请重新复制，或者在原来的地方再存一次。',
    newer: '这个文件是更新版本的手册保存的，请在有那个版本的网站上打开。',
  },
  damaged: (place, _, received) =>
    `什么都没有取回：文件在 ${place} 处的内容（${received}）不是手册写的样子。请在原来的地方再存一次。`,
  damagedRun: (page, cell) => `什么都没有取回：${page} 页上 ${cell} 的运行无法读取。请在原来的地方再存一次。`,
  tooLarge: (megabytes) => `文件超过 ${megabytes} MB，学习记录不会有这么大。`,
  empty: '这个文件里没有内容。',
  ask: (file, { edits, answers }) =>
    edits + answers === 0
      ? `文件里有${count(file)}，和这里已有的内容没有冲突。`
      : `文件里有${count(file)}，其中和这里不同的有${count({ edits, answers, runs: 0 })}。保留哪一份？`,
  nothingRuns: '取回时不会运行任何代码。代码是保存这个文件的人写的，运行之前先看一遍。',
  take: '取回',
  keepMine: '保留我的，只补其余的',
  takeFile: '用文件里的',
  noRoom: '浏览器没有足够的空间，一切都和之前一样。',
  startOver: '这一章从头再来',
  startOverHint: '回到第一次打开时的样子：书上的代码，没有输出，也没有答案。',
  askStartOver: (one) => `这一章两种语言里的${count(one)}都会被清除。清除后可以马上撤销。`,
  nothingToClear: '这一章里没有你的内容。',
  denied: '浏览器不允许本页保存任何内容，所以这里什么都没有。',
  done: {
    imported: '文件已取回，其中的代码都没有运行。',
    'started-over': '这一章已经从头开始。',
    undone: '一切都和之前一样。',
  },
  undo: '撤销',
  dismiss: '知道了',
};

function count({ edits, answers, runs }: WorkCount): string {
  const parts = [
    ...(edits > 0 ? [`你的单元格 ${edits} 个`] : []),
    ...(answers > 0 ? [`答案 ${answers} 个`] : []),
    ...(runs > 0 ? [`运行 ${runs} 次`] : []),
  ];
  return parts.length > 0 ? parts.join('、') : '学习进度';
}
