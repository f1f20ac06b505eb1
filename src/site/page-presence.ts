// Whether the reader can see the page, and whether the computer has a network, as signals.
import { signal, type ReadonlySignal } from '@preact/signals';

export interface PagePresence {
  hidden: ReadonlySignal<boolean>;
  online: ReadonlySignal<boolean>;
}

export function pagePresence(): PagePresence {
  const hidden = signal(document.hidden);
  const online = signal(navigator.onLine);
  document.addEventListener('visibilitychange', () => (hidden.value = document.hidden));
  for (const event of ['online', 'offline']) addEventListener(event, () => (online.value = navigator.onLine));
  return { hidden, online };
}
