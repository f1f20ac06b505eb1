// Text of a value that may fight back: nothing here calls a getter or a method of the value that is not guarded.
import { plainly } from './overridable.ts';

/** The own or inherited data property of a value; undefined for getters, missing ones and whatever throws. */
export function dataProperty(value: unknown, key: string): unknown {
  try {
    for (let at: unknown = value, depth = 0; isObject(at) && depth < 8; at = Object.getPrototypeOf(at), depth += 1) {
      const descriptor = Object.getOwnPropertyDescriptor(at, key);
      if (descriptor) return plainly(descriptor);
    }
  } catch {
    // A proxy whose trap throws.
  }
  return undefined;
}

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** The name of what made the value; `Object` when that cannot be told. */
export function constructorName(value: object): string {
  const name = dataProperty(dataProperty(value, 'constructor'), 'name');
  return typeof name === 'string' && name !== '' ? cut(name, 80) : 'Object';
}

export function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length);
}

/** A primitive as text, an object by its name. */
export function shortText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'symbol') return value.toString();
  if (isObject(value)) return constructorName(value);
  return String(value);
}
