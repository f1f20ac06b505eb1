// A prediction read out of the form in which it was given.
import { boxesOf } from './answer-text.ts';
import type { Answer, Question } from './exercise.ts';

/** What was filled in; for an answer that is not whole, how many places are empty. */
export function readAnswer(question: Question, form: FormData): { answer: Answer } | { missing: number } {
  switch (question.form) {
    case 'number': {
      const text = textIn(form, 'number').trim();
      return text === '' || !Number.isFinite(Number(text)) ? { missing: 1 } : { answer: Number(text) };
    }
    case 'choice': {
      const key = textIn(form, 'choice');
      return key === '' ? { missing: 1 } : { answer: key };
    }
    case 'order':
      return { answer: form.getAll('item').filter((key) => typeof key === 'string') };
    case 'matrix': {
      const boxes = boxesOf(question).map(({ box }) => [box, textIn(form, box)] as const);
      const missing = boxes.filter(([, key]) => key === '').length;
      return missing > 0 ? { missing } : { answer: Object.fromEntries(boxes) };
    }
  }
}

function textIn(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === 'string' ? value : '';
}
