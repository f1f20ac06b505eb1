// Checks of data from outside. Each takes a value apart and builds a new one of nothing but what it knows; what does not fit
// is a CheckError, which tells the place, what was expected, and what was there.

export interface Fault {
  /** Path to the value: `run.frames[3].number`. */
  place: string;
  expected: string;
  /** The value as it was; a symbol stands for what cannot be shown, and its description says why. */
  received: unknown;
}

/** No check goes on behind as many. */
const faultsAtMost = 100;

export class CheckError extends Error {
  override readonly name = 'CheckError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(({ place, expected }) => `${place}: expected ${expected}`).join('\n'));
    this.faults = faults;
  }
}

/** Returns the value as it may be used. Throws CheckError. */
export type Check<T> = (value: unknown, place: string) => T;

/** The value as it may be used, or null. */
export function checkedOrNull<T>(check: Check<T>, value: unknown): T | null {
  try {
    return check(value, '');
  } catch (error) {
    if (error instanceof CheckError) return null;
    throw error;
  }
}

export function wrong(place: string, expected: string, received: unknown): never {
  throw new CheckError([{ place, expected, received }]);
}

/** What one test tells from all other values. */
export const fitting =
  <T>(expected: string, fits: (value: unknown) => value is T): Check<T> =>
  (value, place) =>
    fits(value) ? value : wrong(place, expected, value);

export const text = (most = 1_000_000): Check<string> =>
  fitting('text', (value): value is string => typeof value === 'string' && value.length <= most);

export const number: Check<number> = fitting(
  'a number',
  (value): value is number => typeof value === 'number' && Number.isFinite(value),
);

export const between = (least: number, most: number): Check<number> =>
  fitting(
    `a number from ${least} to ${most}`,
    (value): value is number => typeof value === 'number' && value >= least && value <= most,
  );

export const integer = (least = 0, most = Number.MAX_SAFE_INTEGER): Check<number> =>
  fitting(
    `a whole number from ${least} to ${most}`,
    (value): value is number => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
  );

export const anyInteger = integer(Number.MIN_SAFE_INTEGER);

export const truth: Check<boolean> = fitting('true or false', (value): value is boolean => typeof value === 'boolean');

export const oneOf = <const T extends readonly (string | number)[]>(...values: T): Check<T[number]> =>
  fitting(`one of ${values.map((value) => JSON.stringify(value)).join(', ')}`, (value): value is T[number] =>
    values.includes(value as T[number]),
  );

export const orNull =
  <T>(check: Check<T>): Check<T | null> =>
  (value, place) =>
    value === null ? null : check(value, place);

export const list =
  <T>(check: Check<T>, most = Infinity): Check<T[]> =>
  (value, place) => {
    if (!Array.isArray(value) || value.length > most) return wrong(place, 'a list', value);
    const faults = new Faults();
    const items = value.map((item, index) => faults.collect(check, item, `${place}[${index}]`) as T);
    faults.end();
    return items;
  };

/** Any keys, texts as values. */
export const texts: Check<Record<string, string>> = (value, place) => {
  const each = text();
  return Object.fromEntries(Object.entries(object(value, place)).map(([key, one]) => [key, each(one, at(place, key))]));
};

type Fields = Record<string, Check<unknown>>;
type Checked<F extends Fields> = { [K in keyof F]: ReturnType<F[K]> };

/** A check for each key of T. */
export type ChecksOf<T> = { [K in keyof T]-?: Check<NonNullable<T[K]>> };

/** These keys; `more` may be left out, and others are passed over. */
export function record<F extends Fields>(fields: F): Check<Checked<F>>;
export function record<F extends Fields, M extends Fields>(fields: F, more: M): Check<Checked<F> & Partial<Checked<M>>>;
export function record(fields: Fields, more: Fields = {}): Check<Record<string, unknown>> {
  const required = Object.entries(fields);
  const optional = Object.entries(more);
  return (value, place) => {
    const from = object(value, place);
    const built: Record<string, unknown> = {};
    const faults = new Faults();
    for (const [key, check] of required) {
      if (Object.hasOwn(from, key)) built[key] = faults.collect(check, from[key], at(place, key));
      else faults.add({ place: at(place, key), expected: 'a value', received: Symbol('nothing') });
    }
    for (const [key, check] of optional)
      if (Object.hasOwn(from, key)) built[key] = faults.collect(check, from[key], at(place, key));
    faults.end();
    return built;
  };
}

/** As `record`, but other keys are faults. */
export function onlyRecord<F extends Fields, M extends Fields>(
  fields: F,
  more: M,
): Check<Checked<F> & Partial<Checked<M>>> {
  const keys = [...Object.keys(fields), ...Object.keys(more)];
  const known = record(fields, more);
  return (value, place) => {
    const faults = new Faults();
    for (const key of Object.keys(object(value, place)).filter((one) => !keys.includes(one)))
      faults.add({
        place: at(place, key),
        expected: `one of the keys ${keys.join(', ')}`,
        received: Symbol('an unknown key'),
      });
    const built = faults.collect(known, value, place);
    faults.end();
    return built as Checked<F> & Partial<Checked<M>>;
  };
}

/** The value under `key` says which check is the one. */
export const choice =
  <T>(key: string, checks: Readonly<Record<string, Check<T>>>): Check<T> =>
  (value, place) => {
    const kind = object(value, place)[key];
    const check = typeof kind === 'string' && Object.hasOwn(checks, kind) ? checks[kind] : undefined;
    return check === undefined ? wrong(at(place, key), 'a known kind', kind) : check(value, place);
  };

class Faults {
  #found: Fault[] | null = null;

  add(...faults: readonly Fault[]): void {
    this.#found = [...(this.#found ?? []), ...faults];
    if (this.#found.length >= faultsAtMost) this.end();
  }

  collect<T>(check: Check<T>, value: unknown, place: string): T | undefined {
    try {
      return check(value, place);
    } catch (error) {
      if (!(error instanceof CheckError)) throw error;
      this.add(...error.faults);
      return undefined;
    }
  }

  /** Throws those that were found. */
  end(): void {
    if (this.#found !== null) throw new CheckError(this.#found);
  }
}

function object(value: unknown, place: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return wrong(place, 'an object { … }', value);
  return value as Record<string, unknown>;
}

function at(place: string, key: string): string {
  return place === '' ? key : `${place}.${key}`;
}
