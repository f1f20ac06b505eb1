// How far a reader is with one exercise, as data: what was answered, what the last run said of it, what help was taken. Pure.
import type { Answer } from './exercise.ts';
import type { Verdict } from './judge.ts';

export interface Attempt {
  /** The prediction that is committed; null = none yet. */
  readonly answer: Answer | null;
  /** Of the last run that judged. */
  readonly verdict: Verdict | null;
  /** Whether a run has ever borne it out: a prediction was judged, all claims of a task held. */
  readonly done: boolean;
  /** Hints that are open. */
  readonly hints: number;
}

export const notTried: Attempt = { answer: null, verdict: null, done: false, hints: 0 };

export function committed(attempt: Attempt, answer: Answer): Attempt {
  return { ...attempt, answer, verdict: null };
}

/** A prediction counts as done once it is judged, right or wrong: it was made, and the packets have spoken. */
export function judgedBy(attempt: Attempt, verdict: Verdict): Attempt {
  const done = attempt.done || verdict.kind === 'prediction' || (verdict.kind === 'task' && verdict.right);
  return { ...attempt, verdict, done };
}

/** Free to answer anew; what is done stays done. */
export function again(attempt: Attempt): Attempt {
  return { ...attempt, answer: null, verdict: null };
}

export function withHint(attempt: Attempt, most: number): Attempt {
  return { ...attempt, hints: Math.min(attempt.hints + 1, most) };
}
