import type { KeptRunWords } from './words.ts';

export const zhCn: KeptRunWords = {
  fromEarlier: (when) => `这是上次来时（${when}）运行的结果。那时的变量和连接已经不在，要接着做请再运行一次。`,
  otherCode: '当时的代码和现在的不同。',
  without: {
    size: '当时的报文太多，没有保存。',
    password: '当时的报文里有密码，没有保存。',
  },
  source: (cell, when) => `${cell}，上次来时（${when}）的运行`,
};
