// One file of the book from the server, taken only if it is the file that the list means: in the middle of an update, or behind
// the sign-in page of a network, the server answers with something else.
import { contentHash } from './content-hash.ts';
import { isNamedByContent, type BookFile } from './book-list.ts';

export type FileProblem = 'unreachable' | 'other-build';

export class FileError extends Error {
  override readonly name = 'FileError';
  readonly problem: FileProblem;
  readonly path: string;

  constructor(problem: FileProblem, path: string) {
    super(`${path}: ${problem}`);
    this.problem = problem;
    this.path = path;
  }
}

/** Tells the service worker that the server is meant, and no copy. */
export const pastTheCopy = 'x-lab-past-the-copy';

/** As it can be kept and answered later, with the headers that the server sent: the page's policy is among them. Throws FileError. */
export async function fetchFile(file: BookFile, base: string, signal: AbortSignal | null): Promise<Response> {
  // The browser may have it; whatever else stands there is asked for once more.
  const first = isNamedByContent(file.path) ? 'default' : 'no-cache';
  return (await attempt(file, base, signal, first)) ?? (await attempt(file, base, signal, 'reload')) ?? refuse(file);
}

async function attempt(
  { path, hash }: BookFile,
  base: string,
  signal: AbortSignal | null,
  cache: RequestCache,
): Promise<Response | null> {
  const response = await fetch(base + addressOf(path), { cache, signal, headers: { [pastTheCopy]: '1' } }).catch(() => {
    signal?.throwIfAborted();
    throw new FileError('unreachable', path);
  });
  if (response.status >= 500) throw new FileError('unreachable', path);
  const bytes = await response.arrayBuffer().catch(() => {
    signal?.throwIfAborted();
    throw new FileError('unreachable', path);
  });
  if (!response.ok || (await contentHash(new Uint8Array(bytes))) !== hash) return null;
  return keepable(bytes, response.headers);
}

function refuse({ path }: BookFile): never {
  throw new FileError('other-build', path);
}

/** Hosts lead from `qos/index.html` to `qos/`, some of them. */
function addressOf(path: string): string {
  return path.replace(/(^|\/)index\.html$/, '$1');
}

/** What was fetched is unpacked already. */
export function keepable(body: BodyInit, from: Headers): Response {
  const headers = new Headers(from);
  for (const name of ['content-encoding', 'content-length', 'vary']) headers.delete(name);
  return new Response(body, { headers });
}
