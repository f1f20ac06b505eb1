// A prediction of an order: items that are moved up and down, by buttons, so that fingers and keys can do it alike.
import { useState } from 'preact/hooks';
import type { Language } from '../../language.ts';
import type { Answer, Question } from '../exercise.ts';
import { InlineText } from '../InlineText.tsx';
import { exerciseWords } from '../words/words.ts';

interface Props {
  question: Extract<Question, { form: 'order' }>;
  answer: Answer | null;
  disabled: boolean;
  language: Language;
}

export function OrderField({ question, answer, disabled, language }: Props) {
  const say = exerciseWords(language);
  const [keys, setKeys] = useState<readonly string[]>(() =>
    Array.isArray(answer) ? (answer as readonly string[]) : question.items.map(({ key }) => key),
  );
  const [moved, setMoved] = useState('');
  const swap = (place: number, by: 1 | -1): void => {
    const next = [...keys];
    [next[place], next[place + by]] = [next[place + by] ?? '', next[place] ?? ''];
    setKeys(next);
    setMoved(next.map(nameOf).join(' → '));
  };
  const nameOf = (key: string): string => question.items.find((item) => item.key === key)?.says[language] ?? key;
  return (
    <>
      <ol class="lab-exercise-order">
        {keys.map((key, place) => (
          <li key={key}>
            <input type="hidden" name="item" value={key} />
            <span>
              <InlineText text={{ 'zh-cn': nameOf(key), en: nameOf(key) }} language={language} />
            </span>
            <button
              type="button"
              class="lab-icon-button"
              aria-label={say.earlier(nameOf(key))}
              disabled={disabled || place === 0}
              onClick={() => swap(place, -1)}
            >
              ↑
            </button>
            <button
              type="button"
              class="lab-icon-button"
              aria-label={say.later(nameOf(key))}
              disabled={disabled || place === keys.length - 1}
              onClick={() => swap(place, 1)}
            >
              ↓
            </button>
          </li>
        ))}
      </ol>
      <span class="sr-only" role="status">
        {moved}
      </span>
    </>
  );
}
