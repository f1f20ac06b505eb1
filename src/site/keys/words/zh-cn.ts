import type { KeyWords } from './words.ts';

export const zhCn: KeyWords = {
  title: '按键',
  close: '关闭',
  single: '按 ? 键打开这张表（在内核菜单里也能打开）',
  groups: [
    {
      name: '任何地方',
      keys: [
        ['?', '这张表'],
        ['F6、Shift+F6', '到页面的下一个区域、上一个区域'],
        ['F9', '打开或关闭报文面板'],
        ['Ctrl+K', '搜索'],
      ],
    },
    {
      name: '单元格里',
      keys: [
        ['Enter', '编辑代码'],
        ['Ctrl+Enter', '运行这个单元格'],
        ['Shift+Enter', '运行并到下一个单元格'],
        ['Esc', '离开代码'],
      ],
    },
    {
      name: '面板里',
      keys: [
        ['← →', '在各个标签之间移动'],
        ['↑ ↓', '在报文之间、字段之间移动'],
        [', 和 .', '时刻退回一个报文、前进一个报文'],
        ['Esc', '先离开输入框，再关闭面板'],
      ],
    },
  ],
};
