// Pagefind ships no types for its interface.
declare module '@pagefind/default-ui/npm_dist/mjs/ui-core.mjs' {
  export const PagefindUI: new (options: Record<string, unknown>) => object;
}
