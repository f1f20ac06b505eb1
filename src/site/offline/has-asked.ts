// Whether the reader has asked for an offline copy: told by a key that a page finds at once, so that a page without a copy costs nothing.
export const askedKey = 'lab:offline';

export function hasAsked(): boolean {
  try {
    return localStorage.getItem(askedKey) !== null;
  } catch {
    return false;
  }
}
