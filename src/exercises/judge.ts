// How a run judges: what a reader has predicted, or what the claims of a task say of it. Pure.
import type { Answer, Exercise, JudgedRun, Prediction, Proof, ProofPane, Task, Text } from './exercise.ts';

/** Where the packet that decides is found: its number among those of the page. */
export interface Shown {
  readonly packet: number;
  readonly pane: ProofPane;
}

export interface JudgedClaim {
  readonly says: Text;
  readonly holds: boolean;
  readonly seen: Text;
  readonly show: Shown | null;
}

export type Verdict =
  /** `why`: what this wrong answer comes from, when that is known. */
  | {
      readonly kind: 'prediction';
      readonly right: boolean;
      readonly given: Answer;
      readonly truth: Answer;
      readonly why: Text | null;
      readonly show: Shown | null;
    }
  | {
      readonly kind: 'task';
      readonly right: boolean;
      readonly claims: readonly JudgedClaim[];
      readonly why: Text | null;
    }
  /** The run has ended, and does not tell. */
  | { readonly kind: 'untold' };

/** `given`: the reader's prediction; a task has none. */
export function judge(exercise: Exercise, given: Answer | null, run: JudgedRun): Verdict {
  if (exercise.kind !== 'predict') return judgeTask(exercise, run);
  return given === null ? { kind: 'untold' } : judgePrediction(exercise, given, run);
}

function judgePrediction({ truth: told, wrong, proof }: Prediction, given: Answer, run: JudgedRun): Verdict {
  const truth = told(run);
  if (truth === null) return { kind: 'untold' };
  const right = isSame(given, truth);
  const mistake = right
    ? undefined
    : wrong.find((one) => (one.alike ? one.alike(given, truth) : isSame(one.given, given)));
  return { kind: 'prediction', right, given, truth, why: mistake?.say ?? null, show: shown(proof(run)) };
}

function judgeTask({ claims, mistakes }: Task, run: JudgedRun): Verdict {
  const judged = claims.map(({ says, judge: look }) => {
    const { holds, seen, proof } = look(run);
    return { says, holds, seen, show: shown(proof) };
  });
  const right = judged.every(({ holds }) => holds);
  const why = right ? null : (mistakes.find(({ made }) => made(run))?.say ?? null);
  return { kind: 'task', right, claims: judged, why };
}

function shown(proof: Proof | undefined): Shown | null {
  return proof === undefined ? null : { packet: proof.packet.number, pane: proof.pane ?? 'packets' };
}

/** Whether two answers of one question are the same. */
export function isSame(one: Answer, other: Answer): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  const [parts, others] = [Object.entries(one), new Map(Object.entries(other))];
  return parts.length === others.size && parts.every(([key, value]) => others.get(key) === value);
}

/** Whether two verdicts differ in nothing but what they can show. */
export function saysTheSame(one: Verdict, other: Verdict): boolean {
  if (one.kind === 'prediction' && other.kind === 'prediction')
    return one.right === other.right && isSame(one.given, other.given) && isSame(one.truth, other.truth);
  if (one.kind !== 'task' || other.kind !== 'task' || one.right !== other.right) return false;
  const claims = one.claims.map(({ says, holds, seen }) => `${holds} ${says.en} ${seen.en}`);
  return claims.join('\n') === other.claims.map(({ says, holds, seen }) => `${holds} ${says.en} ${seen.en}`).join('\n');
}
