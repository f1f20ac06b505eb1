// 文件用到的文字。
import type { FileWords } from './words.ts';

export const zhCn: FileWords = {
  file: '文件',
  fileHint: '保存报文或整个运行过程，或打开文件',
  save: '另存为 .pcapng',
  all: '全部报文',
  listed: '仅列表中的报文',
  saveRun: '保存运行过程',
  saveRunHint: '包括报文、Broker 状态、代码和输出，供别人查看。',
  open: '打开抓包文件或运行过程……',
  dropHint: '也可以把 .pcap、.pcapng（可以是 .gz）或 .lab-run.json.gz 文件拖到这个面板上。',
  drop: '松开鼠标即可打开',
  cancel: '取消',
  dismiss: '知道了',
  opening: '正在打开……',
  saved: (count) => `已保存，共 ${count} 个报文。`,
  tooLarge: (megabytes, atMost) =>
    `有 ${megabytes} MB；超过 ${atMost} MB，有的浏览器内存就不够用了。请用 Wireshark 或 editcap 截取一段，或用 npm run dissect 查看。`,
  cannotRead: (why) => `无法读取（${why}）。如果文件被移动或改动过，请重新选择；如果文件很大，请截取一段。`,
  outOfMemory: '浏览器没有说明原因，可能是内存不足',
  notFetched: '没能从网站取得所需的程序。请检查网络后再试。',
  connectsAdded: (count) => `另外带上了所属连接的 ${count} 个 CONNECT：Wireshark 要靠它判断 MQTT 的版本。`,
  hasPassword: '文件里有客户端发送的密码原文，交给别人之前请留意。',
  nothingToSave: '没有可保存的报文。请运行一个会连接客户端的单元格，或重新显示全部报文。',
  wrongFilter: '显示过滤器有误，无法确定要保存哪些报文。请先改正过滤器。',
  leftOut: (kept, leftOut) => `文件里的报文太多：只显示前 ${kept} 个，其余 ${leftOut} 个未显示。`,
};
