// Why a run failed, and what to do: for errors that do not say so themselves.
import type { CellError } from '../../../kernel/protocol.ts';
import type { Language } from '../../../language.ts';
import { en } from './error-why-en.ts';
import { zhCn } from './error-why-zh-cn.ts';

/** The facts an error carries beside its message. */
export type Details = Readonly<Record<string, string | number>>;

/** Empty where the error's own message says it. */
export type ErrorWhy = (code: CellError['code'], details: Details) => string;

const dictionaries: Record<Language, ErrorWhy> = { 'zh-cn': zhCn, en };

export function errorWhy(language: Language): ErrorWhy {
  return dictionaries[language];
}
