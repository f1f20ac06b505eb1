// The `console` of one run: what browsers and Node have, into the cell's output.
import { displayed } from './display.ts';
import type { ReadStack } from './cell-error.ts';
import { serialise } from './serialise.ts';
import type { OutputBuffer } from './output-buffer.ts';
import type { Value } from '../protocol.ts';
import { shortText } from './plain-text.ts';

type Level = 'log' | 'info' | 'warn' | 'error' | 'debug';

export interface ConsoleOptions {
  /** Null when the run is over: then nothing is shown. */
  buffer: () => OutputBuffer | null;
  readStack: ReadStack;
  now: () => number;
}

const mostValues = 50;
/** Longer lines are not compared with the one before. */
const longestCompared = 200;

export function cellConsole({
  buffer,
  readStack,
  now,
}: ConsoleOptions): Record<string, (...values: unknown[]) => void> {
  const counts = new Map<string, number>();
  const timers = new Map<string, number>();
  let indent = '';

  const write = (level: Level, given: readonly unknown[]): void => {
    const target = buffer();
    if (target === null) return;
    const values = formatted(given);
    if (indent !== '') values.unshift(indent);
    let weight = 0;
    const shown = values.slice(0, mostValues).map((value): Value => {
      const serialised = serialise(value, readStack);
      weight += serialised.weight;
      return serialised.value;
    });
    target.push({ kind: 'log', level, values: shown }, weight, sameAs(level, shown));
  };
  const at =
    (level: Level) =>
    (...values: unknown[]) =>
      write(level, values);
  const elapsed = (label: unknown, values: unknown[]): void => {
    const start = timers.get(shortText(label ?? 'default'));
    if (start !== undefined)
      write('log', [`${shortText(label ?? 'default')}: ${(now() - start).toFixed(2)} ms`, ...values]);
  };
  const group = (...label: unknown[]): void => {
    if (label.length > 0) write('log', label);
    if (indent.length < 40) indent += '  ';
  };

  return {
    log: at('log'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    debug: at('debug'),
    trace: at('debug'),
    dir: (value) => write('log', [value]),
    dirxml: at('log'),
    table: (value) => {
      const { shown, weight } = displayed(
        value,
        typeof value === 'object' && value !== null ? 'table' : 'tree',
        readStack,
      );
      buffer()?.push(shown, weight);
    },
    assert: (condition, ...values) => {
      if (!condition) write('error', ['Assertion failed', ...values]);
    },
    count: (label) => {
      const name = shortText(label ?? 'default');
      counts.set(name, (counts.get(name) ?? 0) + 1);
      write('log', [`${name}: ${counts.get(name)}`]);
    },
    countReset: (label) => void counts.delete(shortText(label ?? 'default')),
    time: (label) => void timers.set(shortText(label ?? 'default'), now()),
    timeLog: (label, ...values) => elapsed(label, values),
    timeEnd: (label) => {
      elapsed(label, []);
      timers.delete(shortText(label ?? 'default'));
    },
    group,
    groupCollapsed: group,
    groupEnd: () => (indent = indent.slice(2)),
    clear: () => undefined,
  };
}

/** `%s`, `%d`, `%i`, `%f`, `%o`, `%O`, `%j` and `%c` in the first argument take the next ones. */
function formatted(values: readonly unknown[]): unknown[] {
  const [first, ...rest] = values;
  if (typeof first !== 'string' || rest.length === 0 || !first.includes('%')) return [...values];
  let text = '';
  let read = 0;
  const parts: unknown[] = [];
  for (const match of first.matchAll(/%([sdifoOjc%])/g)) {
    const kind = match[1] ?? '';
    if (kind !== '%' && rest.length === 0) break;
    text += first.slice(read, match.index);
    read = match.index + 2;
    if (kind === '%') text += '%';
    else if (/[oOj]/.test(kind)) {
      parts.push(text, rest.shift());
      text = '';
    } else text += placed(kind, rest.shift());
  }
  return [...parts, text + first.slice(read), ...rest].filter((part) => part !== '');
}

function placed(kind: string, value: unknown): string {
  if (kind === 'c') return '';
  if (kind === 's') return shortText(value);
  const number = typeof value === 'object' || typeof value === 'symbol' ? NaN : Number(value);
  return String(kind === 'f' ? number : Math.trunc(number));
}

function sameAs(level: Level, values: readonly Value[]): string | undefined {
  let text: string = level;
  for (const value of values) {
    if (value.type !== 'string' && value.type !== 'number' && value.type !== 'boolean') return undefined;
    text += `\u0000${value.type}${value.text}`;
    if (text.length > longestCompared) return undefined;
  }
  return text;
}
