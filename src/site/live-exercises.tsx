// Makes one exercise of the page live: fetches its file, finds what the reader has answered before, and draws it in its place.
import { effect } from '@preact/signals';
import { render } from 'preact';
import { AttemptStore } from '../exercises/attempt-store.ts';
import type { Exercise } from '../exercises/exercise.ts';
import { ExerciseView } from '../exercises/ExerciseView.tsx';
import type { Shown } from '../exercises/judge.ts';
import { LiveExercise } from '../exercises/live-exercise.ts';
import type { PageNotebook } from '../notebook/page-notebook.ts';
import { announceProgress } from './page-events.ts';

const files = import.meta.glob<Exercise>(['/content/*/exercises/*.ts', '!/content/*/exercises/*.*.ts'], {
  import: 'exercise',
});

interface Around {
  notebook: PageNotebook;
  slug: string;
  show: (shown: Shown, opener: HTMLElement) => void;
}

export type EnliveExercise = typeof enliveExercise;

export async function enliveExercise(place: HTMLElement, { notebook, slug, show }: Around): Promise<LiveExercise> {
  const name = place.dataset['labExercise'] ?? '';
  const exercise = await files[`/content/${place.dataset['chapter'] ?? ''}/exercises/${name}.ts`]?.();
  if (exercise === undefined) throw new Error(`no exercise ${name}`);
  const store = new AttemptStore(slug, () => localStorage);
  const live = new LiveExercise(name, exercise, store.load(name), {
    run: (cell) => {
      notebook.dispatch({ type: 'run', cell });
      document.getElementById(`cell-${cell}`)?.scrollIntoView({ block: 'nearest' });
    },
    reset: (cell) => notebook.dispatch({ type: 'reset', cell }),
    lastExecution: () => notebook.state.peek().execution,
    show,
    save: (attempt) => {
      const kept = store.save(name, attempt);
      announceProgress();
      return kept;
    },
  });
  render(<ExerciseView {...{ name, exercise, live }} language={notebook.language} />, place);
  place.dataset['live'] = '';
  effect(() => {
    if (live.attempt.value.done) openAnswers(name);
  });
  return live;
}

/** What the chapter says of the answer stands folded until it is given. */
function openAnswers(exercise: string): void {
  for (const fold of document.querySelectorAll<HTMLDetailsElement>(`details[data-lab-answer="${exercise}"]`))
    fold.open = true;
}
