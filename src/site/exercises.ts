// Brings the exercises of a chapter to life, each when it is first touched, when its cell has run, or when the reader has been
// here before. What is pressed before its code has come is pressed again then.
import type { EndedRun } from '../exercises/live-exercise.ts';
import type { Shown } from '../exercises/judge.ts';
import type { PageNotebook } from '../notebook/page-notebook.ts';
import type { EnliveExercise } from './live-exercises.tsx';
import type {} from './page-events.ts';
import { isTried } from './progress.ts';

interface Around {
  notebook: PageNotebook;
  /** The chapter's slug. */
  slug: string;
  show: (shown: Shown, opener: HTMLElement) => void;
}

/** The page brings the words: they cannot be fetched either. */
function tellFailed(place: HTMLElement, failed: boolean): void {
  const note = place.parentElement?.querySelector<HTMLElement>('.lab-exercise-failed');
  if (note) note.hidden = !failed;
}

export function startExercises(around: Around): void {
  const places = [...document.querySelectorAll<HTMLElement>('[data-lab-exercise]')];
  const begun = new Map<HTMLElement, ReturnType<EnliveExercise>>();
  const enlive = (place: HTMLElement): ReturnType<EnliveExercise> => {
    const made =
      begun.get(place) ?? import('./live-exercises.tsx').then(({ enliveExercise }) => enliveExercise(place, around));
    begun.set(place, made);
    // Not fetched: the next touch tries again.
    made.catch(() => begun.delete(place));
    return made;
  };
  const isLive = (place: HTMLElement): boolean => 'live' in place.dataset;
  for (const place of places) {
    const wake = (): void => void enlive(place).catch(() => undefined);
    place.addEventListener('pointerenter', wake, { once: true });
    place.addEventListener('focusin', wake);
    place.addEventListener('click', (event) => {
      const button = (event.target as Element).closest('button');
      if (button === null || isLive(place)) return;
      event.preventDefault();
      void enlive(place).then(
        () => {
          tellFailed(place, false);
          button.click();
        },
        () => tellFailed(place, true),
      );
    });
    if (isTried(around.slug, place.dataset['labExercise'] ?? '', () => localStorage)) wake();
  }
  document.addEventListener('lab:run-finished', ({ detail }) => void judgeAll(detail));

  document.addEventListener('lab:run-recalled', ({ detail }) => {
    for (const place of places.filter(({ dataset }) => dataset['cell'] === detail.cell))
      void begun.get(place)?.then(
        (live) => live.recall(detail),
        () => undefined,
      );
  });

  async function judgeAll(run: EndedRun): Promise<void> {
    for (const place of places.filter(({ dataset }) => dataset['cell'] === run.cell)) {
      const live = await enlive(place).catch(() => null);
      live?.take(run);
    }
  }
}
