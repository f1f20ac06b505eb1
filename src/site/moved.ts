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

/** Gives the cells and exercises that have moved what the reader has stored of them; what is there already stays. */
export function moveStored(open: () => Kept): void {
  try {
    const storage = open();
    for (const { from, to, cells, exercises } of moves) {
      for (const name of [...cells, ...exercises])
        for (const language of ['', '/en'])
          rename(storage, `lab-mqtt:edit:${language}/${from}/:${name}`, `lab-mqtt:edit:${language}/${to}/:${name}`);
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
