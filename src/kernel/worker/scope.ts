// The names that all cells share. Every run sees them through its own proxy, so that an import means the run's own view
// of the module and a read is known to be the reading cell's.
import type { CellId } from '../protocol.ts';
import type { ImportedName } from '../compile/top-level.ts';

export type Accessors = Record<string, [get: () => unknown, set: (value: unknown) => void]>;

type Entry =
  | { kind: 'declared'; cell: CellId; get: () => unknown; set: (value: unknown) => void }
  | { kind: 'import'; cell: CellId; from: ImportedName };

/** What the scope asks of the run that reads through it. */
export interface ScopeReader {
  cell: CellId;
  /** The value of an imported name in this run's view; throws when the module has no such export. */
  resolve(name: ImportedName): unknown;
  /** Called for every read of a name that another cell declared. */
  read(name: string, from: CellId): void;
}

export class SharedScope {
  readonly #entries = new Map<string, Entry>();

  /** The cell's names become these; names that it no longer declares are gone. A name of another cell is taken over. */
  declare(cell: CellId, accessors: Accessors, imports: readonly ImportedName[]): void {
    for (const [name, entry] of this.#entries) if (entry.cell === cell) this.#entries.delete(name);
    for (const from of imports) this.#entries.set(from.local, { kind: 'import', cell, from });
    for (const [name, [get, set]] of Object.entries(accessors)) {
      this.#entries.set(name, { kind: 'declared', cell, get, set });
    }
  }

  /** The names that the cell's last run declared and that no other cell has taken over. */
  declaredBy(cell: CellId): string[] {
    return [...this.#entries].filter(([, entry]) => entry.cell === cell).map(([name]) => name);
  }

  /** Whether another cell than `cell` has declared or imported the name. */
  hasFromOther(name: string, cell: CellId): boolean {
    const entry = this.#entries.get(name);
    return entry !== undefined && entry.cell !== cell;
  }

  /** The object of `with (…)` around a run's code. */
  view(reader: ScopeReader): object {
    const entries = this.#entries;
    const find = (key: string | symbol): Entry | undefined => (typeof key === 'string' ? entries.get(key) : undefined);
    return new Proxy(Object.create(null) as object, {
      has: (_, key) => find(key) !== undefined,
      get: (_, key) => {
        const entry = find(key);
        if (entry === undefined) return undefined;
        if (entry.kind === 'import') return reader.resolve(entry.from);
        if (entry.cell !== reader.cell) reader.read(key as string, entry.cell);
        return entry.get();
      },
      set: (_, key, value) => {
        const entry = find(key);
        if (entry === undefined) throw new ReferenceError(`${String(key)} is not defined`);
        if (entry.kind === 'import') throw new TypeError('Assignment to constant variable.');
        entry.set(value);
        return true;
      },
    });
  }
}
