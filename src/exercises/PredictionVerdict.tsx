// What the packets say of a prediction; a wrong one is met by what it comes from.
import type { Language } from '../language.ts';
import { answerText, boxesOf } from './answer-text.ts';
import type { Answer, Prediction } from './exercise.ts';
import { InlineText } from './InlineText.tsx';
import type { Verdict } from './judge.ts';
import { exerciseWords } from './words/words.ts';

interface Props {
  exercise: Prediction;
  verdict: Extract<Verdict, { kind: 'prediction' }>;
  language: Language;
}

export function PredictionVerdict({ exercise: { question }, verdict, language }: Props) {
  const say = exerciseWords(language);
  const { right, given, truth, why } = verdict;
  return (
    <div class="lab-exercise-verdict" data-right={right}>
      <p>
        <strong>{right ? `✓ ${say.right}` : `✗ ${say.wrong}`}</strong>
        {question.form === 'matrix' && ` · ${say.boxes(...countRight(question, given, truth))}`}
      </p>
      {!right && question.form !== 'matrix' && (
        <p>
          {say.given}
          <InlineText text={answerText(question, given)} language={language} />
          <br />
          {say.truth}
          <InlineText text={answerText(question, truth)} language={language} />
        </p>
      )}
      {why && (
        <p>
          <InlineText text={why} language={language} />
        </p>
      )}
    </div>
  );
}

type Matrix = Extract<Prediction['question'], { form: 'matrix' }>;

function countRight(question: Matrix, given: Answer, truth: Answer): [right: number, all: number] {
  const [said, seen] = [new Map(Object.entries(given)), new Map(Object.entries(truth))];
  const boxes = boxesOf(question);
  return [boxes.filter(({ box }) => said.get(box) === seen.get(box)).length, boxes.length];
}
