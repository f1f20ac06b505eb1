// All that a page does about reading offline, fetched when a reader asks for it, or has asked before.
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import type { Language } from '../../language.ts';
import { filesOf, sizeOf, type Part } from './book-list.ts';
import { megabytes } from './megabytes.ts';
import { OfflineCopy } from './offline-copy.ts';
import { OfflineDialog } from './OfflineDialog.tsx';
import { OfflineNote, type News } from './OfflineNote.tsx';
import { Wish } from './wish.ts';
import { offlineWords } from './words/words.ts';

export class OfflineBook {
  readonly #language: Language;
  readonly #opener: HTMLElement;
  readonly #wish = new Wish(() => localStorage);
  readonly #offline: OfflineCopy;
  readonly #news = signal<News | null>(null);
  readonly #isOpen = signal(false);

  /** `state`: where the entry says what there is. */
  constructor(base: string, language: Language, opener: HTMLElement, state: HTMLElement) {
    this.#language = language;
    this.#opener = opener;
    this.#offline = new OfflineCopy(base, this.#wish);
    effect(() => void (state.textContent = this.#stateText()));
    const start = (): void => void this.#start();
    const open = (): void => this.open();
    const around = { offline: this.#offline, wish: this.#wish, language, news: this.#news, isOpen: this.#isOpen };
    render(<OfflineNote {...around} {...{ start, open }} />, document.body.appendChild(document.createElement('div')));
  }

  open(): void {
    this.#news.value = null;
    this.#isOpen.value = true;
    const place = document.body.appendChild(document.createElement('div'));
    const onClose = (): void => {
      render(null, place);
      place.remove();
      this.#isOpen.value = false;
      // On a phone the menu that holds the entry has closed meanwhile.
      const isSeen = this.#opener.checkVisibility({ visibilityProperty: true });
      (isSeen ? this.#opener : document.querySelector<HTMLElement>('.sl-menu-button'))?.focus();
    };
    const around = { offline: this.#offline, language: this.#language, onClose };
    render(<OfflineDialog {...around} start={(parts) => void this.#goOn(parts)} />, place);
  }

  /** For a reader who has asked before: goes on with what was interrupted, and says what has changed. */
  async tell(): Promise<void> {
    const offline = this.#offline;
    await offline.look();
    if (offline.impossible.value !== null) return;
    const [copy, download, latest] = [offline.copy.value, offline.download.value, offline.latest.value];
    if (copy === null && download === null) this.#news.value = 'lost';
    else if (latest === null) return;
    else if (download !== null && !download.stopped) await this.#goOn(download.parts);
    else if (!offline.isNewer.value) await offline.repair();
    else if (!this.#wish.isDeclined(latest.build)) this.#news.value = 'newer';
  }

  async #start(): Promise<void> {
    const { copy } = this.#offline;
    if (copy.value !== null) await this.#goOn(copy.value.parts);
  }

  async #goOn(parts: readonly Part[]): Promise<void> {
    const offline = this.#offline;
    this.#news.value = null;
    await offline.start(parts);
    const problem = offline.problem.value;
    if (problem?.is === 'elsewhere' || this.#isOpen.value) return;
    if (problem !== null) this.#news.value = 'failed';
    else if (offline.download.value === null) this.#news.value = 'done';
  }

  #stateText(): string {
    const say = offlineWords(this.#language).entry;
    const { copy, download, running } = this.#offline;
    if (running.value !== null) return say.loading;
    if (copy.value === null) return download.value === null ? '' : say.partly;
    return say.kept(megabytes(sizeOf(filesOf(copy.value.list, copy.value.parts)).size, this.#language));
  }
}
