// What has moved to another chapter: an old address leads to the new one, and what a reader has stored is found there.

interface Move {
  /** Slugs. */
  from: string;
  to: string;
  cells: readonly string[];
  exercises: readonly string[];
  /** Anchors of headings, in both languages. */
  headings: readonly string[];
}

export const moves: readonly Move[] = [
  {
    from: 'quick-start',
    to: 'emqx',
    cells: [],
    exercises: [],
    headings: [
      'emqx-on-this-computer',
      'is-it-well',
      'the-dashboard',
      'when-it-says-no',
      'emqx-on-a-cloud-machine',
      '在自己的电脑上运行-emqx',
      '它好不好',
      'dashboard',
      '连不上的时候',
      '在云主机上运行-emqx',
    ],
  },
  {
    from: 'qos',
    to: 'redelivery',
    cells: ['at-least-once', 'exactly-once', 'lost-qos0', 'lost-puback', 'lost-anywhere', 'window', 'shared-no-cure'],
    exercises: ['coffees', 'bookings', 'coffee-twice', 'in-flight', 'idempotent'],
    headings: [
      'after-a-lost-connection-dup',
      'lose-a-packet-on-purpose',
      'the-in-flight-window-receive-maximum',
      'shared-subscriptions-are-no-cure',
      '断线之后dup',
      '亲手弄丢一个报文',
      '飞行窗口receive-maximum',
      '共享订阅不是解药',
    ],
  },
];

/** The slug of the chapter in which that part of the chapter `slug` is now; null when it is where it was. */
export function movedTo(slug: string, fragment: string): string | null {
  const anchor = decoded(fragment.replace(/^#/, ''));
  // A link that carries code names its cell.
  const [, named] = /^(?:cell-|exercise-|code=\d+\.)([\w-]+)/.exec(anchor) ?? [];
  const isIn = ({ from, cells, exercises, headings }: Move): boolean =>
    from === slug &&
    (headings.includes(anchor) || (named !== undefined && (cells.includes(named) || exercises.includes(named))));
  return moves.find(isIn)?.to ?? null;
}

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The moves, by the paths of the pages in both languages; an exercise's code is a cell as well. */
export function pageMoves(): { from: string; to: string; cells: string[] }[] {
  return moves.flatMap(({ from, to, cells, exercises }) =>
    ['', '/en'].map((language) => ({
      from: `${language}/${from}/`,
      to: `${language}/${to}/`,
      cells: [...cells, ...exercises],
    })),
  );
}

/** Gives the cells and exercises that have moved what the reader has stored of them; what is there already stays. */
export function moveStored(open: () => Kept): void {
  try {
    const storage = open();
    for (const { from, to, cells } of pageMoves()) {
      for (const name of cells) rename(storage, `lab-mqtt:edit:${from}:${name}`, `lab-mqtt:edit:${to}:${name}`);
      markRuns(storage, from, to, cells);
    }
    for (const { from, to, cells, exercises } of moves) {
      for (const name of exercises) rename(storage, `lab:exercise:${from}:${name}`, `lab:exercise:${to}:${name}`);
      moveProgress(storage, from, to, [...cells, ...exercises]);
    }
  } catch {
    // Denied, or full: all of it stays where it is.
  }
}

function rename(storage: Kept, old: string, now: string): void {
  const value = storage.getItem(old);
  if (value === null) return;
  if (storage.getItem(now) === null) storage.setItem(now, value);
  storage.removeItem(old);
}

/** The mark of a page tells that runs are kept of it (later-runs.ts). One that names such a cell is older than the move. */
function markRuns(storage: Kept, from: string, to: string, cells: readonly string[]): void {
  const mark = storage.getItem(`lab:runs:${from}`) ?? '';
  const isOlder = cells.some((name) => mark.includes(`"cell-${name}"`));
  if (isOlder && storage.getItem(`lab:runs:${to}`) === null) storage.setItem(`lab:runs:${to}`, '{}');
}

function moveProgress(storage: Kept, from: string, to: string, names: readonly string[]): void {
  const run = (slug: string): unknown[] => {
    const known: unknown = JSON.parse(storage.getItem(`lab:progress:${slug}`) ?? '[]');
    return Array.isArray(known) ? known : [];
  };
  const moved = run(from).filter((name) => names.includes(String(name)));
  if (moved.length === 0) return;
  storage.setItem(`lab:progress:${to}`, JSON.stringify([...new Set([...run(to), ...moved])]));
  storage.setItem(`lab:progress:${from}`, JSON.stringify(run(from).filter((name) => !moved.includes(name))));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
