// The platform functions that the kernel itself uses. They are taken before `remove-globals.ts` removes the globals, so
// that they are out of reach of cells.
const {
  setTimeout,
  clearTimeout,
  setInterval,
  clearInterval,
  queueMicrotask,
  performance,
  MessageChannel,
  structuredClone,
  Blob,
  eval: evaluate,
} = globalThis;
// Tests read this file with the types of a page.
const importScripts = Reflect.get(globalThis, 'importScripts') as (address: string) => void;
const makeAddress = URL.createObjectURL.bind(URL);
const revokeAddress = URL.revokeObjectURL.bind(URL);

export const platform = {
  setTimeout: (callback: () => void, milliseconds: number): number =>
    setTimeout(callback, milliseconds) as unknown as number,
  clearTimeout: (id: number): void => clearTimeout(id),
  setInterval: (callback: () => void, milliseconds: number): number =>
    setInterval(callback, milliseconds) as unknown as number,
  clearInterval: (id: number): void => clearInterval(id),
  queueMicrotask: (callback: () => void): void => queueMicrotask(callback),
  /** Milliseconds. */
  now: (): number => performance.now(),
  /** Throws for what cannot be handed to another thread. */
  clone: (value: unknown, transfer: ArrayBuffer[] = []): unknown => structuredClone(value, { transfer }),
  /** In the global scope. */
  evaluate: (code: string): unknown => evaluate(code),
  /** Of a script with this text, until it is revoked. */
  makeAddress: (code: string): string => makeAddress(new Blob([code], { type: 'text/javascript' })),
  revokeAddress: (address: string): void => revokeAddress(address),
  importScripts: (address: string): void => importScripts(address),
  makeChannel: (): MessageChannel => new MessageChannel(),
};
