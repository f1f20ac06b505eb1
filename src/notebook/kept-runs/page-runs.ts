// The runs of an open page that are kept, and those of earlier visits that are shown again.
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { ConnectionEvent } from '../../capture/connection-event.ts';
import type { Recording } from '../../inspector/recording.ts';
import type { PanelState, Pane } from '../../inspector/panel/panel-state.ts';
import type { CellId, Output } from '../../kernel/protocol.ts';
import type { PageNotebook } from '../page-notebook.ts';
import type { FinishedRun } from '../surroundings.ts';
import { ranCells } from '../recorded-run/ran-cells.ts';
import { runSource } from '../recorded-run/open-run.ts';
import { earlierConnections, earlierPackets, numbersBelow } from './earlier-packets.ts';
import { earlierNote } from './earlier-note.ts';
import { keepRun } from './keep-run.ts';
import { momentText } from './moment-text.ts';
import { readKeptRuns, type KeptRun } from './read-kept-runs.ts';
import { keyOf, type RunShelf } from './run-shelf.ts';
import { withRemarks } from './with-remarks.ts';
import { keptRunWords } from './words/words.ts';

export interface RecalledRun {
  cell: CellId;
  outputs: readonly Output[];
  /** With numbers of their own, below those of this page. */
  packets: readonly CapturedPacket[];
}

export class PageRuns {
  readonly #shelf: RunShelf;
  readonly #page: string;
  readonly #notebook: PageNotebook;
  readonly #recalled: { kept: KeptRun; below: number }[] = [];
  /** One after the other: each makes room for the next. */
  #writing: Promise<unknown> = Promise.resolve();

  constructor(shelf: RunShelf, page: string, notebook: PageNotebook) {
    this.#shelf = shelf;
    this.#page = page;
    this.#notebook = notebook;
  }

  /**
   * Code that came with a link is not the reader's, and nothing of its runs is kept. `at`: now, since 1970. Resolves with
   * whether it was kept.
   */
  async keep(
    { cell, execution, packets }: FinishedRun,
    connections: readonly ConnectionEvent[],
    at: number,
  ): Promise<boolean> {
    const { state, calls } = this.#notebook;
    const { cells } = state.peek();
    const found = cells[cell];
    if (!found || found.foreign !== null || found.execution !== execution) return false;
    const [ran] = ranCells({ order: [cell], cells }, (run) => calls.codeOf(run));
    if (ran === undefined) return false;
    const hasMore = this.#notebook.packets(cell).peek().count > packets.length;
    const ended = { page: this.#page, epoch: performance.timeOrigin, cell: ran, packets, hasMore, connections };
    return this.#after(() => keepRun(this.#shelf, ended, at));
  }

  async forget(cells: readonly CellId[]): Promise<void> {
    const keys = cells.map((cell) => keyOf({ page: this.#page, cell }));
    // Where nothing can be kept nothing needs to be forgotten.
    await this.#after(() => this.#shelf.remove(keys).catch(() => undefined));
  }

  /** Shows the kept runs again, each when the page has time. */
  async recall(tell: (run: RecalledRun) => void, rest: () => Promise<void>): Promise<void> {
    const epochs = (await this.#shelf.entries().catch(() => [])).map(({ epoch }) => epoch);
    await readKeptRuns(this.#shelf, this.#page, (kept) => this.#show(kept, epochs, tell), rest);
  }

  /** Opens the panel at a packet of a recalled run. False when the number is not one of theirs. */
  showPacket(number: number, pane: Pane, state: PanelState, opener: HTMLElement): boolean {
    const found = this.#recalled.find(({ kept, below }) =>
      kept.run.packets.some((captured) => captured.number - below === number),
    );
    if (found === undefined) return false;
    const { kept, below } = found;
    const when = momentText(kept.entry.at, Date.now(), this.#notebook.language);
    const name = keptRunWords(this.#notebook.language).source(this.#notebook.nameOf(kept.cell.id), when);
    const source = runSource(kept.run, name, state);
    const { packets, remarks } = source.recording;
    remarks.subscribe(() => void this.#keepRemarks(kept, source.recording));
    // Of the broker at that time nothing is kept.
    const place = pane === 'broker' ? 'packets' : pane;
    state.showPacket(packets.at(packets.indexOf(number + below)), place, opener, source);
    return true;
  }

  /** Does not reject. Where the cell has run since, that run stays. */
  async #keepRemarks(kept: KeptRun, recording: Recording): Promise<void> {
    const { entry, run, cell } = kept;
    const packets = withRemarks(run.packets, recording.packets);
    if (packets === null) return;
    kept.run = { ...run, packets };
    const { epoch, connections } = run;
    await this.#after(async () => {
      const entries = await this.#shelf.entries();
      if (!entries.some((one) => keyOf(one) === keyOf(entry) && one.at === entry.at)) return;
      await keepRun(this.#shelf, { page: this.#page, epoch, cell, packets, hasMore: false, connections }, entry.at);
    }).catch(() => undefined);
  }

  #show(kept: KeptRun, epochs: readonly number[], tell: (run: RecalledRun) => void): void {
    const { cell, run } = kept;
    const below = numbersBelow(run.epoch, epochs);
    const before = { below, milliseconds: performance.timeOrigin - run.epoch };
    const packets = earlierPackets(run.packets, before);
    const note = earlierNote(kept, Date.now(), this.#notebook.language);
    this.#notebook.earlierConnections.push(...earlierConnections(run.connections, before));
    if (!this.#notebook.recall(cell.id, note, cell, packets)) return;
    this.#recalled.push({ kept, below });
    tell({ cell: cell.id, outputs: cell.outputs, packets });
  }

  #after<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#writing.then(work);
    this.#writing = done.catch(() => undefined);
    return done;
  }
}
