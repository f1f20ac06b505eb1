// A value on one line: what a closed branch of the tree shows, and what a table's cell holds. Pure.
import type { Value } from '../../kernel/protocol.ts';
import type { Words } from '../words/words.ts';

const widest = 100;
const longestString = 60;

/** At most about a hundred characters. */
export function previewOf(value: Value, words: Words): string {
  const text = preview(value, words, true);
  return text.length > widest ? `${text.slice(0, widest)}…` : text;
}

function preview(value: Value, words: Words, outer: boolean): string {
  switch (value.type) {
    case 'string': {
      const cut = value.text.length > longestString ? `${value.text.slice(0, longestString)}…` : value.text;
      return JSON.stringify(cut);
    }
    case 'bytes':
      return `${value.name}(${value.length})`;
    case 'array': {
      const name = value.name === 'Array' ? '' : value.name;
      return `${name}(${value.length}) ${
        outer
          ? list(
              '[',
              value.items.map((item) => preview(item, words, false)),
              ']',
            )
          : '[…]'
      }`;
    }
    case 'object': {
      const name = value.name === 'Object' ? '' : `${value.name} `;
      const entries = value.entries.map(({ key, value: inner }) => `${key}: ${preview(inner, words, false)}`);
      return name + (outer ? list('{', entries, '}') : '{…}');
    }
    case 'map':
      return `${value.name}(${value.size})`;
    case 'error':
      return `${value.error.name}: ${value.error.message}`;
    case 'circular':
    case 'getter':
    case 'deep':
    case 'thrower':
      return `[${words.output[value.type]}]`;
    default:
      return value.text;
  }
}

function list(open: string, parts: readonly string[], close: string): string {
  if (parts.length === 0) return open + close;
  const shown = parts.slice(0, 6).join(', ');
  return `${open} ${shown}${parts.length > 6 ? ', …' : ''} ${close}`;
}
