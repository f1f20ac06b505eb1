// The reader's offline copy, as the page sees it: what is there, what the server has, and what is being fetched. Whatever is told
// below is a signal.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { checkedOrNull } from '../../checks.ts';
import { bookList, filesOf, sizeOf, type BookList, type Part } from './book-list.ts';
import { cacheName, CopyStore, type Copy, type Download } from './copy-store.ts';
import { downloadFiles } from './download-files.ts';
import { FileError, keepable, pastTheCopy } from './fetch-file.ts';
import { ElsewhereError, NoListError, problemOf, type OfflineProblem } from './offline-problem.ts';
import { registerWorker, removeWorker, tellWorker } from './register-worker.ts';
import { isStorageKept, roomLeft } from './storage-room.ts';
import type { Wish } from './wish.ts';

/** Milliseconds for which pages of the build before may still be open. */
const openAtMost = 86_400_000;

const fromServer: RequestInit = { cache: 'no-cache', headers: { [pastTheCopy]: '1' } };

export type Impossible = 'insecure' | 'unsupported' | 'denied';

export interface Progress {
  /** In bytes; 0 of 0 before it is known. */
  done: number;
  size: number;
}

export class OfflineCopy {
  readonly impossible = signal<Impossible | null>(null);
  readonly looked = signal(false);
  readonly copy = signal<Copy | null>(null);
  /** What has been asked for and is not complete; how much of it is there. */
  readonly download = signal<(Download & Progress) | null>(null);
  readonly running = signal<Progress | null>(null);
  /** What the server has now; null when it cannot be asked. */
  readonly latest = signal<BookList | null>(null);
  /** Hashes of files that need not be fetched. */
  readonly there = signal<ReadonlySet<string>>(new Set());
  readonly problem = signal<OfflineProblem | null>(null);
  /** In bytes: what the browser has left for the site. */
  readonly room = signal<number | null>(null);
  readonly mayGo = signal(false);
  readonly isNewer: ReadonlySignal<boolean>;
  readonly #base: string;
  readonly #wish: Wish;
  #store: CopyStore | null = null;
  #stop: AbortController | null = null;

  constructor(base: string, wish: Wish) {
    this.#base = base;
    this.#wish = wish;
    this.isNewer = computed(() => {
      const [copy, latest] = [this.copy.value, this.latest.value];
      return copy !== null && latest !== null && copy.list.build !== latest.build;
    });
  }

  /** Finds out what is there. */
  async look(): Promise<void> {
    this.impossible.value = whatForbids();
    if (this.impossible.value !== null) return;
    try {
      await caches.has(cacheName(this.#base));
    } catch {
      this.impossible.value = 'denied';
      return;
    }
    if (this.running.peek() === null)
      await this.#fetchLatest().catch((error: unknown) => {
        if (error instanceof NoListError) this.problem.value = { is: 'no-list' };
      });
    await this.#readStore();
    this.looked.value = true;
  }

