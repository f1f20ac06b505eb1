// Whether the address of the page, or one of a page before it in the tab, asks for settings: only then what reads them is
// fetched.

/** The class of the tab, in its storage. */
export const classKey = 'lab:class';

export function asksAnything(search: string, openStorage: () => Pick<Storage, 'getItem'>): boolean {
  if (/[?&](class|broker|profile)=/.test(search)) return true;
  try {
    return openStorage().getItem(classKey) !== null;
  } catch {
    return false;
  }
}
