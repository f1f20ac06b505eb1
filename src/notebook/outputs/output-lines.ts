// What a run showed, as plain text: what the checks of chapters compare. Pure.
import type { CellError, ElementNode, Output, Value } from '../../kernel/protocol.ts';
import { previewOf } from './value-preview.ts';
import type { Words } from '../words/words.ts';

/** A line for each line of text, in order; a table row is its cells joined by ` | `. */
export function outputLines(outputs: readonly Output[], words: Words): string[] {
  return outputs.flatMap((output) => linesOf(output, words));
}

function linesOf(output: Output, words: Words): string[] {
  const plain = (value: Value) => (value.type === 'string' ? value.text : previewOf(value, words));
  switch (output.kind) {
    case 'log': {
      const line = output.values.map(plain).join(' ');
      return Array.from({ length: output.repeat ?? 1 }, () => line.split('\n')).flat();
    }
    case 'result':
      return plain(output.value).split('\n');
    case 'error':
      return [plainError(output.error, words)];
    case 'display':
      switch (output.as) {
        case 'table':
          return output.rows.map((row) => row.map(plain).join(' | '));
        case 'text':
          return output.text.split('\n');
        case 'chart': {
          const { chart } = output;
          if (chart.form === 'bars') return chart.bars.map(({ label, value }) => `${label} | ${value}`);
          if (chart.form === 'histogram') return [`${chart.from} | ${chart.to} | ${chart.counts.join(' | ')}`];
          return chart.series.map(({ name, points }) => [name, ...points.map(([, value]) => value)].join(' | '));
        }
        case 'image':
          return [];
        case 'element':
          return [textOf(output.element)];
        default:
          return plain(output.value).split('\n');
      }
  }
}

function plainError({ name, message, thrown }: CellError, words: Words): string {
  return thrown ? `${words.error.thrown}: ${previewOf(thrown, words)}` : `${name}: ${message}`;
}

function textOf({ children }: ElementNode): string {
  return children.map((child) => (typeof child === 'string' ? child : textOf(child))).join(' ');
}
