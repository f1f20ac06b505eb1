// Fills in how far the reader has come in each chapter of the contents, once there is something to tell.
import type { Language } from '../language.ts';
import { cellsRun } from './progress.ts';
import { words } from './words/words.ts';

class ContentsProgress extends HTMLElement {
  connectedCallback(): void {
    const { slug = '', cells = '', language } = this.dataset;
    const names = cells.split(' ').filter(Boolean);
    const run = cellsRun(slug, () => localStorage);
    const done = names.filter((name) => run.has(name)).length;
    if (done === 0) return;
    const bar = document.createElement('progress');
    bar.max = names.length;
    bar.value = done;
    // The words beside it say the same.
    bar.ariaHidden = 'true';
    const line = document.createElement('span');
    line.textContent = words(language as Language).contents.progress(done, names.length);
    this.replaceChildren(bar, line);
  }
}

customElements.define('lab-progress', ContentsProgress);
