// An answer in words. Pure.
import type { Answer, Option, Question, Text } from './exercise.ts';

/** How an answer reads. Of a matrix nothing: its boxes say it themselves. */
export function answerText(question: Question, answer: Answer): Text {
  switch (question.form) {
    case 'number': {
      const unit = question.unit ?? both('', '');
      return both(`${plain(answer)} ${unit['zh-cn']}`.trim(), `${plain(answer)} ${unit.en}`.trim());
    }
    case 'choice':
      return nameOf(question.options, plain(answer));
    case 'order': {
      const names = Object.values(answer as readonly string[]).map((key) => nameOf(question.items, key));
      return both(names.map((name) => name['zh-cn']).join(' → '), names.map((name) => name.en).join(' → '));
    }
    case 'matrix':
      return both('', '');
  }
}

/** The boxes of a matrix, row by row; `box` is the key of each in an answer. */
export function boxesOf({
  rows,
  columns,
}: Extract<Question, { form: 'matrix' }>): { box: string; row: Option; column: Option }[] {
  return rows.flatMap((row) => columns.map((column) => ({ box: `${row.key}/${column.key}`, row, column })));
}

/** A number or a key as text. */
export function plain(answer: Answer): string {
  return typeof answer === 'object' ? '' : String(answer);
}

function nameOf(options: readonly Option[], key: string): Text {
  return options.find((option) => option.key === key)?.says ?? both(key, key);
}

const both = (zhCn: string, en: string): Text => ({ 'zh-cn': zhCn, en });
