// The words of a run and its result, for the command and for pages.
import type { Language } from '../../language.ts';
import type { Refusal } from '../guard.ts';
import type { HappeningCode } from '../happenings.ts';
import type { Ending } from '../measured.ts';
import type { Phase } from '../generator.ts';
import type { Difference } from '../other-tools/other-run.ts';
import type { Judged } from '../thresholds.ts';
import type { Verdict, VerdictReason } from '../verdict.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

type ReasonWords = { [Code in VerdictReason['code']]: (reason: Extract<VerdictReason, { code: Code }>) => string };
type RefusalWords = { [Code in Refusal['code']]: (refusal: Extract<Refusal, { code: Code }>) => string };

export interface LoadWords {
  phases: Record<Phase, string>;
  endings: Record<Ending, string>;
  limits: Record<Verdict['limit'], string>;
  reasons: ReasonWords;
  /** What happened, and what can be done about it; `detail` is what the broker or the system said. */
  happenings: Record<HappeningCode, (detail: string) => string>;
  refusals: RefusalWords;
  figures: {
    /** Between figures of one line, and behind what they are of. */
    comma: string;
    colon: string;
    connections: (made: number, wanted: number, rate: number) => string;
    offered: string;
    sent: string;
    acknowledged: string;
    delivered: string;
    messages: string;
    expected: string;
    lost: string;
    duplicated: string;
    outOfOrder: string;
    refused: string;
    foreign: string;
    latency: string;
    /** In a closed loop there is no plan. */
    closedLatency: string;
    naive: string;
    acknowledgement: string;
    connect: string;
    lag: string;
  };
  threshold: (judged: Judged) => string;
  /** In what the run of another tool is not equal. */
  differences: Record<Difference, string>;
}

const dictionaries: Record<Language, LoadWords> = { en, 'zh-cn': zhCn };

export function loadWords(language: Language): LoadWords {
  return dictionaries[language];
}

export function reasonText(reason: VerdictReason, language: Language): string {
  // The compiler does not see that the code of a reason and the key of its words are the same.
  const words: Record<VerdictReason['code'], (reason: never) => string> = loadWords(language).reasons;
  return words[reason.code](reason as never);
}

export function refusalText(refusal: Refusal, language: Language): string {
  const words: Record<Refusal['code'], (refusal: never) => string> = loadWords(language).refusals;
  return words[refusal.code](refusal as never);
}
