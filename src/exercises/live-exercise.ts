// One exercise of an open page: what the reader has answered, and the run that judges it. Its views draw the signals.
import { signal, type Signal } from '@preact/signals';
import { again, committed, judgedBy, withHint, type Attempt } from './attempt.ts';
import type { Answer, Exercise, JudgedRun } from './exercise.ts';
import { judge, saysTheSame, type Shown } from './judge.ts';

/** A run of a cell that has ended, as exercises hear of it. */
export interface EndedRun extends JudgedRun {
  readonly cell: string;
  readonly execution: number;
  readonly status: 'ok' | 'error' | 'interrupted';
}

/** What the page does for an exercise. */
export interface ExerciseSurroundings {
  run: (cell: string) => void;
  /** Puts the chapter's code back. */
  reset: (cell: string) => void;
  /** Number of the last run that has begun. */
  lastExecution: () => number;
  /** Opens the panel at a packet; the focus can come back to `opener`. */
  show: (shown: Shown, opener: HTMLElement) => void;
  /** False when it could not be kept. */
  save: (attempt: Attempt) => boolean;
}

export class LiveExercise {
  readonly exercise: Exercise;
  /** The cell whose run judges. */
  readonly cell: string;
  readonly attempt: Signal<Attempt>;
  /** Whether the browser keeps what is answered. */
  readonly kept = signal(true);
  readonly around: ExerciseSurroundings;
  /** Runs that began before the prediction do not judge it. */
  #since = 0;

  constructor(name: string, exercise: Exercise, attempt: Attempt, around: ExerciseSurroundings) {
    this.exercise = exercise;
    this.cell = exercise.kind === 'predict' ? exercise.cell : name;
    this.attempt = signal(attempt);
    this.around = around;
  }

  commit(answer: Answer): void {
    this.#since = this.around.lastExecution();
    this.#change(committed(this.attempt.peek(), answer));
  }

  again(): void {
    this.#change(again(this.attempt.peek()));
  }

  startOver(): void {
    this.around.reset(this.cell);
    this.again();
  }

  hint(): void {
    this.#change(withHint(this.attempt.peek(), this.exercise.hints.length));
  }

  take(run: EndedRun): void {
    const { exercise } = this;
    const { answer } = this.attempt.peek();
    if (run.cell !== this.cell || run.execution <= this.#since) return;
    if (exercise.kind === 'predict' && answer === null) return;
    const verdict = run.status === 'ok' || exercise.kind !== 'predict' ? judge(exercise, answer, run) : null;
    // Code that stops half-way has solved nothing, whatever its packets say until then.
    const counts = verdict?.kind === 'task' && run.status !== 'ok' ? { ...verdict, right: false } : verdict;
    this.#change(judgedBy(this.attempt.peek(), counts ?? { kind: 'untold' }));
  }

  /** A run of an earlier visit is there again: where it is the one that has judged, its packets can be shown. */
  recall(run: JudgedRun & { readonly cell: string }): void {
    const { verdict } = this.attempt.peek();
    if (run.cell !== this.cell || verdict === null) return;
    const anew = judge(this.exercise, verdict.kind === 'prediction' ? verdict.given : null, run);
    if (saysTheSame(verdict, anew)) this.attempt.value = { ...this.attempt.peek(), verdict: anew };
  }

  #change(attempt: Attempt): void {
    this.attempt.value = attempt;
    this.kept.value = this.around.save(attempt);
  }
}
