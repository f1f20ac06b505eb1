// Checks of data out of a file that anybody may have written: each takes a value apart and builds a new one of nothing but what it
// knows. What does not fit is RunFileError `damaged`, with its place.
import { fromBase64 } from './base64.ts';
import { RunFileError } from './run-file.ts';

export type Check<T> = (value: unknown, place: string) => T;

function wrong(place: string): never {
  throw new RunFileError('damaged', place);
}

export const text =
  (most = 1_000_000): Check<string> =>
  (value, place) =>
    typeof value === 'string' && value.length <= most ? value : wrong(place);

export const number: Check<number> = (value, place) =>
  typeof value === 'number' && Number.isFinite(value) ? value : wrong(place);

export const integer =
  (least = 0): Check<number> =>
  (value, place) =>
    Number.isSafeInteger(value) && (value as number) >= least ? (value as number) : wrong(place);

export const truth: Check<boolean> = (value, place) => (typeof value === 'boolean' ? value : wrong(place));

export const oneOf =
  <const T extends string | number>(...values: T[]): Check<T> =>
  (value, place) =>
    values.includes(value as T) ? (value as T) : wrong(place);

export const bytes: Check<Uint8Array> = (value, place) => {
  const encoded = (value as { base64?: unknown } | null)?.base64;
  return (typeof encoded === 'string' ? fromBase64(encoded) : null) ?? wrong(place);
};

export const orNull =
  <T>(check: Check<T>): Check<T | null> =>
  (value, place) =>
    value === null ? null : check(value, place);

export const list =
  <T>(check: Check<T>, most: number): Check<T[]> =>
  (value, place) =>
    Array.isArray(value) && value.length <= most
      ? value.map((item, index) => check(item, `${place}[${index}]`))
      : wrong(place);

/** Any keys, texts as values. */
export const texts: Check<Record<string, string>> = (value, place) => {
  const entries = Object.entries(isRecord(value) ? value : wrong(place));
  return Object.fromEntries(entries.map(([key, each]) => [key, text()(each, `${place}.${key}`)]));
};

type Fields = Record<string, Check<unknown>>;
type Checked<F extends Fields> = { [K in keyof F]: ReturnType<F[K]> };

/** These keys; `more` may be left out. */
export function record<F extends Fields>(fields: F): Check<Checked<F>>;
export function record<F extends Fields, M extends Fields>(fields: F, more: M): Check<Checked<F> & Partial<Checked<M>>>;
export function record(fields: Fields, more: Fields = {}): Check<Record<string, unknown>> {
  return (value, place) => {
    const from = isRecord(value) ? value : wrong(place);
    const present = Object.entries(more).filter(([key]) => Object.hasOwn(from, key));
    return Object.fromEntries(
      [...Object.entries(fields), ...present].map(([key, check]) => [
        key,
        check(Object.hasOwn(from, key) ? from[key] : undefined, `${place}.${key}`),
      ]),
    );
  };
}

/** The value under `key` says which check is the one. */
export const choice =
  <T>(key: string, checks: Readonly<Record<string, Check<T>>>): Check<T> =>
  (value, place) => {
    const kind = isRecord(value) ? value[key] : wrong(place);
    const check = typeof kind === 'string' && Object.hasOwn(checks, kind) ? checks[kind] : undefined;
    return check === undefined ? wrong(`${place}.${key}`) : check(value, place);
  };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
