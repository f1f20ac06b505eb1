// How a reader wants the list of packets, kept in the browser's storage.
import { columns, withColumn, type Column, type ListShape } from './packet-columns.ts';
import { timeFormats, type TimeFormat } from './time-format.ts';

export interface ListLook {
  time: TimeFormat;
  /** Null: the usual ones. */
  columns: Record<ListShape, readonly Column[] | null>;
}

const key = 'lab:packet-list';
const usual: ListLook = { time: 'first', columns: { wide: null, narrow: null } };

export function rememberedLook(storage: () => Pick<Storage, 'getItem'>): ListLook {
  try {
    const { time, wide, narrow } = JSON.parse(storage().getItem(key) ?? '{}') as Record<string, unknown>;
    return {
      time: timeFormats.find((one) => one === time) ?? usual.time,
      columns: { wide: columnsOf(wide), narrow: columnsOf(narrow) },
    };
  } catch {
    return usual;
  }
}

export function rememberLook(look: ListLook, storage: () => Pick<Storage, 'setItem'>): void {
  try {
    storage().setItem(key, JSON.stringify({ time: look.time, ...look.columns }));
  } catch {
    // It holds until the page is left.
  }
}

/** Those of them that there are. */
function columnsOf(stored: unknown): readonly Column[] | null {
  if (!Array.isArray(stored)) return null;
  const names: readonly unknown[] = stored;
  return columns.reduce<readonly Column[]>((shown, one) => withColumn(shown, one, names.includes(one)), []);
}
