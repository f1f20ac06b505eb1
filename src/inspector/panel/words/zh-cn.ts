// 线路面板边框上的文字。
import type { PanelWords } from './words.ts';

export const zhCn: PanelWords = {
  handle: (packets) => (packets === 0 ? '线路' : `线路：${packets} 个报文`),
  panel: '线路：本页的每一个报文',
  panes: { code: '代码', packets: '报文', diagram: '时序图', broker: 'Broker', faults: '故障' },
  lookingAt: '正在查看',
  backToLive: '回到本页的报文',
  warnings: (count) => `有 ${count} 处未能读取`,
  copyLink: '复制链接：指向此处所示',
  close: '关闭',
  enlarge: '占满窗口',
  dock: '收回到边上',
  height: '面板高度',
};
