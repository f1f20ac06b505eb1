// The words of display filters: what is wrong with one, and what each field means.
import type { Language } from '../../../language.ts';
import type { FieldType, FilterProblem } from '../filter-error.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export type ProblemOf<Code extends FilterProblem['code']> = Extract<FilterProblem, { code: Code }>;

export interface FilterWords {
  problems: { [Code in FilterProblem['code']]: (problem: ProblemOf<Code>) => string };
  types: Record<FieldType, string>;
}

const dictionaries: Record<Language, FilterWords> = { 'zh-cn': zhCn, en };

/** What is wrong, in a sentence. `column` counts from 0. */
export function problemText(problem: FilterProblem, column: number, language: Language): string {
  const { problems } = dictionaries[language];
  const say = problems[problem.code] as (problem: FilterProblem) => string;
  return `${column + 1}: ${say(problem)}`;
}