  /** Makes a copy of these parts, or goes on with it. What is there already is not fetched again. */
  async start(parts: readonly Part[]): Promise<void> {
    if (this.#stop !== null) return;
    const stop = (this.#stop = new AbortController());
    this.problem.value = null;
    this.running.value = { done: 0, size: 0 };
    this.#wish.remember();
    try {
      const store = (this.#store ??= await this.#open());
      await this.#locked(() => this.#make(store, [...parts], stop.signal));
    } catch (error) {
      this.problem.value = problemOf(error, stop.signal);
      if (stop.signal.aborted)
        await this.#store?.write('download', { parts: [...parts], stopped: true }).catch(() => undefined);
      // Where the lock was taken away it still goes on.
      stop.abort();
    }
    await this.#readStore().catch(() => undefined);
    this.#stop = null;
    this.running.value = null;
  }

  /** What has come stays there. */
  stop(): void {
    this.#stop?.abort();
  }

  async remove(): Promise<void> {
    this.#wish.forget();
    this.problem.value = null;
    // A download in another tab is not waited for: it loses what it writes to.
    await navigator.locks.request(cacheName(this.#base), { steal: true }, async () => {
      await caches.delete(cacheName(this.#base));
      await tellWorker(this.#base);
      await removeWorker(this.#base);
    });
    await this.#readStore();
  }

  /** When a page is opened: puts back what the browser has thrown away, and throws away what is no longer needed. */
  async repair(): Promise<void> {
    const [store, copy, latest] = [this.#store, this.copy.peek(), this.latest.peek()];
    if (store === null || copy === null || this.download.peek() !== null) return;
    if (Date.now() - copy.date > openAtMost && (await store.read('before')) !== null)
      // Another tab may be about it.
      await this.#locked(() => this.#clean(store, copy)).catch(() => undefined);
    if (latest?.build !== copy.list.build) return;
    const missing = await store.missing(filesOf(copy.list, copy.parts));
    if (missing.length > 0) await this.start(copy.parts);
    else if ((await store.read('outlived')) !== null) {
      await store.write('outlived', null);
      await tellWorker(this.#base);
    }
  }

  async #clean(store: CopyStore, copy: Copy): Promise<void> {
    await store.write('before', null);
    await store.keepOnly(filesOf(copy.list, copy.parts));
    await tellWorker(this.#base);
  }

  async #make(store: CopyStore, parts: Part[], signal: AbortSignal): Promise<void> {
    await store.write('download', { parts, stopped: false });
    const registered = registerWorker(this.#base);
    // Whatever fails first is told.
    registered.catch(() => undefined);
    const list = await this.#fetchLatest();
    const files = filesOf(list, parts);
    const missing = await store.missing(files);
    const { size } = sizeOf(files);
    let done = size - sizeOf(missing).size;
    this.running.value = { done, size };
    await registered;
    await downloadFiles(missing, store, this.#base, signal, (bytes) => {
      done += bytes;
      this.running.value = { done, size };
    });
    await this.#keepConfig(store);
    const earlier = await store.read('copy');
    const isOther = earlier !== null && earlier.list.build !== list.build;
    if (isOther) await store.write('before', earlier);
    const isRepaired = earlier !== null && !isOther && parts.join() === earlier.parts.join();
    await store.write('copy', { list, parts, date: isRepaired ? earlier.date : Date.now() });
    await store.write('download', null);
    await store.write('outlived', null);
    if (!isOther && (await store.read('before')) === null) await store.keepOnly(files);
    await tellWorker(this.#base);
  }

  /** The trainer's settings are no part of a build; a site may have none. */
  async #keepConfig(store: CopyStore): Promise<void> {
    const response = await fetch(`${this.#base}config.json`, fromServer).catch(() => null);
    if (response?.ok) await store.keepConfig(keepable(await response.arrayBuffer(), response.headers));
  }

  /** Rejects when the server cannot be reached or has none. */
  async #fetchLatest(): Promise<BookList> {
    const response = await fetch(`${this.#base}offline.json`, fromServer).catch(() => null);
    if (response === null || response.status >= 500) {
      this.latest.value = null;
      throw new FileError('unreachable', 'offline.json');
    }
    const list = checkedOrNull(bookList, response.ok ? await response.json().catch(() => null) : null);
    if (list === null) throw new NoListError();
    this.latest.value = list;
    return list;
  }

  async #readStore(): Promise<void> {
    const store = (this.#store = (await caches.has(cacheName(this.#base))) ? await this.#open() : null);
    this.copy.value = (await store?.read('copy')) ?? null;
    this.there.value = (await store?.hashes()) ?? new Set();
    const download = await store?.read('download');
    const latest = this.latest.peek();
    const files = download && latest ? filesOf(latest, download.parts) : [];
    const there = files.filter(({ hash }) => this.there.peek().has(hash));
    this.download.value = download ? { ...download, done: sizeOf(there).size, size: sizeOf(files).size } : null;
    this.room.value = await roomLeft();
    this.mayGo.value = !(await isStorageKept());
  }

  async #open(): Promise<CopyStore> {
    return new CopyStore(await caches.open(cacheName(this.#base)), this.#base);
  }

  /** One tab at a time. */
  async #locked(work: () => Promise<void>): Promise<void> {
    await navigator.locks.request(cacheName(this.#base), { ifAvailable: true }, async (lock) => {
      if (lock === null) throw new ElsewhereError();
      await work();
    });
  }
}

function whatForbids(): Impossible | null {
  if (!isSecureContext) return 'insecure';
  return 'serviceWorker' in navigator && 'caches' in globalThis ? null : 'unsupported';
}
