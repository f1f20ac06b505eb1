import type { KeyWords } from './words.ts';

export const en: KeyWords = {
  title: 'Keys',
  close: 'Close',
  single: 'The key ? opens this list (it is in the menu of the kernel too)',
  groups: [
    {
      name: 'Everywhere',
      keys: [
        ['?', 'this list'],
        ['F6, Shift+F6', 'the next region of the page, the one before'],
        ['F9', 'opens the panel with the packets, and closes it'],
        ['Ctrl+K', 'search'],
      ],
    },
    {
      name: 'In a cell',
      keys: [
        ['Enter', 'edits the code'],
        ['Ctrl+Enter', 'runs the cell'],
        ['Shift+Enter', 'runs the cell and goes to the next'],
        ['Esc', 'leaves the code'],
      ],
    },
    {
      name: 'In the panel',
      keys: [
        ['← →', 'from tab to tab'],
        ['↑ ↓', 'from packet to packet, from field to field'],
        [', and .', 'the moment one packet back, one packet on'],
        ['m', 'in the list: marks the packet, or takes the mark away'],
        ['n, b', 'in the list: the next mark, the one before'],
        ['c', 'in the list: the note at the packet; Enter leads back'],
        ['Esc', 'leaves a field, then closes the panel'],
      ],
    },
  ],
};
