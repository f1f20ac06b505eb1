// Leaves a cell only globals that reach nothing: those of the language, and pure tools of the platform. A list of what
// stays, so that an interface that browsers add later is not there.
const language =
  'Object Function Array Number Boolean String Symbol BigInt Math JSON Reflect Proxy Promise Date RegExp Map Set WeakMap WeakSet ' +
  'WeakRef Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError ' +
  'ArrayBuffer SharedArrayBuffer DataView Atomics Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array ' +
  'Float16Array Float32Array Float64Array BigInt64Array BigUint64Array Iterator AsyncIterator DisposableStack AsyncDisposableStack Temporal ' +
  'Intl WebAssembly globalThis undefined NaN Infinity eval parseInt parseFloat isNaN isFinite decodeURI decodeURIComponent encodeURI ' +
  'encodeURIComponent escape unescape';
const platform =
  'TextEncoder TextDecoder TextEncoderStream TextDecoderStream URL URLSearchParams atob btoa crypto Crypto CryptoKey SubtleCrypto ' +
  'performance Performance structuredClone queueMicrotask AbortController AbortSignal Event EventTarget CustomEvent MessageEvent CloseEvent ErrorEvent ' +
  'DOMException Blob ReadableStream ReadableStreamDefaultReader ReadableStreamDefaultController ReadableByteStreamController ' +
  'ReadableStreamBYOBReader ReadableStreamBYOBRequest WritableStream WritableStreamDefaultWriter WritableStreamDefaultController ' +
  'TransformStream TransformStreamDefaultController ByteLengthQueuingStrategy CountQueuingStrategy CompressionStream DecompressionStream ' +
  // Goes to the browser's own console, for what MQTT.js says there; each run has its own `console` before it.
  'console';

const kept = new Set([...language.split(' '), ...platform.split(' ')]);

/** What every cell finds as it is in the global object, by name. */
export function sharedGlobals(): Record<string, unknown> {
  const names = [...kept].filter((name) => Object.hasOwn(globalThis, name) && !/^(undefined|eval|console)$/.test(name));
  return Object.fromEntries(names.map((name) => [name, Reflect.get(globalThis, name)]));
}

/**
 * Removes every other property of the global object and of what it inherits. What cannot be removed is made undefined.
 */
export function removeGlobals(scope: object): void {
  for (
    let at: object | null = scope;
    at !== null && at !== Object.prototype;
    at = Object.getPrototypeOf(at) as object | null
  ) {
    for (const key of Reflect.ownKeys(at)) {
      if (typeof key === 'string' && kept.has(key)) continue;
      if (key === 'constructor' || typeof key === 'symbol') continue;
      // Event targets that cells make for themselves keep their methods; the global scope loses them below.
      if (at === EventTarget.prototype) continue;
      if (!Reflect.deleteProperty(at, key)) Reflect.defineProperty(at, key, { value: undefined });
    }
  }
  for (const key of ['addEventListener', 'removeEventListener', 'dispatchEvent', 'when']) {
    Object.defineProperty(scope, key, { value: undefined });
  }
  // A script with an address can be imported, and there are scripts of other cells.
  for (const key of ['createObjectURL', 'revokeObjectURL']) Reflect.deleteProperty(URL, key);
}
