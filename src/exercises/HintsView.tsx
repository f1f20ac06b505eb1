// Help in steps: a hint at a time. What was opened stays open.
import type { Language } from '../language.ts';
import type { Attempt } from './attempt.ts';
import type { Exercise } from './exercise.ts';
import { InlineText } from './InlineText.tsx';
import type { LiveExercise } from './live-exercise.ts';
import { exerciseWords } from './words/words.ts';

interface Props {
  exercise: Exercise;
  language: Language;
  live: LiveExercise | null;
  attempt: Attempt;
}

export function HintsView({ exercise: { hints, kind }, language, live, attempt }: Props) {
  const say = exerciseWords(language);
  const shown = hints.slice(0, attempt.hints);
  // A prediction that is judged has had its answer.
  const more = shown.length < hints.length && !(kind === 'predict' && attempt.verdict?.kind === 'prediction');
  if (hints.length === 0) return null;
  return (
    <div class="lab-exercise-hints">
      <div role="status">
        <ol>
          {shown.map((hint, index) => (
            <li key={index}>
              <b>{say.hint(index + 1, hints.length)}</b> <InlineText text={hint} language={language} />
            </li>
          ))}
        </ol>
      </div>
      {more && (
        <button type="button" class="lab-link-button" onClick={() => live?.hint()}>
          {say.hints}
        </button>
      )}
    </div>
  );
}
