// The prediction table, live: counts what is still open and marks the answers when the packets have come.
import type { Language } from '../language.ts';
import type { FinishedRun } from '../notebook/page-notebook.ts';
import { receivedQoS } from './received-qos.ts';
import { words } from './words/words.ts';

class PredictMatrix extends HTMLElement {
  readonly #onRun = (event: CustomEvent<FinishedRun>) => this.#mark(event.detail);

  connectedCallback(): void {
    this.addEventListener('change', () => this.#count());
    document.addEventListener('lab:run-finished', this.#onRun);
    this.#count();
  }

  disconnectedCallback(): void {
    document.removeEventListener('lab:run-finished', this.#onRun);
  }

  get #say() {
    return words(this.dataset['language'] as Language).predict;
  }

  get #boxes(): HTMLSelectElement[] {
    return [...this.querySelectorAll('select')];
  }

  #tell(text: string): void {
    const status = this.querySelector('[data-status]');
    if (status) status.textContent = text;
  }

  #count(): void {
    for (const verdict of this.querySelectorAll<HTMLElement>('[data-verdict]')) verdict.textContent = '';
    const open = this.#boxes.filter((box) => box.value === '').length;
    this.#tell(open > 0 ? this.#say.notYet(open) : this.#say.ready);
  }

  #mark({ cell, packets }: FinishedRun): void {
    if (cell !== this.dataset['cell']) return;
    const received = receivedQoS(packets);
    const answered = this.#boxes.filter((box) => box.value !== '' && received.has(box.dataset['box'] ?? ''));
    let right = 0;
    for (const box of answered) {
      const name = box.dataset['box'] ?? '';
      const actual = received.get(name) ?? 0;
      const predicted = Number(box.value);
      if (predicted === actual) right++;
      const verdict = this.querySelector<HTMLElement>(`[data-verdict="${name}"]`);
      if (!verdict) continue;
      verdict.dataset['right'] = String(predicted === actual);
      verdict.textContent = predicted === actual ? `✓ ${this.#say.right}` : `✗ ${this.#say.wrong(predicted, actual)}`;
    }
    if (answered.length > 0) this.#tell(this.#say.result(right, answered.length));
  }
}

customElements.define('lab-predict-matrix', PredictMatrix);
