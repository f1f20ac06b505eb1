// A text that is still being made goes to the clipboard.

/**
 * Call it right at the click: Safari has forgotten the click when a promise has been waited for. Resolves with whether it was
 * copied; null as text copies nothing.
 */
export async function copyText(text: Promise<string | null>): Promise<boolean> {
  const made = text.then((ready) => {
    if (ready === null) throw new Error('there is no text');
    return ready;
  });
  try {
    if (typeof ClipboardItem === 'undefined') await navigator.clipboard.writeText(await made);
    else await navigator.clipboard.write([new ClipboardItem({ 'text/plain': made.then(plain) })]);
    return true;
  } catch {
    // Otherwise it would be a rejection that nobody has handled.
    made.catch(() => undefined);
    return false;
  }
}

function plain(text: string): Blob {
  return new Blob([text], { type: 'text/plain' });
}
