import type { Words } from './words.ts';

export const en: Words = {
  unknownImport: (name, modules) => `A cell cannot import '${name}'. It can import ${modules.join(' and ')}.`,
  howToLeave: 'Press Escape to leave the editor.',
  workerEnded: 'The language worker of the editor ended unexpectedly.',
};
