// The list of the built book's files, offline.json: what an offline copy is made of, and of which build. Pure.
import { integer, list, oneOf, record, text, type Check } from '../../checks.ts';

/** What a reader can choose. A file without a part belongs to every copy. */
export const parts = ['zh-cn', 'en', 'editor'] as const;
export type Part = (typeof parts)[number];

export interface BookFile {
  /** Below the site's base path, without a slash at its beginning. */
  path: string;
  /** Of its bytes, as `contentHash` tells it. */
  hash: string;
  /** In bytes. */
  size: number;
  /** In bytes, when it is compressed on its way. */
  packed: number;
  part?: Part | undefined;
}

export interface BookList {
  /** The same for the same files. */
  build: string;
  files: BookFile[];
}

export const bookList: Check<BookList> = record({
  build: text(100),
  files: list(
    record({ path: text(1000), hash: text(100), size: integer(), packed: integer() }, { part: oneOf(...parts) }),
    10_000,
  ),
});

/** Of a copy of these parts, each content once. */
export function filesOf({ files }: BookList, chosen: readonly Part[]): BookFile[] {
  const wanted = files.filter(({ part }) => part === undefined || chosen.includes(part));
  return [...new Map(wanted.map((file) => [file.hash, file])).values()];
}

export function sizeOf(files: readonly BookFile[]): { size: number; packed: number } {
  return {
    size: files.reduce((sum, { size }) => sum + size, 0),
    packed: files.reduce((sum, { packed }) => sum + packed, 0),
  };
}

/** The file that is meant by a path below the base path: `en/qos/` is `en/qos/index.html`. */
export function fileAt({ files }: BookList, chosen: readonly Part[], path: string): BookFile | null {
  const name = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  const file = files.find((one) => one.path === name);
  return file && (file.part === undefined || chosen.includes(file.part)) ? file : null;
}

/** Files under names that change with their content: of any build, it is the same file. */
export function isNamedByContent(path: string): boolean {
  return path.startsWith('_astro/');
}
