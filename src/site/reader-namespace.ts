// Each reader's own topics: the trainer's first level and a short name that this browser keeps.

/** `lab/k3x9`, without a trailing slash. Where nothing can be stored the name lasts as long as the page. */
export function readerNamespace(prefix: string, openStorage: () => Pick<Storage, 'getItem' | 'setItem'>): string {
  const key = 'lab:reader';
  try {
    const storage = openStorage();
    const known = storage.getItem(key);
    if (known !== null && /^[a-z\d]{4,12}$/.test(known)) return `${prefix}/${known}`;
    const made = newName();
    storage.setItem(key, made);
    return `${prefix}/${made}`;
  } catch {
    return `${prefix}/${newName()}`;
  }
}

/** Six letters and digits: a class of thirty meets the same name twice once in two million times. */
function newName(): string {
  const random = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  return random.toString(36).padStart(6, '0').slice(-6);
}
