import { sized } from './sized.ts';
import type { Words } from './words.ts';

export const zhCn: Words = {
  cell: {
    label: (name) => `代码单元格 ${name}`,
    scratch: (number) => `草稿 ${number}`,
    code: (name) => `${name} 的代码，按回车键编辑`,
    helper: (lines) => `辅助代码，${lines} 行`,
    field: (name) => `编辑 ${name} 的代码；按 Esc 离开`,
    run: '运行',
    stop: '停止',
    queued: '排队中',
    waitsFor: (cell) => `等 ${cell} 运行完`,
    cancel: '取消排队',
    modified: '已修改',
    isBack: (url) => `${url} 曾有一段时间连不上，现在已重新连接。`,
    noScript: '运行代码需要启用 JavaScript。',
    duration: (ms) => {
      if (ms < 1000) return `${Math.round(ms)} 毫秒`;
      if (ms < 60_000) return `${(ms / 1000).toFixed(1)} 秒`;
      return `${Math.floor(ms / 60_000)} 分 ${Math.floor((ms % 60_000) / 1000)} 秒`;
    },
  },
  state: {
    unrun: '还没有运行',
    queued: '正在排队',
    busy: '正在运行',
    done: (count) => `第 ${count} 次运行，已完成`,
    failed: (count) => `第 ${count} 次运行，出错了`,
    interrupted: (count) => `第 ${count} 次运行，被停止`,
    stale: (cells) => `结果已过时：它用到的 ${cells} 后来又运行过`,
    lost: '内核重启过，这次运行的变量已不在',
    announceDone: (name, duration) => `${name} 运行完毕，用时 ${duration}`,
    announceError: (name) => `${name} 出错`,
    announceStopped: (name) => `${name} 已停止`,
  },
  menu: {
    open: (name) => `${name} 的更多操作`,
    runNext: '运行并转到下一个',
    runTo: '从头运行到这里',
    runAll: '全部运行',
    reset: '恢复原样',
    clear: '清除输出',
    compare: '与原文对照',
    compareBrokers: '比较 Broker…',
    copyOutput: '复制输出',
    outputCopied: '输出已复制。',
    notCopied: '浏览器不允许本页写入剪贴板。',
    share: '复制分享链接',
    link: '复制到这个单元格的链接',
    add: '在下方添加草稿',
    remove: '删除草稿',
  },
  kernel: {
    name: '内核',
    menu: '内核与笔记本操作',
    off: '内核未启动',
    starting: '内核启动中',
    ready: '内核就绪',
    busy: (cell) => `正在运行 ${cell}`,
    stopping: '正在停止',
    restarting: '正在重启',
    failed: '运行单元格所需的程序没有取到，或没有启动。请检查网络，再次运行；如果还是不行，请重新载入页面。',
    lost: '按下“停止”之后代码没有结束，内核已重启：变量都没有了，请从头再运行。',
    stop: '停止',
    restart: '重启内核',
    resetAll: '全部恢复原样',
    confirmResetAll: (edited) =>
      edited > 0 ? `要恢复全部单元格吗？你在 ${edited} 个单元格里的修改会丢失。` : '要清除全部输出吗？',
    addAtEnd: '在末尾添加草稿',
    work: '学习记录：保存、打开、从头再来……',
    keys: '按键一览……',
  },
  output: {
    label: (name) => `${name} 的输出`,
    dropped: (count) => `前面的 ${count} 条输出已丢弃`,
    earlier: (count) => `显示更早的 ${count} 条`,
    fewer: '只显示最近的',
    times: (count) => `重复 ${count} 次`,
    levels: { warn: '警告', error: '错误', debug: '调试', info: '信息' },
    result: '结果',
    more: (count) => `还有 ${count} 项`,
    cut: (shown, length) => `显示了 ${length} 个字符中的前 ${shown} 个`,
    table: (columns) => `表格：${columns.join('、')}`,
    moreRows: (count) => `还有 ${count} 行`,
    bytes: (length) => `${length} 字节`,
    image: '代码显示的图片',
    circular: '循环引用',
    getter: '取值器，未读取',
    deep: '层次太深，未展开',
    thrower: '读取时抛出了错误',
    refused: (tag) => `不能显示元素 <${tag}>`,
  },
  packets: {
    byLine: (cell) => `单元格 ${cell} 各行发出的报文：用上下方向键逐行查看`,
    showLine: (line, packets) => `第 ${line} 行发出了 ${packets}：查看这些报文`,
  },
  onTheWay: (toBroker, toClient) =>
    [...sized(toBroker, (size) => `待发送 ${size}`), ...sized(toClient, (size) => `待接收 ${size}`)].join('，'),
  wait: (wait) => {
    switch (wait.for) {
      case 'messages':
        return `等待客户端 ${wait.clientId} 的 ${wait.count} 条消息，已到 ${wait.came} 条`;
      case 'sleep':
        return `等待 ${wait.milliseconds} 毫秒`;
      case 'condition':
        return `等待条件成立，最多 ${wait.within} 毫秒`;
      case 'connect':
        return `正在连接 ${wait.url}`;
    }
  },
  error: {
    thrown: '抛出的值',
    reason: (packet, code) => `${packet}，原因码 ${code}：`,
    line: (cell, line) => `${cell} 第 ${line} 行`,
    here: (line) => `第 ${line} 行`,
    useInPage: '改在本页内运行',
    declaredIn: (name, cell) => `${name} 是在单元格 ${cell} 里声明的，请先运行它。`,
    declaredBelow: (name, cell) => `${name} 是在下面的单元格 ${cell} 里声明的，请先运行它。`,
    runAbove: '运行上面的单元格',
  },
  edits: {
    legend: '原文与你的修改',
    same: '与原文相同。',
    close: '关闭对照',
    removedLine: '原文',
    unchangedLines: (count) => `⋯ ${count} 行没有改动`,
    addedLine: '你的',
    chapterChanged: '你修改之后，书中的这段代码更新过。现在显示的是你的版本，两个版本都还在。',
    keepMine: '留用我的',
    takeChapter: '换成书中的',
    otherTab: '另一个标签页修改了这段代码，这里已换成那边的版本。',
    putBack: '换回这里的',
    dismiss: '知道了',
    full: '浏览器的存储空间已满，新的修改只保留到离开本页为止。',
    denied: '浏览器不让本页保存数据，修改只保留到离开本页为止。',
    leftOut: (count) =>
      `本页保存的单元格中有 ${count} 个没有显示：单元格太多，或代码太长。它们仍保存在浏览器里；删掉不需要的单元格，再重新加载本页，就能看到更多。`,
    plainField: '编辑器没有载入成功，可以继续在这里编辑。',
  },
  share: {
    copied: '链接已复制，其中包含这段代码。',
    cellCopied: '链接已复制。它指向这个单元格，不带你的代码。',
    copyYourself: '浏览器不让本页写剪贴板，请自己复制这个链接：',
    tooLong: '这段代码太长，放不进一个链接。',
    problem: (problem) => {
      switch (problem) {
        case 'version':
          return '分享链接来自更新版本的实验手册，这里读不懂。请更新本站，或让对方直接发送代码。';
        case 'damaged':
          return '分享链接里的代码损坏了，没有使用。请向对方重新要一个链接。';
        case 'truncated':
          return '分享链接不完整，末尾被截断了。请重新复制整个链接。';
        case 'too-long':
          return '分享链接里的代码太长，没有打开。';
      }
    },
    foreign:
      '这段代码来自链接，不是本书的，也不是你写的。读懂之后再运行；它不会自动运行。它与你的单元格分开运行：用不到它们的变量和连接；按“停止”，它启动的一切都会结束。',
    apart: (name) =>
      `${name} 属于另一个单元格。来自链接的代码与你的单元格分开运行，用不到它：收下这段代码之后，它才会和它们一起运行。`,
    facts: (lines, wide, hidden) =>
      `共 ${lines} 行${wide > 0 ? `，其中 ${wide} 行超出可见宽度` : ''}。` +
      (hidden.length > 0 ? `含有看不见的字符：${hidden.join('、')}。` : ''),
    framed: '这段代码来自链接，而本页正嵌在别的网站里。陌生人的代码在这里不能运行：请单独打开本页。',
    openAlone: '单独打开本页',
    take: '收下并编辑',
    takeOver: '收下并替换我的修改',
    back: '不要，换回来',
  },
};
