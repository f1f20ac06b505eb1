// A text of an exercise: what stands between backticks is code.
import type { Language } from '../language.ts';
import type { Text } from './exercise.ts';

export function InlineText({ text, language }: { text: Text; language: Language }) {
  return (
    <>{text[language].split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>
  );
}
