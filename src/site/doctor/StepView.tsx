// A step of an examination. While it runs, how long that may take; a wait in silence shows how much of it is left.
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../language.ts';
import type { ExaminationState, Step } from './examination.ts';
import { factsOf } from './facts.ts';
import { stepWords, words } from './words/words.ts';

interface Props {
  step: Step;
  state: ExaminationState;
  language: Language;
}

export function StepView({ step, state, language }: Props) {
  const { name, isOver, limit } = step;
  const { seen, phase, idleSince } = state;
  const text = words(language);
  const facts = factsOf(seen);
  const { tried, saw } = stepWords(language)[name];
  const isRunning = !isOver && phase === 'running';
  return (
    <li data-step={name} data-over={isOver}>
      <dl>
        <dt>{text.tried}</dt>
        <dd>
          {tried(facts)} {isRunning && limit > 0 && <span class="lab-doctor-note">({text.limit(limit)})</span>}
          {isRunning && name === 'idle' && idleSince !== null && (
            <Countdown since={idleSince} seconds={limit} language={language} />
          )}
        </dd>
        {isOver && <Outcome outcome={saw(seen, facts)} language={language} />}
      </dl>
    </li>
  );
}

function Outcome({ outcome: [saw, follows], language }: { outcome: [string, string]; language: Language }) {
  const text = words(language);
  return (
    <>
      <dt>{text.saw}</dt>
      <dd>{saw}</dd>
      <dt>{text.follows}</dt>
      <dd>{follows}</dd>
    </>
  );
}

function Countdown({ since, seconds, language }: { since: number; seconds: number; language: Language }) {
  const text = words(language);
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const gone = Math.min(seconds, (now - since) / 1000);
  const left = text.left(Math.max(0, Math.ceil(seconds - gone)));
  return (
    <span class="lab-doctor-countdown">
      <progress max={seconds} value={gone} aria-label={left} /> {left}
    </span>
  );
}
