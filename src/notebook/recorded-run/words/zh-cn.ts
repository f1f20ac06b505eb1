// 运行记录用到的文字。
import type { RunWords } from './words.ts';

export const zhCn: RunWords = {
  readOnly: '这是一份运行记录，可能来自别人。其中的代码不会运行，只展示当时的情形。',
  fromPage: (page) => `记录于页面 ${page}。`,
  noCells: '保存时还没有运行过单元格。报文在其他标签页里。',
  execution: (count) => `第 ${count} 次运行`,
  status: { ok: '完成', error: '出错', interrupted: '已停止', running: '保存时仍在运行' },
  code: (cell) => `${cell} 当时运行的代码`,
  saving: '正在保存运行过程……',
  saved: (cells, packets) =>
    `已保存：${cells} 个单元格的代码和输出，${packets} 个报文。在本书任意一页的这个面板里都能打开它。`,
  withoutBroker: '页面内的 Broker 没有提供它的经历，所以文件里只有报文，没有 Broker 的状态。',
  hasPassword: '文件里有客户端发送的密码原文，交给别人之前请留意。',
  nothingToSave: '这一页还没有运行过任何东西。请先运行一个单元格，再保存。',
  tooMuch: '运行过程太大，一个文件放不下。请重新加载页面，少运行一些再保存。',
  opening: '正在打开……',
  problem: {
    'not-a-run': '不是本书的运行记录。请选择以 .lab-run.json.gz 结尾的文件。',
    'cut-off': '已损坏，或缺少结尾。请重新索取或重新复制这个文件。',
    newer: '是由更新版本的本书写成的。请在使用该版本的网站上打开。',
  },
  damaged: (place) => `无法显示：${place} 处的内容与本书写出的格式不符。请重新索取这个文件。`,
  tooLarge: (megabytes) => `太大：超过 ${megabytes} MB，有的浏览器内存就不够用了。`,
};
