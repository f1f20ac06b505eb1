// An exercise on the page: what is asked, the answer or the claims, what the packets say of it, and help. The page brings it
// rendered; the first touch makes it live (`live` null: no script has come yet).
import type { Language } from '../language.ts';
import { notTried } from './attempt.ts';
import { ClaimsView } from './ClaimsView.tsx';
import type { Exercise } from './exercise.ts';
import { HintsView } from './HintsView.tsx';
import { InlineText } from './InlineText.tsx';
import { useKeptFocus } from './kept-focus.ts';
import type { LiveExercise } from './live-exercise.ts';
import { PredictionView } from './PredictionView.tsx';
import { exerciseWords } from './words/words.ts';

interface Props {
  name: string;
  exercise: Exercise;
  language: Language;
  live: LiveExercise | null;
}

export function ExerciseView({ name, exercise, language, live }: Props) {
  const say = exerciseWords(language);
  const attempt = live?.attempt.value ?? notTried;
  useKeptFocus(live && document.querySelector(`[data-lab-exercise="${name}"]`));
  return (
    <>
      <p class="lab-exercise-kind" id={`exercise-${name}-kind`}>
        {say.kinds[exercise.kind]}
        {attempt.done && <span class="lab-exercise-done"> ✓ {say.done}</span>}
      </p>
      <div class="lab-exercise-ask" id={`exercise-${name}-ask`}>
        <InlineText text={exercise.ask} language={language} />
      </div>
      {exercise.kind === 'predict' ? (
        <PredictionView {...{ name, exercise, language, live, attempt }} />
      ) : (
        <ClaimsView {...{ exercise, language, live, attempt }} />
      )}
      {exercise.lesson !== undefined && attempt.done && (
        <p class="lab-exercise-lesson">
          <InlineText text={exercise.lesson} language={language} />
        </p>
      )}
      <HintsView {...{ exercise, language, live, attempt }} />
      {live?.kept.value === false && <p role="alert">{say.notKept}</p>}
      {live === null && <noscript>{say.needsScript}</noscript>}
    </>
  );
}
