// What a value in the broker's configuration file may be: each kind knows what to say when it is something else.

/** A key of the file that cannot be used. */
export interface ConfigFault {
  /** Path in the file, as `options.maxQueue`. */
  key: string;
  expected: string;
  received: string;
}

/** Returns the value, or null after it has told `faults` why not. */
export type Kind<T> = (value: unknown, key: string, faults: ConfigFault[]) => T | null;

/** A kind whose values one test tells from all others. */
function simple<T>(expected: string, fits: (value: unknown) => value is T, secret = false): Kind<T> {
  return (value, key, faults) => {
    if (fits(value)) return value;
    faults.push({ key, expected, received: secret ? typeof value : shown(value) });
    return null;
  };
}

export function whole(least: number, most: number): Kind<number> {
  return simple(
    `a whole number from ${least} to ${most}`,
    (value): value is number => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
  );
}

export function oneOf<T extends string | number>(...allowed: readonly T[]): Kind<T> {
  const names = allowed.map((value) => JSON.stringify(value)).join(', ');
  return simple(`one of ${names}`, (value): value is T => allowed.some((each) => each === value));
}

export const flag = simple('true or false', (value): value is boolean => typeof value === 'boolean');

/** Text that MQTT can carry. */
export const text = simple('text', isText);
export const secretText = simple('text', isText, true);

export function listOf<T>(kind: Kind<T>): Kind<T[]> {
  return (value, key, faults) => {
    if (!Array.isArray(value)) {
      faults.push({ key, expected: 'a list', received: shown(value) });
      return null;
    }
    const items = value.map((item, index) => kind(item, `${key}[${index}]`, faults));
    return items.every((item) => item !== null) ? items : null;
  };
}

/** The kinds of an object's keys. */
export type Kinds<T> = { [Key in keyof T]-?: Kind<NonNullable<T[Key]>> };

/** An object of these keys and no others; only `required` must be there. */
export function objectOf<T extends object>(kinds: Kinds<T>, required: readonly (keyof T & string)[]): Kind<Partial<T>> {
  const names = Object.keys(kinds) as (keyof T & string)[];
  return (value, key, faults) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      faults.push({ key: key === '' ? '(the file)' : key, expected: 'an object { … }', received: shown(value) });
      return null;
    }
    const before = faults.length;
    const below = (name: string): string => (key === '' ? name : `${key}.${name}`);
    const found: Partial<T> = {};
    const given = value as Record<string, unknown>;
    for (const name of Object.keys(given)) {
      if (!names.some((each) => each === name))
        faults.push({ key: below(name), expected: `one of the keys ${names.join(', ')}`, received: 'an unknown key' });
    }
    for (const name of names) {
      if (!Object.hasOwn(given, name)) {
        if (required.includes(name)) faults.push({ key: below(name), expected: 'a value', received: 'nothing' });
        continue;
      }
      const read = kinds[name](given[name], below(name), faults);
      if (read !== null) found[name] = read;
    }
    return faults.length === before ? found : null;
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed() && !value.includes('\0');
}

function shown(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 60)} …` : json;
}
