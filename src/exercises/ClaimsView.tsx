// The claims of a task: shown from the start, ticked or crossed after each run, with what was seen.
import type { Language } from '../language.ts';
import type { Attempt } from './attempt.ts';
import type { Task } from './exercise.ts';
import { InlineText } from './InlineText.tsx';
import type { JudgedClaim } from './judge.ts';
import type { LiveExercise } from './live-exercise.ts';
import { exerciseWords } from './words/words.ts';

interface Props {
  exercise: Task;
  language: Language;
  live: LiveExercise | null;
  attempt: Attempt;
}

export function ClaimsView({ exercise, language, live, attempt: { verdict } }: Props) {
  const say = exerciseWords(language);
  const judged = verdict?.kind === 'task' ? verdict : null;
  const held = judged?.claims.filter(({ holds }) => holds).length ?? 0;
  const unfinished = judged !== null && !judged.right && held === exercise.claims.length;
  return (
    <>
      <p>{say.claims}</p>
      <ul class="lab-exercise-claims">
        {exercise.claims.map(({ says }, index) => (
          <Claim key={says.en} {...{ says, language, live }} judged={judged?.claims[index] ?? null} />
        ))}
      </ul>
      <div role="status">
        {judged?.right === true && <p class="lab-exercise-solved">✓ {say.solved}</p>}
        {judged?.right === false && <p>{unfinished ? say.unfinished : say.notSolved(held, exercise.claims.length)}</p>}
        {judged?.why && (
          <p>
            <InlineText text={judged.why} language={language} />
          </p>
        )}
      </div>
    </>
  );
}

interface ClaimProps {
  says: JudgedClaim['says'];
  judged: JudgedClaim | null;
  language: Language;
  live: LiveExercise | null;
}

function Claim({ says, judged, language, live }: ClaimProps) {
  const say = exerciseWords(language);
  const state = judged === null ? 'open' : judged.holds ? 'holds' : 'fails';
  return (
    <li data-state={state}>
      <span aria-hidden="true">{{ open: '○', holds: '✓', fails: '✗' }[state]}</span>
      <div>
        <InlineText text={says} language={language} />
        <span class="sr-only"> ({say[state]})</span>
        {judged && (
          <p class="lab-exercise-seen">
            {say.seen}
            <InlineText text={judged.seen} language={language} />{' '}
            {judged.show && live && (
              <button
                type="button"
                class="lab-link-button"
                onClick={({ currentTarget }) => judged.show && live.around.show(judged.show, currentTarget)}
              >
                {say.show}
              </button>
            )}
          </p>
        )}
      </div>
    </li>
  );
}
