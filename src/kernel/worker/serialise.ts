// Takes a value apart for showing, bounded in depth, width, length and in all: cycles and getters are named, never
// followed, and a proxy that throws is shown as one.
import { cellError, type ReadStack } from './cell-error.ts';
import { constructorName, cut, dataProperty, isObject, shortText } from './plain-text.ts';
import { isLabError } from '../lab-error.ts';
import { longestBytes, longestText, widest } from '../output-bounds.ts';
import type { CellError, Value } from '../protocol.ts';

const deepest = 6;
/** Parts of one value in all. */
const mostParts = 2000;
/** Characters of one value in all. */
const mostText = 50_000;

export interface Serialised {
  value: Value;
  /** What showing it costs, roughly in characters: so that a buffer can be bounded. */
  weight: number;
}

/** Never throws, unless what it looks at ends the thread's memory. */
export function serialise(value: unknown, readStack: ReadStack): Serialised {
  const walk: Walk = { readStack, parts: 0, text: 0, above: [] };
  return { value: toValue(value, walk), weight: walk.parts * 20 + walk.text };
}

/** An error that no code has handled, with what it carries; or what was thrown, where that is no error. Never throws. */
export function serialiseThrown(
  thrown: unknown,
  readStack: ReadStack,
  otherwise: CellError['code'],
): { error: CellError; weight: number } {
  const walk: Walk = { readStack, parts: 0, text: 0, above: [] };
  const error = cellError(thrown, readStack, otherwise);
  const shown = toValue(thrown, walk);
  if (shown.type !== 'error') error.thrown = shown;
  else if (shown.error.carries) error.carries = shown.error.carries;
  return { error, weight: walk.parts * 20 + walk.text };
}

interface Walk {
  readStack: ReadStack;
  parts: number;
  text: number;
  /** The objects that the present one is in. */
  above: object[];
}

function toValue(value: unknown, walk: Walk): Value {
  walk.parts += 1;
  switch (typeof value) {
    case 'string': {
      const text = cut(value, Math.min(longestText, Math.max(0, mostText - walk.text)));
      walk.text += text.length;
      return { type: 'string', text, length: value.length };
    }
    case 'number':
      return { type: 'number', text: Object.is(value, -0) ? '-0' : String(value) };
    case 'bigint': {
      const text = value > 10n ** 1000n || value < -(10n ** 1000n) ? 'more than 1000 digits' : `${String(value)}n`;
      return { type: 'bigint', text };
    }
    case 'boolean':
      return { type: 'boolean', text: String(value) };
    case 'undefined':
      return { type: 'undefined', text: 'undefined' };
    case 'symbol':
      return { type: 'symbol', text: cut(value.toString(), 200) };
    case 'function':
      return { type: 'function', text: functionText(value) };
    case 'object':
      return value === null ? { type: 'null', text: 'null' } : objectValue(value, walk);
  }
}

function objectValue(object: object, walk: Walk): Value {
  if (walk.above.includes(object)) return { type: 'circular', text: constructorName(object) };
  if (walk.above.length >= deepest || walk.parts > mostParts) return { type: 'deep', text: constructorName(object) };
  walk.above.push(object);
  try {
    return plainValue(object) ?? partsOf(object, walk);
  } catch (error) {
    return { type: 'thrower', text: cut(shortText(dataProperty(error, 'message') ?? ''), 200) };
  } finally {
    walk.above.pop();
  }
}

/**
 * Objects whose state is inside them and not in properties; each is told by a method that throws on any other object.
 */
function plainValue(object: object): Value | null {
  if (object instanceof Date) return { type: 'date', text: dateText(object) };
  if (object instanceof RegExp) return { type: 'regexp', text: cut(RegExp.prototype.toString.call(object), 200) };
  const bytes = bytesOf(object);
  if (bytes === null) return null;
  const first = bytes.slice(0, longestBytes);
  // MQTT.js brings the Buffer of Node, under a shortened name.
  const name = dataProperty(object, '_isBuffer') === true ? 'Buffer' : constructorName(object);
  return { type: 'bytes', name, bytes: first, length: bytes.length };
}

function dateText(date: Date): string {
  const time = Date.prototype.getTime.call(date);
  return Number.isNaN(time) ? 'Invalid Date' : new Date(time).toISOString();
}

/** The bytes of a buffer or a view of one, not copied; null for anything else. */
export function bytesOf(object: unknown): Uint8Array | null {
  if (object instanceof ArrayBuffer) return new Uint8Array(object);
  if (object instanceof Uint8Array || object instanceof Uint8ClampedArray || object instanceof DataView) {
    return new Uint8Array(object.buffer, object.byteOffset, object.byteLength);
  }
  return null;
}

