// Runs cells with the kernel's transpiler and scope and nothing else, for tests in Node.
import { SharedScope, type Accessors } from '../../../src/kernel/worker/scope.ts';
import { unlessTooDeep } from '../../../src/kernel/compile/too-deep.ts';
import { transpile, type CellHooks } from '../../../src/kernel/compile/transpile.ts';

export class Notebook {
  readonly scope = new SharedScope();
  readonly reads: string[] = [];
  readonly globals: Record<string, unknown> = {};
  places: [number, number][] = [];
  readonly #modules: Record<string, Record<string, unknown>>;

  constructor(modules: Record<string, Record<string, unknown>> = {}) {
    this.#modules = modules;
  }

  run(cell: string, source: string): Promise<unknown> {
    const { code, imports } = transpile(source, Object.keys(this.globals), `cell-${cell}.ts`);
    const hooks: CellHooks = {
      globals: this.globals,
      scope: this.scope.view({
        cell,
        resolve: ({ module, imported }) => {
          const exports = this.#modules[module];
          if (imported === '*') return exports;
          if (!exports || !(imported in exports)) throw new SyntaxError(`${module} has no ${imported}`);
          return exports[imported];
        },
        read: (name, from) => this.reads.push(`${cell} reads ${name} of ${from}`),
      }),
      names: (accessors: Accessors) => this.scope.declare(cell, accessors, imports),
      import: (module) => Promise.resolve(this.#modules[String(module)]),
      at: (line, column, value) => {
        this.places.push([line, column]);
        return value;
      },
    };
    const evaluated = unlessTooDeep(source, () => (0, eval)(code) as (hooks: CellHooks) => () => Promise<unknown>);
    return evaluated(hooks)();
  }
}
