// Makes the built-in objects that the kernel relies on unchangeable, so that a cell which patches a prototype cannot
// see or alter what the kernel does for itself or for other cells. What programs usually override in their own objects
// can still be assigned there: an inherited property that cannot be written could not be.
import { fixStacks } from './deep-stack.ts';
import { overridable } from './overridable.ts';

const free = new Set<string | symbol>([
  'constructor',
  'toString',
  'toLocaleString',
  'valueOf',
  'toJSON',
  'name',
  'message',
]);

/** Locks the global bindings and everything reachable from them. */
export function lockIntrinsics(scope: object): void {
  fixStacks();
  const seen = new Set<object>([scope]);
  const open: object[] = [...hidden()];
  for (const key of Reflect.ownKeys(scope)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(scope, key);
    if (!descriptor) continue;
    addParts(descriptor, open);
    if (descriptor.configurable) {
      Reflect.defineProperty(
        scope,
        key,
        'value' in descriptor ? { writable: false, configurable: false } : { configurable: false },
      );
    }
  }
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    lock(at, open);
  }
}

function lock(object: object, open: object[]): void {
  const isExtended = isOftenExtended(object);
  for (const key of Reflect.ownKeys(object)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(object, key);
    if (!descriptor) continue;
    addParts(descriptor, open);
    if (!descriptor.configurable) continue;
    if (isExtended && free.has(key) && descriptor.writable) {
      Reflect.defineProperty(object, key, overridable(object, key, descriptor));
      continue;
    }
    Reflect.defineProperty(
      object,
      key,
      'value' in descriptor ? { writable: false, configurable: false } : { configurable: false },
    );
  }
  const prototype: unknown = Reflect.getPrototypeOf(object);
  if (isObject(prototype)) open.push(prototype);
  // Typed arrays cannot be closed to new properties; there are none among built-in objects.
  Reflect.preventExtensions(object);
}

function addParts(descriptor: PropertyDescriptor, open: object[]): void {
  for (const part of Object.values(descriptor) as unknown[]) if (isObject(part)) open.push(part);
}

/** Objects that classes and object literals of cells inherit from. */
function isOftenExtended(object: object): boolean {
  return object === Object.prototype || object === Error || object instanceof Error || object === Error.prototype;
}

/** Built-in objects that no global names. */
function hidden(): object[] {
  const iterators = [
    [][Symbol.iterator](),
    new Map().entries(),
    new Set().values(),
    ''[Symbol.iterator](),
    'a'.matchAll(/a/g),
  ];
  const functions = [
    function* () {
      yield 0;
    },
    async function* () {
      yield await Promise.resolve(0);
    },
    async () => Promise.resolve(),
  ];
  return [...iterators, ...functions].map((object) => Reflect.getPrototypeOf(object) as object);
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
