// A prediction: the form, then the run that judges, then what the packets say.
import { useState } from 'preact/hooks';
import type { Language } from '../language.ts';
import type { Attempt } from './attempt.ts';
import type { Answer, Prediction } from './exercise.ts';
import { ChoiceField } from './fields/ChoiceField.tsx';
import { MatrixField } from './fields/MatrixField.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { OrderField } from './fields/OrderField.tsx';
import type { LiveExercise } from './live-exercise.ts';
import { PredictionVerdict } from './PredictionVerdict.tsx';
import { readAnswer } from './read-answer.ts';
import { exerciseWords } from './words/words.ts';

interface Props {
  name: string;
  exercise: Prediction;
  language: Language;
  live: LiveExercise | null;
  attempt: Attempt;
}

export function PredictionView({ name, exercise, language, live, attempt }: Props) {
  const say = exerciseWords(language);
  const [missing, setMissing] = useState(0);
  const { answer, verdict } = attempt;
  const commit = (event: SubmitEvent): void => {
    event.preventDefault();
    const read = readAnswer(exercise.question, new FormData(event.currentTarget as HTMLFormElement));
    setMissing('missing' in read ? read.missing : 0);
    if ('answer' in read) live?.commit(read.answer);
  };
  const truth = verdict?.kind === 'prediction' ? verdict.truth : null;
  return (
    <form onSubmit={commit} noValidate aria-labelledby={`exercise-${name}-kind exercise-${name}-ask`}>
      <Field {...{ exercise, answer, truth, language }} key={answer === null ? 'open' : 'given'} />
      {answer === null ? (
        <div class="lab-exercise-bar">
          <button type="submit" class="lab-button">
            {say.commit}
          </button>
          <span role="status">{missing > 0 && say.incomplete(missing)}</span>
        </div>
      ) : (
        live && <AfterCommit {...{ exercise, language, live, attempt }} />
      )}
    </form>
  );
}

interface FieldProps {
  exercise: Prediction;
  answer: Answer | null;
  truth: Answer | null;
  language: Language;
}

function Field({ exercise: { question }, answer, truth, language }: FieldProps) {
  const disabled = answer !== null;
  switch (question.form) {
    case 'number':
      return <NumberField {...{ question, answer, disabled, language }} />;
    case 'choice':
      return <ChoiceField {...{ question, answer, disabled, language }} />;
    case 'order':
      return <OrderField {...{ question, answer, disabled, language }} />;
    case 'matrix':
      return <MatrixField {...{ question, answer, truth, disabled, language }} />;
  }
}

function AfterCommit({ exercise, language, live, attempt }: Omit<Props, 'name' | 'live'> & { live: LiveExercise }) {
  const say = exerciseWords(language);
  const { verdict } = attempt;
  return (
    <>
      <div role="status">
        {verdict === null && <p>{say.runIt(exercise.cell)}</p>}
        {verdict?.kind === 'untold' && <p>{say.untold(exercise.cell)}</p>}
        {verdict?.kind === 'prediction' && <PredictionVerdict {...{ exercise, verdict, language }} />}
      </div>
      <div class="lab-exercise-bar">
        {verdict?.kind !== 'prediction' && (
          <button type="button" class="lab-button" onClick={() => live.around.run(exercise.cell)}>
            {say.run} {exercise.cell}
          </button>
        )}
        {verdict?.kind === 'prediction' && verdict.show && (
          <button
            type="button"
            class="lab-button"
            onClick={({ currentTarget }) => verdict.show && live.around.show(verdict.show, currentTarget)}
          >
            {say.show}
          </button>
        )}
        <button type="button" class="lab-button" onClick={() => live.again()}>
          {verdict?.kind === 'prediction' ? say.again : say.changeAnswer}
        </button>
      </div>
    </>
  );
}
