// A prediction of a whole table: one choice for each box, and after the run a mark in each.
import type { Language } from '../../language.ts';
import type { Answer, Question } from '../exercise.ts';
import { InlineText } from '../InlineText.tsx';
import { exerciseWords } from '../words/words.ts';

interface Props {
  question: Extract<Question, { form: 'matrix' }>;
  answer: Answer | null;
  /** Null before a run has judged. */
  truth: Answer | null;
  disabled: boolean;
  language: Language;
}

export function MatrixField({ question, answer, truth, disabled, language }: Props) {
  const { rows, columns } = question;
  return (
    <table class="lab-exercise-matrix">
      <thead>
        <tr>
          <td />
          {columns.map(({ key, says }) => (
            <th scope="col" key={key}>
              <InlineText text={says} language={language} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <InlineText text={row.says} language={language} />
            </th>
            {columns.map((column) => (
              <td key={column.key}>
                <Box {...{ question, answer, truth, disabled, language, row, column }} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface BoxProps extends Props {
  row: Props['question']['rows'][number];
  column: Props['question']['columns'][number];
}

function Box({ question, answer, truth, disabled, language, row, column }: BoxProps) {
  const say = exerciseWords(language);
  const box = `${row.key}/${column.key}`;
  const given = partOf(answer, box);
  const right = partOf(truth, box);
  const nameOf = (key: string) => question.options.find((option) => option.key === key)?.says[language] ?? key;
  return (
    <>
      <select name={box} aria-label={say.box(row.says[language], column.says[language])} disabled={disabled}>
        <option value="">{say.choose}</option>
        {question.options.map(({ key, says }) => (
          // Not `selected`: what was chosen before any script came stays.
          <option key={key} value={key} {...(given === key && { defaultSelected: true })}>
            {says[language]}
          </option>
        ))}
      </select>
      {right !== undefined && (
        <span class="lab-exercise-mark" data-right={right === given}>
          {right === given ? `✓ ${say.right}` : `✗ ${say.truth}${nameOf(right)}`}
        </span>
      )}
    </>
  );
}

function partOf(answer: Answer | null, box: string): string | undefined {
  return typeof answer === 'object' && !Array.isArray(answer)
    ? (answer as Readonly<Record<string, string>> | null)?.[box]
    : undefined;
}
