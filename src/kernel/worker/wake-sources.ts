// What wakes code without a timer, a socket or a client of its run: promises of the platform and signals. They are made to
// know the call that they come from, so that they never settle once that has been stopped. What cannot know it is removed.
import { platform } from './platform.ts';

type Method = (this: unknown, ...values: unknown[]) => unknown;

/** Call before the built-in objects are locked. `begin` is asked at each call; what it gives says whether that is over. */
export function bindWakeSources(begin: () => () => boolean): void {
  const bind = (object: object, key: string): void => {
    const method: unknown = Reflect.getOwnPropertyDescriptor(object, key)?.value;
    if (typeof method === 'function') replace(object, key, bound(method as Method, begin));
  };
  for (const key of ['text', 'arrayBuffer', 'bytes']) bind(Blob.prototype, key);
  for (const key of ['compile', 'instantiate']) bind(WebAssembly, key);
  if (typeof SubtleCrypto === 'function')
    for (const key of Object.keys(SubtleCrypto.prototype)) bind(SubtleCrypto.prototype, key);
  replace(AbortSignal, 'timeout', (milliseconds: number): AbortSignal => {
    const isOver = begin();
    const controller = new AbortController();
    const abort = (): void => controller.abort(new DOMException('signal timed out', 'TimeoutError'));
    platform.setTimeout(() => isOver() || abort(), milliseconds);
    return controller.signal;
  });
  replace(Blob.prototype, 'stream', function (this: Blob): ReadableStream<Uint8Array> {
    return new ReadableStream({
      pull: async (controller) => {
        const bytes = new Uint8Array(await this.arrayBuffer());
        if (bytes.length > 0) controller.enqueue(bytes);
        controller.close();
      },
    });
  });
  replace(globalThis, 'structuredClone', (value: unknown, options?: { transfer?: Iterable<unknown> }): unknown => {
    const transfer = [...(options?.transfer ?? [])];
    // A stream that is transferred goes on by messages.
    if (!transfer.every((part) => part instanceof ArrayBuffer))
      throw new DOMException('only an ArrayBuffer can be transferred here', 'DataCloneError');
    return platform.clone(value, transfer);
  });
  Reflect.deleteProperty(Atomics, 'waitAsync');
  for (const key of ['compileStreaming', 'instantiateStreaming']) Reflect.deleteProperty(WebAssembly, key);
}

function bound(method: Method, begin: () => () => boolean): Method {
  return function (...values) {
    const isOver = begin();
    return new Promise((resolve, reject) => {
      (Reflect.apply(method, this, values) as Promise<unknown>).then(
        (value) => isOver() || resolve(value),
        (error: unknown) => isOver() || reject(error as Error),
      );
    });
  };
}

/** In the object itself or what it inherits from, wherever it is. */
function replace(object: object, key: string, value: unknown): void {
  let owner: object | null = object;
  while (owner !== null && !Object.hasOwn(owner, key)) owner = Reflect.getPrototypeOf(owner);
  if (owner === null) return;
  Object.defineProperty(value as object, 'name', { value: key });
  Reflect.defineProperty(owner, key, { ...Reflect.getOwnPropertyDescriptor(owner, key), value });
}
