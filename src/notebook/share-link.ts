// A cell's code in the URL's fragment: `#code=1.<cell>.<length of the rest>.<zlib, base64url>`. No server sees it.
// A link is input from a stranger: its length is limited before and after unpacking, and every damage has a name.
import { fromBase64, toBase64 } from '../capture/base64.ts';
import type { CellId } from '../kernel/protocol.ts';

export interface SharedCode {
  cell: CellId;
  code: string;
}

/** Longer fragments are cut by too many programs on their way. */
export const maximumFragment = 16_000;
/** Characters of code that a link may unpack to. */
export const maximumCode = 64_000;

export type ShareLinkProblem =
  /** Written by a newer version of this book. */
  | 'version'
  /** Not what this book writes, or changed on its way. */
  | 'damaged'
  /** The end is missing. */
  | 'truncated'
  | 'too-long';

export class ShareLinkError extends Error {
  override readonly name = 'ShareLinkError';
  readonly code: ShareLinkProblem;
  constructor(code: ShareLinkProblem) {
    super(`The shared code cannot be read: ${code}`);
    this.code = code;
  }
}

const start = '#code=';

export function isShareFragment(fragment: string): boolean {
  return fragment.startsWith(start);
}

/** The fragment with its `#`. Throws ShareLinkError `too-long`. */
export async function shareFragment({ cell, code }: SharedCode): Promise<string> {
  if (code.length > maximumCode) throw new ShareLinkError('too-long');
  const packed = new Blob([code]).stream().pipeThrough(new CompressionStream('deflate'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  const packedText = toBase64Url(bytes);
  const fragment = `${start}1.${cell}.${packedText.length}.${packedText}`;
  if (fragment.length > maximumFragment) throw new ShareLinkError('too-long');
  return fragment;
}

/** The address of `page` with the code in its fragment, or null when it is too long for a link. */
export async function shareLink(shared: SharedCode, page: string): Promise<string | null> {
  try {
    return new URL(await shareFragment(shared), page).href;
  } catch (error) {
    if (error instanceof ShareLinkError) return null;
    throw error;
  }
}

/** Throws ShareLinkError. */
export async function readShareFragment(fragment: string): Promise<SharedCode> {
  if (fragment.length > maximumFragment) throw new ShareLinkError('too-long');
  const parts = /^#code=(\d+)(?:\.([a-z\d-]*)(?:\.(\d*)(?:\.([\w-]*))?)?)?$/.exec(fragment);
  if (!parts) throw new ShareLinkError('damaged');
  const [, version, cell, length, text] = parts;
  if (version !== '1') throw new ShareLinkError('version');
  if (!cell || !length || text === undefined || text.length < Number(length)) throw new ShareLinkError('truncated');
  if (cell.length > 60 || text.length > Number(length)) throw new ShareLinkError('damaged');
  return { cell, code: await unpack(fromBase64Url(text)) };
}

async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  let code = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return code + decoder.decode();
      code += decoder.decode(value, { stream: true });
      if (code.length > maximumCode) break;
    }
  } catch {
    throw new ShareLinkError('damaged');
  }
  await reader.cancel();
  throw new ShareLinkError('too-long');
}

function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
  if (bytes === null) throw new ShareLinkError('damaged');
  return bytes;
}
