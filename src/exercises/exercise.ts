// An exercise, as data and pure functions of a run. An author's file `content/<chapter>/exercises/<name>.ts` exports one. What is
// right is computed from the packets of the reader's own run; no file holds an answer.
import type { CapturedPacket } from '../capture/captured-packet.ts';
import type { Output } from '../kernel/protocol.ts';
import type { Language } from '../language.ts';

/** What a reader reads, in each language; `code` stands between backticks. */
export type Text = Readonly<Record<Language, string>>;

export function say(zhCn: string, en: string): Text {
  return { 'zh-cn': zhCn, en };
}

/** What judges look at: the packets of one run of a cell, in order, and what it showed. */
export interface JudgedRun {
  readonly packets: readonly CapturedPacket[];
  readonly outputs: readonly Output[];
}

/** The packet that decides, and the pane of the panel that shows it best; `packets` when left out. */
export interface Proof {
  readonly packet: CapturedPacket;
  readonly pane?: ProofPane;
}
export type ProofPane = 'packets' | 'diagram' | 'broker';

export interface Option {
  readonly key: string;
  readonly says: Text;
}

/** What a prediction asks for. */
export type Question =
  | { readonly form: 'number'; readonly unit?: Text }
  | { readonly form: 'choice'; readonly options: readonly Option[] }
  /** All items, in the order in which they will be. */
  | { readonly form: 'order'; readonly items: readonly Option[] }
  /** One option for each box. */
  | {
      readonly form: 'matrix';
      readonly rows: readonly Option[];
      readonly columns: readonly Option[];
      readonly options: readonly Option[];
    };

/**
 * `number`: a number. `choice`: the key of an option. `order`: the keys of the items. `matrix`: the key of an option
 * for each `row/column`.
 */
export type Answer = number | string | readonly string[] | Readonly<Record<string, string>>;

/** An answer that readers give, and what they should think of. */
export interface WrongAnswer<A extends Answer = Answer> {
  /** An example. */
  readonly given: A;
  /** Whether an answer comes from the same mistake; when left out, it is `given` itself. */
  alike?(given: A, truth: A): boolean;
  readonly say: Text;
}

interface Common {
  readonly ask: Text;
  /** From the first push to nearly the answer. */
  readonly hints: readonly Text[];
  /** What is worth keeping, told once it is solved. */
  readonly lesson?: Text;
}

/** Answered before the cell runs. */
export interface Prediction<A extends Answer = Answer> extends Common {
  readonly kind: 'predict';
  /** The cell of the chapter whose run judges. */
  readonly cell: string;
  readonly question: Question;
  /** From what crossed; null when the run does not tell, because the reader has changed the cell, say. */
  readonly truth: (run: JudgedRun) => A | null;
  readonly proof: (run: JudgedRun) => Proof | undefined;
  readonly wrong: readonly WrongAnswer<A>[];
}

/** What must hold of the reader's run. */
export interface Claim {
  readonly says: Text;
  readonly judge: (run: JudgedRun) => Judged;
}
export interface Judged {
  readonly holds: boolean;
  /** What was seen, whether it holds or not. */
  readonly seen: Text;
  readonly proof?: Proof | undefined;
}

/** A mistake that a run shows, and what to think of. */
export interface Mistake {
  readonly made: (run: JudgedRun) => boolean;
  readonly say: Text;
}

/**
 * A cell of the reader's own, which begins as `<name>.start.ts`; `<name>.solution.ts` is one way. `write`: code is
 * missing. `repair`: it does not do what it should. `break`: the wire is to be disturbed until it goes wrong.
 */
export interface Task extends Common {
  readonly kind: 'write' | 'repair' | 'break';
  readonly claims: readonly Claim[];
  readonly mistakes: readonly Mistake[];
}

export type Exercise = Prediction | Task;

/** A prediction, as it stands in an exercise's file. */
export function predict<A extends Answer>(prediction: Omit<Prediction<A>, 'kind'>): Exercise {
  return { kind: 'predict', ...prediction };
}

export function write(task: Omit<Task, 'kind'>): Exercise {
  return { kind: 'write', ...task };
}

export function repair(task: Omit<Task, 'kind'>): Exercise {
  return { kind: 'repair', ...task };
}

export function breakIt(task: Omit<Task, 'kind'>): Exercise {
  return { kind: 'break', ...task };
}
