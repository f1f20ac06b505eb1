// The answer to a question about a message; its code is fetched when the question is asked.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { WhyAnswer, WhyAnswerProps } from './WhyAnswer.tsx';

export function WhyLater(props: WhyAnswerProps) {
  const answer = useSignal<typeof WhyAnswer | null>(null);
  useEffect(() => void import('./WhyAnswer.tsx').then((fetched) => (answer.value = fetched.WhyAnswer)), [answer]);
  const Answer = answer.value;
  return Answer && <Answer {...props} />;
}
