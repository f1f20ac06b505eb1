// What the browser says of its room. Some know nothing of it.

/** In bytes; browsers tell less than there is, or more, so nothing is refused because of it. */
export async function roomLeft(): Promise<number | null> {
  try {
    const { quota, usage = 0 } = await navigator.storage.estimate();
    return quota === undefined ? null : Math.max(0, quota - usage);
  } catch {
    return null;
  }
}

/** Whether the browser has promised to delete nothing by itself. */
export async function isStorageKept(): Promise<boolean> {
  try {
    return await navigator.storage.persisted();
  } catch {
    return false;
  }
}

/** Some browsers ask the reader. */
export async function askToKeep(): Promise<void> {
  try {
    await navigator.storage.persist();
  } catch {
    // Then it is as it was.
  }
}
