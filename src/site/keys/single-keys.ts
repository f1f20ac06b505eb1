// Whether keys without Ctrl or Alt do something anywhere on the page. Whoever speaks to the computer, or strikes a key by
// accident, can switch them off (WCAG 2.1.4).
const key = 'lab:single-keys';

export function singleKeysWork(storage: () => Storage): boolean {
  try {
    return storage().getItem(key) !== 'off';
  } catch {
    return true;
  }
}

/** False where nothing can be kept. */
export function letSingleKeysWork(work: boolean, storage: () => Storage): boolean {
  try {
    if (work) storage().removeItem(key);
    else storage().setItem(key, 'off');
    return true;
  } catch {
    return false;
  }
}
