// The words of charts.
import type { Language } from '../../../../language.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** A bar: its name, and its value with the unit. */
type NamedValue = [name: string, value: string];

export interface ChartWords {
  form: Record<'bars' | 'lines' | 'histogram', string>;
  /** A title, behind the form. */
  quoted: (title: string) => string;
  /** `named`: the form with the title. */
  empty: (named: string) => string;
  bars: (named: string, count: number, low: NamedValue, high: NamedValue) => string;
  lines: (named: string, count: number, points: number, low: string, high: string) => string;
  histogram: (named: string, total: number, low: string, high: string, from: string, to: string) => string;
  noValues: string;
  more: (count: number) => string;
  unfit: (count: number) => string;
  /** Opens the numbers behind the chart. */
  numbers: string;
  name: string;
  value: string;
  from: string;
  to: string;
  count: string;
  unreadable: string;
}

const dictionaries: Record<Language, ChartWords> = { 'zh-cn': zhCn, en };

export function chartWords(language: Language): ChartWords {
  return dictionaries[language];
}
