// A prediction that is a number.
import type { Language } from '../../language.ts';
import { plain } from '../answer-text.ts';
import type { Answer, Question } from '../exercise.ts';
import { InlineText } from '../InlineText.tsx';
import { exerciseWords } from '../words/words.ts';

interface Props {
  question: Extract<Question, { form: 'number' }>;
  answer: Answer | null;
  disabled: boolean;
  language: Language;
}

export function NumberField({ question, answer, disabled, language }: Props) {
  return (
    <label class="lab-exercise-number">
      <span>{exerciseWords(language).number}</span>
      <input
        type="number"
        name="number"
        inputMode="numeric"
        step="any"
        autocomplete="off"
        defaultValue={answer === null ? '' : plain(answer)}
        disabled={disabled}
      />
      {question.unit && <InlineText text={question.unit} language={language} />}
    </label>
  );
}