function partsOf(object: object, walk: Walk): Value {
  if (isError(object)) return { type: 'error', error: errorOf(object, walk) };
  const name = constructorName(object);
  if (Array.isArray(object)) return listValue(name, object, count(object.length), walk);
  if (ArrayBuffer.isView(object)) {
    const list = object as unknown as ArrayLike<unknown>;
    return listValue(name, list, count(list.length), walk);
  }
  if (object instanceof Set) {
    return listValue(name, firstOf(Set.prototype.values.call(object)), sizeOf(object, Set.prototype), walk);
  }
  if (object instanceof Map) {
    const entries = firstOf(Map.prototype.entries.call(object) as Iterable<[unknown, unknown]>);
    return {
      type: 'map',
      name,
      size: sizeOf(object, Map.prototype),
      entries: entries.map(([key, value]) => ({ key: toValue(key, walk), value: toValue(value, walk) })),
    };
  }
  return { type: 'object', name, ...entriesOf(object, walk) };
}

/** Not by the object: a class of a cell may have a `size` of its own. */
function sizeOf(object: object, prototype: object): number {
  return count(Reflect.get(prototype, 'size', object));
}

/** A proxy can give anything as its length. */
function count(length: unknown): number {
  return typeof length === 'number' && length >= 0 ? length : 0;
}

function listValue(name: string, list: ArrayLike<unknown>, length: number, walk: Walk): Value {
  const items: Value[] = [];
  for (let i = 0; i < Math.min(list.length, widest) && walk.parts <= mostParts; i += 1) {
    items.push(property(list, String(i), walk) ?? toValue(undefined, walk));
  }
  return { type: 'array', name, length, items };
}

function entriesOf(
  object: object,
  walk: Walk,
  keys = enumerableKeys(object),
): { size: number; entries: { key: string; value: Value }[] } {
  const entries: { key: string; value: Value }[] = [];
  for (const key of keys) {
    if (entries.length >= widest || walk.parts > mostParts) break;
    const text = cut(typeof key === 'symbol' ? key.toString() : key, 200);
    walk.text += text.length;
    entries.push({ key: text, value: property(object, key, walk) ?? toValue(undefined, walk) });
  }
  return { size: keys.length, entries };
}

function enumerableKeys(object: object): (string | symbol)[] {
  return Reflect.ownKeys(object).filter((key) => Object.getOwnPropertyDescriptor(object, key)?.enumerable);
}

/** An own property without calling a getter; null when there is none. */
function property(object: object, key: string | symbol, walk: Walk): Value | null {
  const descriptor = Object.getOwnPropertyDescriptor(object, key);
  if (!descriptor) return null;
  if ('value' in descriptor) return toValue(descriptor.value, walk);
  walk.parts += 1;
  return { type: 'getter', text: descriptor.get ? (descriptor.set ? 'get/set' : 'get') : 'set' };
}

function firstOf<T>(values: Iterable<T>): T[] {
  const first: T[] = [];
  for (const value of values) {
    if (first.length >= widest) break;
    first.push(value);
  }
  return first;
}

function errorOf(object: object, walk: Walk): CellError {
  const error = cellError(object, walk.readStack);
  error.message = cut(error.message, Math.max(0, mostText - walk.text));
  walk.text += error.message.length;
  // What one of ours carries is said in words.
  const carries = isLabError(object) ? [] : entriesOf(object, walk, errorKeys(object)).entries;
  return { ...error, ...(carries.length > 0 && { carries }) };
}

/** As Node shows them: the hidden ones that lead to other errors, and what else there is, but for what is shown already. */
function errorKeys(object: object): (string | symbol)[] {
  const hidden = ['cause', 'errors', 'error', 'suppressed'].filter((key) => Object.hasOwn(object, key));
  const known = new Set<string | symbol>([...hidden, 'name', 'message', 'stack']);
  return [...hidden, ...enumerableKeys(object).filter((key) => !known.has(key))];
}

function isError(object: object): boolean {
  return object instanceof Error || (typeof DOMException === 'function' && object instanceof DOMException);
}

function functionText(value: object): string {
  const name = dataProperty(value, 'name');
  const text = typeof name === 'string' ? cut(name, 80) : '';
  return isClass(value) ? `class ${text}`.trim() : text;
}

function isClass(value: object): boolean {
  try {
    return isObject(value) && Function.prototype.toString.call(value).startsWith('class');
  } catch {
    return false;
  }
}
