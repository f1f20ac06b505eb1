// What the service worker answers: the offline copy first, so that all of a page is of one build, network or not. What is missing
// in the copy is fetched and put back, if the server still has it. Where the server has left the copy's build behind, pages come
// from the server as long as it can be reached.
import { absentPage } from './absent-page.ts';
import { fileAt, isNamedByContent, type BookFile } from './book-list.ts';
import type { Copy, CopyStore, Records } from './copy-store.ts';
import { fetchFile, FileError, keepable } from './fetch-file.ts';

/** Milliseconds: a network that is there in name only must not keep a reader from starting. */
const patience = 4000;

type Known = { store: CopyStore; copy: Copy } & { [Name in 'before' | 'outlived']: Records[Name] | null };

export class CopyServer {
  readonly #open: () => Promise<CopyStore | null>;
  readonly #base: string;
  #known: Promise<Known | null> | null = null;

  /** `open` gives null where nothing is kept. */
  constructor(open: () => Promise<CopyStore | null>, base: string) {
    this.#open = open;
    this.#base = base;
  }

  /** The copy has changed. */
  forget(): void {
    this.#known = null;
  }

  /** `request`: a GET below the site's base path. */
  async answer(request: Request): Promise<Response> {
    const path = pathOf(request, this.#base);
    const known = await this.#read();
    if (known === null) return fetch(request).catch(() => nothing(request));
    if (path === 'config.json') return config(known.store, request);
    const { copy } = known;
    const file = fileAt(copy.list, copy.parts, path);
    if (file === null) return this.#unlisted(known, path, request);
    const isFollowed = known.outlived === copy.list.build && !isNamedByContent(path);
    const kept = (): Promise<Response> => this.#kept(known, file, request);
    return isFollowed ? fetchSoon(request).catch(kept) : kept();
  }

  /** Null where there is no copy. */
  #read(): Promise<Known | null> {
    this.#known ??= this.#open().then(async (store) => {
      const copy = store && (await store.read('copy'));
      return copy && { store, copy, before: await store.read('before'), outlived: await store.read('outlived') };
    });
    return this.#known;
  }

  async #kept(known: Known, file: BookFile, request: Request): Promise<Response> {
    const kept = await known.store.file(file.hash);
    if (kept) return kept;
    try {
      const fetched = await fetchFile(file, this.#base, null);
      // The page need not wait, and can do without where there is no room.
      void known.store.keepFile(file.hash, fetched.clone()).catch(() => undefined);
      return fetched;
    } catch (error) {
      if (error instanceof FileError && error.problem === 'unreachable') return nothing(request);
      await this.#outlive(known);
      return this.#network(known, request, file.path);
    }
  }

  /** What is of another build, of a part that was not chosen, or nothing at all. */
  async #unlisted(known: Known, path: string, request: Request): Promise<Response> {
    const { store, copy, before } = known;
    const earlier = before && isNamedByContent(path) ? fileAt(before.list, before.parts, path) : null;
    const kept = earlier && (await store.file(earlier.hash));
    if (kept) return kept;
    const isFolder = fileAt(copy.list, copy.parts, `${path}/`) !== null;
    return isFolder ? Response.redirect(withSlash(request.url)) : this.#network(known, request, path);
  }

  async #network(known: Known, request: Request, path: string): Promise<Response> {
    const response = await fetch(request).catch(() => null);
    if (response?.status === 404 && isNamedByContent(path)) await this.#outlive(known);
    return response ?? nothing(request);
  }

  async #outlive({ store, copy }: Known): Promise<void> {
    await store.write('outlived', copy.list.build).catch(() => undefined);
    this.forget();
  }
}

/** The trainer's settings: those of the server, or those that were read last. */
async function config(store: CopyStore, request: Request): Promise<Response> {
  const response = await fetchSoon(request).catch(() => null);
  if (response === null) return (await store.config()) ?? nothing(request);
  if (response.ok)
    await store.keepConfig(keepable(await response.clone().arrayBuffer(), response.headers)).catch(() => undefined);
  return response;
}

function pathOf({ url }: Request, base: string): string {
  const path = new URL(url).pathname.slice(base.length);
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function withSlash(address: string): string {
  const url = new URL(address);
  url.pathname += '/';
  return url.href;
}

/** Rejects when the server cannot answer, or not in time. */
async function fetchSoon(request: Request): Promise<Response> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('late')), patience));
  const response = await Promise.race([fetch(request), late]);
  if (response.status >= 500) throw new Error(`the server answers ${response.status}`);
  return response;
}

function nothing({ mode, url }: Request): Response {
  return mode === 'navigate' ? absentPage(url) : Response.error();
}
