// Where the offline copy is kept: one cache, in which a file stands under the hash of its content. So two builds share what they
// have in common, what is there need not be fetched again, and a page never gets a file of another build.
import { checkedOrNull, integer, list, oneOf, record, text, truth, type Check } from '../../checks.ts';
import { bookList, parts, type BookFile, type BookList, type Part } from './book-list.ts';

/** The book as it is read without a network. */
export interface Copy {
  list: BookList;
  parts: Part[];
  /** When it was complete, in milliseconds since 1970. */
  date: number;
}

/** What has been asked for and is not complete. */
export interface Download {
  parts: Part[];
  /** By the reader; what was only interrupted goes on by itself. */
  stopped: boolean;
}

export interface Records {
  copy: Copy;
  /** The copy before this one, for pages that are still open. */
  before: Copy;
  download: Download;
  /** The server has no longer the files of this copy's build: its build. */
  outlived: string;
}

const chosen = list(oneOf(...parts));
const copy: Check<Copy> = record({ list: bookList, parts: chosen, date: integer() });
const checks: { [Name in keyof Records]: Check<Records[Name]> } = {
  copy,
  before: copy,
  download: record({ parts: chosen, stopped: truth }),
  outlived: text(100),
};

export class CopyStore {
  readonly #cache: Cache;
  readonly #base: string;

  /** `base`: the site's base path. */
  constructor(cache: Cache, base: string) {
    this.#cache = cache;
    this.#base = base;
  }

  async read<Name extends keyof Records>(name: Name): Promise<Records[Name] | null> {
    const response = await this.#cache.match(this.#keyOf(name));
    const value: unknown = await response?.json().catch(() => null);
    return checkedOrNull(checks[name], value ?? null);
  }

  async write<Name extends keyof Records>(name: Name, value: Records[Name] | null): Promise<void> {
    if (value === null) await this.#cache.delete(this.#keyOf(name));
    else await this.#cache.put(this.#keyOf(name), Response.json(value));
  }

  file(hash: string): Promise<Response | undefined> {
    return this.#cache.match(this.#keyOf(`files/${hash}`));
  }

  keepFile(hash: string, response: Response): Promise<void> {
    return this.#cache.put(this.#keyOf(`files/${hash}`), response);
  }

  /** The trainer's settings, as they were read last. */
  config(): Promise<Response | undefined> {
    return this.#cache.match(this.#keyOf('config'));
  }

  keepConfig(response: Response): Promise<void> {
    return this.#cache.put(this.#keyOf('config'), response);
  }

  /** Hashes of the files that are there. */
  async hashes(): Promise<Set<string>> {
    const start = this.#keyOf('files/');
    const keys = (await this.#cache.keys()).map(({ url }) => new URL(url).pathname);
    return new Set(keys.filter((key) => key.startsWith(start)).map((key) => key.slice(start.length)));
  }

  async missing(files: readonly BookFile[]): Promise<BookFile[]> {
    const there = await this.hashes();
    return files.filter(({ hash }) => !there.has(hash));
  }

  /** Throws away the files that these do not name. */
  async keepOnly(files: readonly BookFile[]): Promise<void> {
    const needed = new Set(files.map(({ hash }) => hash));
    const others = [...(await this.hashes())].filter((hash) => !needed.has(hash));
    await Promise.all(others.map((hash) => this.#cache.delete(this.#keyOf(`files/${hash}`))));
  }

  #keyOf(name: string): string {
    return `${this.#base}offline-copy/${name}`;
  }
}

/** Of one site; another one may stand on the same host. */
export function cacheName(base: string): string {
  return `lab-offline-1:${base}`;
}
