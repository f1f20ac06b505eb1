// Keeps the last run of each cell in this browser, shows it again at the next visit, and judges what the chapter says of its
// cell.
import type { Shown } from '../exercises/judge.ts';
import type { Recording } from '../inspector/recording.ts';
import type { PanelState } from '../inspector/panel/panel-state.ts';
import { isModified } from '../notebook/cell.ts';
import { indexedShelf } from '../notebook/kept-runs/indexed-shelf.ts';
import { moveRuns } from '../notebook/kept-runs/move-runs.ts';
import { momentText } from '../notebook/kept-runs/moment-text.ts';
import { PageRuns, type RecalledRun } from '../notebook/kept-runs/page-runs.ts';
import { withRemarks } from '../notebook/kept-runs/with-remarks.ts';
import { keptRunWords } from '../notebook/kept-runs/words/words.ts';
import type { PageNotebook } from '../notebook/page-notebook.ts';
import type { FinishedRun } from '../notebook/surroundings.ts';
import { shownClaims } from './judge-claims.ts';
import { announceRecalled } from './page-events.ts';
import { measuredHeights } from './measured-heights.ts';
import { pageMoves } from './moved.ts';
import type { BrokerSelection } from './picker/broker-choice.ts';

export interface PageOfRuns {
  notebook: PageNotebook;
  /** Of this page. */
  recording: Recording;
  /** The chosen one. */
  broker: () => BrokerSelection | null;
}

export class AfterRuns {
  readonly #shelf = indexedShelf(() => indexedDB);
  readonly #runs: PageRuns;
  readonly #page: string;
  readonly #around: PageOfRuns;
  /** The last run of each cell, and when it ended. */
  readonly #ended = new Map<string, { run: FinishedRun; at: number }>();

  constructor(page: string, around: PageOfRuns) {
    this.#page = page;
    this.#around = around;
    this.#runs = new PageRuns(this.#shelf, page, around.notebook);
    around.recording.remarks.subscribe(() => this.#keepRemarks());
    // Where the reader has cleared all of it away nothing is left to be marked.
    addEventListener('pagehide', () => this.#mark(true));
  }

  /** `at`: when it ended, since 1970. */
  finished(run: FinishedRun, at: number): void {
    this.#ended.set(run.cell, { run, at });
    void this.#keep(run, at);
    if (run.status === 'ok') this.#judge(run);
  }

  async recall(): Promise<void> {
    await rest();
    await moveRuns(this.#shelf, pageMoves());
    await this.#runs.recall((run) => {
      announceRecalled(run);
      this.#judge(run);
    }, rest);
  }

  async forget(cells: readonly string[]): Promise<void> {
    for (const cell of cells) this.#ended.delete(cell);
    await this.#runs.forget(cells);
  }

  showPacket({ packet, pane }: Shown, state: PanelState, opener: HTMLElement): boolean {
    return this.#runs.showPacket(packet, pane, state, opener);
  }

  async #keep(run: FinishedRun, at: number): Promise<void> {
    const isKept = await this.#runs.keep(run, this.#around.recording.connections, at);
    if (!isKept) return;
    this.#mark(false);
  }

  /** Those that have packets which the reader has marked, or noted something at, since. */
  #keepRemarks(): void {
    for (const ended of this.#ended.values()) {
      const packets = withRemarks(ended.run.packets, this.#around.recording.packets);
      if (packets === null) continue;
      ended.run = { ...ended.run, packets };
      void this.#keep(ended.run, ended.at);
    }
  }

  /** Tells the next visit that something is kept. */
  #mark(again: boolean): void {
    try {
      const key = `lab:runs:${this.#page}`;
      if (again && localStorage.getItem(key) === null) return;
      const { fromEarlier } = keptRunWords(this.#around.notebook.language);
      const now = Date.now();
      localStorage.setItem(key, measuredHeights(fromEarlier(momentText(now, now, this.#around.notebook.language))));
    } catch {
      // Storage is full or denied: what has no mark is not looked for.
    }
  }

  /** Only of the chapter's own code, unchanged. */
  #judge(run: RecalledRun | FinishedRun): void {
    const { notebook, broker } = this.#around;
    const chapter = document.getElementById(`cell-${run.cell}`)?.dataset['chapter'];
    const cell = notebook.state.peek().cells[run.cell];
    if (chapter === undefined || !cell || isModified(cell) || cell.foreign !== null) return;
    const { execution, earlier, original } = cell;
    if ((earlier?.code ?? notebook.calls.codeOf(execution)) !== original) return;
    const chosen = broker();
    const profile = chosen?.kind === 'in-page' ? chosen.profile : null;
    shownClaims({ ...run, profile }, chapter, notebook.language).then(
      (claims) => notebook.dispatch({ type: 'claims', cell: run.cell, execution, claims }),
      () => undefined,
    );
  }
}

/** Resolves when the page has nothing else to do. */
function rest(): Promise<void> {
  // Safari has no idle callbacks.
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 500 });
    else setTimeout(resolve, 50);
  });
}
