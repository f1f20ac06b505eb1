// How far the reader has come in each chapter of the contents: cells that were run, exercises that are done. The page brings
// what there is; this puts numbers to it once there is something to tell.
import type { Language } from '../language.ts';
import { moveStored } from './moved.ts';
import { onProgress } from './page-events.ts';
import { cellsRun, exercisesDone } from './progress.ts';
import { words } from './words/words.ts';

class ContentsProgress extends HTMLElement {
  #end = (): void => undefined;

  connectedCallback(): void {
    this.#end = onProgress(() => this.#draw());
  }

  disconnectedCallback(): void {
    this.#end();
  }

  #draw(): void {
    const { slug = '', language } = this.dataset;
    const { progress } = words(language as Language).contents;
    const [cells, exercises] = [namesIn(this.dataset['cells']), namesIn(this.dataset['exercises'])];
    const ran = cellsRun(slug, () => localStorage);
    const run = cells.filter((name) => ran.has(name)).length;
    const done = exercisesDone(slug, exercises, () => localStorage);
    const marks = exercises.map((name) => {
      const mark = document.createElement('i');
      mark.dataset['done'] = String(done.has(name));
      return mark;
    });
    this.querySelector('.lab-progress-marks')?.replaceChildren(...marks);
    const line = this.querySelector('.lab-progress-line');
    if (line) line.textContent = progress(run, cells.length, done.size, exercises.length);
  }
}

function namesIn(list = ''): string[] {
  return list.split(' ').filter(Boolean);
}

moveStored(() => localStorage);
customElements.define('lab-progress', ContentsProgress);
