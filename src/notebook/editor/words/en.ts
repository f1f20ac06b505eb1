import type { Words } from './words.ts';

export const en: Words = {
  unknownImport: (name, modules) => `A cell cannot import '${name}'. It can import ${modules.join(' and ')}.`,
  run: 'Run this cell',
  runAndNext: 'Run this cell and go to the next',
  leave: 'Leave the editor',
  howToLeave: 'Press Escape to leave the editor.',
  sharedName: 'Other cells can use this name too, so it cannot be renamed here alone.',
  workerEnded: 'The language worker of the editor ended unexpectedly.',
};
