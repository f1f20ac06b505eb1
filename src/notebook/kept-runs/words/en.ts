import type { KeptRunWords } from './words.ts';

export const en: KeptRunWords = {
  fromEarlier: (when) =>
    `From your last visit, ${when}. Its variables and connections are gone: run it again to go on.`,
  otherCode: 'The code was another then.',
  without: {
    size: 'Its packets were too many to keep.',
    password: 'Its packets were not kept, because there is a password in them.',
  },
  source: (cell, when) => `${cell}, from your last visit, ${when}`,
};
