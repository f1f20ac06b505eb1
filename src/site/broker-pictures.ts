// Brings the pictures of the broker in a chapter to life, each when it is first touched or when its cell has run. What is
// pressed before its code has come is pressed again then.
import type { Language } from '../language.ts';
import type { FinishedRun } from '../notebook/surroundings.ts';
import type { BrokerSurroundings } from '../inspector/broker-view/broker-surroundings.ts';
import type { LivePicture } from './live-picture.tsx';
import type {} from './page-events.ts';

export interface PicturesAround {
  language: Language;
  broker: BrokerSurroundings;
}

export function startPictures(around: PicturesAround): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-lab-picture]')) startPicture(place, around);
}

function startPicture(place: HTMLElement, around: PicturesAround): void {
  const cell = place.dataset['labPicture'] ?? '';
  const runCell = (): void => document.querySelector<HTMLElement>(`#cell-${cell} .lab-run`)?.click();
  let made: Promise<LivePicture> | null = null;
  const enlive = (): Promise<LivePicture> => {
    made ??= import('./live-picture.tsx').then(({ enlivePicture }) => enlivePicture(place, around, runCell));
    // Not fetched: the next touch tries again.
    made.catch(() => (made = null));
    return made;
  };
  const wake = (): void => void enlive().catch(() => undefined);
  place.addEventListener('pointerenter', wake, { once: true });
  place.addEventListener('focusin', wake);
  place.addEventListener('click', (event) => {
    const pressed = (event.target as Element).closest('button')?.dataset['press'];
    if (pressed === undefined || 'live' in place.dataset) return;
    if (pressed === 'run') runCell();
    void enlive().then(
      (live) => {
        tellFailed(place, false);
        if (pressed !== 'run') live.press(pressed);
      },
      () => tellFailed(place, true),
    );
  });
  document.addEventListener('lab:run-finished', ({ detail }: CustomEvent<FinishedRun>) => {
    if (detail.cell === cell)
      void enlive().then(
        (live) => live.take(detail.packets),
        () => undefined,
      );
  });
}

/** The page brings the words: they cannot be fetched either. */
function tellFailed(place: HTMLElement, failed: boolean): void {
  const note = place.parentElement?.querySelector<HTMLElement>(':scope > .lab-run-picture-note');
  if (note) note.hidden = !failed;
}
