// Keeps the attempts of one chapter in the browser, for both languages together. What is stored may have been written by hand or
// by an earlier form of the book: what does not fit counts as not tried.
import { checkedOrNull, choice, fitting, integer, list, orNull, record, text, texts, truth } from '../checks.ts';
import type { Check } from '../checks.ts';
import { notTried, type Attempt } from './attempt.ts';
import type { Answer, Text } from './exercise.ts';
import type { JudgedClaim, Verdict } from './judge.ts';

type Openable = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'string' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (Array.isArray(value) && value.every((part) => typeof part === 'string')) ||
  checkedOrNull(texts, value) !== null;

const answer = fitting('an answer', isAnswer);
const told: Check<Text> = record({ 'zh-cn': text(5000), en: text(5000) });
// The packets of an earlier visit are gone, and with them what could be shown.
const nowhere: Check<null> = () => null;
const claim: Check<JudgedClaim> = record({ says: told, holds: truth, seen: told, show: nowhere });
const verdict = choice<Verdict>('kind', {
  prediction: (value, place) => ({
    kind: 'prediction',
    ...record({ right: truth, given: answer, truth: answer, why: orNull(told), show: nowhere })(value, place),
  }),
  task: (value, place) => ({
    kind: 'task',
    ...record({ right: truth, claims: list(claim, 100), why: orNull(told) })(value, place),
  }),
  untold: () => ({ kind: 'untold' }),
});
/** An attempt as it is kept, or out of a file. */
export const attemptCheck: Check<Attempt> = record({
  answer: orNull(answer),
  verdict: orNull(verdict),
  done: truth,
  hints: integer(0, 100),
});

/** The chapter's slug and the exercise follow, with a colon between them. */
export const attemptPrefix = 'lab:exercise:';

export class AttemptStore {
  readonly #open: Openable;
  readonly #prefix: string;

  /** `chapter`: its slug. `open`: throws where storage is denied. */
  constructor(chapter: string, open: Openable) {
    this.#open = open;
    this.#prefix = `${attemptPrefix}${chapter}:`;
  }

  load(name: string): Attempt {
    try {
      const stored: unknown = JSON.parse(this.#open().getItem(this.#prefix + name) ?? 'null');
      return checkedOrNull(attemptCheck, stored) ?? notTried;
    } catch {
      return notTried;
    }
  }

  /** False when it could not be kept: the storage is full, or denied. */
  save(name: string, tried: Attempt): boolean {
    try {
      this.#open().setItem(this.#prefix + name, JSON.stringify(tried));
      return true;
    } catch {
      return false;
    }
  }
}
