// Tells how far a run is: one line that is written over on a terminal, a line each second elsewhere.
import type { WriteStream } from 'node:tty';
import type { Language } from '../language.ts';
import type { Progress } from '../load/progress.ts';
import { loadWords } from '../load/words/words.ts';
import { loadCommandWords } from './load-words.ts';

/** Milliseconds. */
const [onTerminal, elsewhere] = [200, 1000];

/** Begins to tell; what it returns ends it. */
export function tellProgress(to: WriteStream, language: Language, progress: () => Progress): () => void {
  let last = '';
  const tell = (): void => {
    const line = progressLine(progress(), language);
    if (line === last) return;
    last = line;
    to.write(to.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
  };
  const timer = setInterval(tell, to.isTTY ? onTerminal : elsewhere);
  return () => {
    clearInterval(timer);
    if (to.isTTY) to.write('\r\u001b[K');
  };
}

function progressLine({ phase, connected, clients, sent, delivered, time, of }: Progress, language: Language): string {
  const left = phase === 'traffic' ? Math.ceil((of - time) / 1000) : null;
  return loadCommandWords(language).progress(
    loadWords(language).phases[phase],
    connected,
    clients,
    sent,
    delivered,
    left,
  );
}
