// What the plugin in bundle.ts provides.
declare module 'virtual:kernel' {
  /** The worker's program as text. Rejects when it cannot be fetched. */
  export function loadKernelCode(): Promise<string>;
}
