import type { Words } from './words.ts';

export const zhCn: Words = {
  unknownImport: (name, modules) => `单元格里不能导入 '${name}'，能导入的只有 ${modules.join(' 和 ')}。`,
  run: '运行这个单元格',
  runAndNext: '运行并转到下一个单元格',
  leave: '离开编辑器',
  howToLeave: '按 Esc 离开编辑器。',
  sharedName: '其他单元格也可能用到这个名字，不能只在这里改名。',
  workerEnded: '编辑器的语言服务意外停止了。',
};
