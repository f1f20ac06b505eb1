// 线路面板边框上的文字。
import type { PanelWords } from './words.ts';

export const zhCn: PanelWords = {
  handle: (packets) => `线路：${packets} 个报文`,
  panel: '线路：本页的每一个报文',
  panes: { packets: '报文', diagram: '时序图', broker: 'Broker', faults: '故障' },
  close: '关闭',
  enlarge: '占满窗口',
  dock: '收回到边上',
  height: '面板高度',
};
