// What becomes of a run when it has ended, and of those of earlier visits. The code for it is fetched with the first run, or
// when there is something to show again: a mark in the local storage tells that.
import type { Shown } from '../exercises/judge.ts';
import type { PanelState } from '../inspector/panel/panel-state.ts';
import type { FinishedRun } from '../notebook/surroundings.ts';
import type { AfterRuns, PageOfRuns } from './after-runs.ts';
import { standAgain } from './kept-place.ts';
import { reserveHeights } from './reserved-heights.ts';

type Openable = () => Pick<Storage, 'getItem'>;

export class LaterRuns {
  readonly #open: Openable;
  readonly #page: string;
  #around: PageOfRuns | null = null;
  #made: Promise<AfterRuns> | null = null;

  /** `page`: its path without the site's base. `open`: throws where storage is denied. */
  constructor(page: string, open: Openable) {
    this.#page = page;
    this.#open = open;
  }

  /** Shows what is kept of this page, when it has nothing else to do. */
  begin(around: PageOfRuns): void {
    this.#around = around;
    const mark = this.#mark;
    if (mark === null) return;
    const giveBack = reserveHeights(mark);
    standAgain(mark);
    void this.#load()
      ?.then((runs) => runs.recall())
      .then(drawn)
      .then(giveBack, giveBack);
  }

  finished(run: FinishedRun): void {
    const at = Date.now();
    void this.#load()?.then((runs) => runs.finished(run, at), ignore);
  }

  forget(cells: readonly string[]): void {
    if (this.#mark !== null) void this.#load()?.then((runs) => runs.forget(cells), ignore);
  }

  /** False when the packet is none of an earlier visit. */
  async showPacket(shown: Shown, panel: PanelState, opener: HTMLElement): Promise<boolean> {
    return shown.packet < 0 && ((await this.#made)?.showPacket(shown, panel, opener) ?? false);
  }

  /** There is something to show again, and so high it was; null: there is nothing. */
  get #mark(): string | null {
    try {
      return this.#open().getItem(`lab:runs:${this.#page}`);
    } catch {
      return null;
    }
  }

  #load(): Promise<AfterRuns> | null {
    const around = this.#around;
    if (around === null) return null;
    this.#made ??= import('./after-runs.ts').then(({ AfterRuns }) => new AfterRuns(this.#page, around));
    // The next run tries again.
    this.#made.catch(() => (this.#made = null));
    return this.#made;
  }
}

/** Resolves when what was put on the page has its size: its code is there, and it has been drawn. */
async function drawn(): Promise<void> {
  await Promise.all([
    import('../notebook/outputs/Outputs.tsx'),
    import('../inspector/packet-list/PacketList.tsx'),
    document.querySelector('.lab-sequence') && import('./ChapterSequence.tsx'),
  ]);
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}

function ignore(): void {
  // The page goes on without.
}
