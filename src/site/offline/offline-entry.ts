// The entry in the sidebar that leads to the offline copy. Nothing is fetched or registered before it is pressed, unless the reader
// has done so before.
import type { OfflineBook } from './offline-book.tsx';
import { hasAsked } from './has-asked.ts';

class OfflineEntry extends HTMLElement {
  #book: Promise<OfflineBook> | null = null;

  connectedCallback(): void {
    const button = this.querySelector('button');
    button?.addEventListener('click', () => void this.#load(button).then((book) => book.open()));
    if (button && hasAsked()) void this.#load(button).then((book) => book.tell());
  }

  #load(button: HTMLElement): Promise<OfflineBook> {
    this.#book ??= import('./offline-book.tsx').then(({ OfflineBook }) => {
      const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
      const language = document.documentElement.lang.startsWith('zh') ? 'zh-cn' : 'en';
      return new OfflineBook(base, language, button, this.querySelector('small') ?? this);
    });
    return this.#book;
  }
}

customElements.define('lab-offline-entry', OfflineEntry);
