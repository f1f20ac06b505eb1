// A cause in words: what it is, and the repair. What a failed connection says elsewhere in the book is said with the same words here.
import type { Language } from '../../language.ts';
import { certificateHint } from '../../notebook/connect-failure/certificate-hint.ts';
import { explainFailure } from '../../notebook/connect-failure/explain-failure.ts';
import type { ConnectFailure } from '../../wire/page-protocol.ts';
import type { Cause } from './diagnose.ts';
import { factsOf } from './facts.ts';
import type { Seen } from './seen.ts';
import { causeWords } from './words/words.ts';

export interface CauseText {
  title: string;
  repair: string;
}

export function causeText(cause: Cause, seen: Seen, language: Language): CauseText {
  const facts = factsOf(seen);
  const { title, repair } = causeWords(language)[cause];
  if (repair !== undefined) return { title, repair: repair(facts) };
  if (cause === 'certificate') return { title, repair: certificateHint(facts.url, language) };
  const why = failureOf(cause, seen, facts.url);
  return { title, repair: explainFailure(why, language).join(language === 'en' ? ' ' : '') };
}

function failureOf(cause: Cause, { answers }: Seen, url: string): ConnectFailure {
  if (cause === 'address-mixed-content') return { code: 'mixed-content', url };
  if (cause === 'not-mqtt') return { code: 'not-mqtt', url };
  const last = answers.at(-1);
  if (last?.kind === 'connack') return { code: 'reason', url, reason: last.reason, version: last.version };
  return { code: 'bad-address', url };
}
