// A prediction that is one of some sentences.
import type { Language } from '../../language.ts';
import type { Answer, Question } from '../exercise.ts';
import { InlineText } from '../InlineText.tsx';

interface Props {
  question: Extract<Question, { form: 'choice' }>;
  answer: Answer | null;
  disabled: boolean;
  language: Language;
}

export function ChoiceField({ question, answer, disabled, language }: Props) {
  return (
    <div class="lab-exercise-choices">
      {question.options.map(({ key, says }) => (
        <label key={key}>
          <input type="radio" name="choice" value={key} defaultChecked={answer === key} disabled={disabled} />
          <span>
            <InlineText text={says} language={language} />
          </span>
        </label>
      ))}
    </div>
  );
}
