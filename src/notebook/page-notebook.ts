// The notebook of an open page: holds the state as a signal, carries the commands of each step out (kernel, storage),
// and gathers what comes in quick succession, so that a flood of outputs costs one step a packet.
import { signal, type Signal } from '@preact/signals';
import type { CellId, FromKernel, Output } from '../kernel/protocol.ts';
import type { Language } from '../language.ts';
import type { FromWire } from '../wire/page-protocol.ts';
import type { CapturedPacket } from '../capture/captured-packet.ts';
import { CalledLines, type CalledLine } from './called-lines.ts';
import { cellName } from './cell-name.ts';
import { shownCode, type CellState } from './cell.ts';
import { codeHash, parseEdit, type EditStore, type StorageTrouble } from './edit-store.ts';
import type { EditorHandle, OpenEditor } from './editor/editor-contract.ts';
import { freeScratchId, newNotebook, step, type Command, type NotebookEvent, type NotebookState } from './notebook.ts';
import { addPackets, packetsByCell, noPackets, type RunPackets, type RunSpan } from './run-packets.ts';
import { shareLink, type ShareLinkProblem } from './share-link.ts';
import { words, type Words } from './words/words.ts';

/** The page side of the kernel, as the notebook uses it. */
export interface NotebookKernel {
  execute(cell: CellId, execution: number, source: string): void;
  interrupt(): Promise<'interrupted' | 'restarted'>;
  restart(): Promise<void>;
  dispose(cell: CellId): void;
}

/** A cell's run that ended, with what it showed and all its packets. */
export interface FinishedRun {
  cell: CellId;
  execution: number;
  status: 'ok' | 'error' | 'interrupted';
  outputs: Output[];
  packets: CapturedPacket[];
}

/** What the page does for the notebook. */
export interface Surroundings {
  language: Language;
  kernel: NotebookKernel;
  store: EditStore;
  /** Fetches the editor's code. */
  loadEditor: () => Promise<OpenEditor>;
  /** Starts what a run will need, because one is likely to come. */
  warm: () => void;
  runFinished: (run: FinishedRun) => void;
  /** Resolves when `fromWire` has been given all packets that have come to the wire until now. */
  packetsTold: () => Promise<void>;
  /** Shows the packets of a line, `packet` first; the focus can come back to `opener`. */
  showPackets: (line: CalledLine, packet: number, opener: HTMLElement) => void;
  /** Chooses the broker in the page. */
  chooseInPage: () => Promise<void>;
  /** Whether `url` is where `brokerUrl` leads now, and not an address of the cell's own. */
  isChosenBroker: (url: string) => boolean;
}

const saveAfter = 400; // milliseconds without a further change
const packetsQuietFor = 100; // milliseconds in which a broker answers what was sent last

export class PageNotebook {
  readonly language: Language;
  readonly words: Words;
  readonly state: Signal<NotebookState>;
  readonly trouble: Signal<StorageTrouble>;
  /** Where the focus goes next; each request is a new object. */
  readonly focus: Signal<{ cell: CellId; line?: number; column?: number } | null> = signal(null);
  readonly linkProblem: Signal<ShareLinkProblem | null> = signal(null);
  readonly editors = new Map<CellId, EditorHandle>();
  /** Rises when lines of an editor stand elsewhere than before. */
  readonly editorLayout = signal(0);
  readonly calls = new CalledLines();
  /** Number of the packet that is selected anywhere on the page. */
  readonly selected: Signal<number | null> = signal(null);
  readonly #around: Surroundings;
  readonly #packets = new Map<CellId, Signal<RunPackets>>();
  #runs: RunSpan[] = [];
  /** When each connection began, by its number. */
  readonly #openedAt = new Map<number, number>();
  #gathered: FromKernel[] = [];
  #gatheredPackets: CapturedPacket[] = [];
  #scheduled = false;
  #saving: ReturnType<typeof setTimeout> | undefined;

  constructor(cells: readonly CellState[], around: Surroundings) {
    this.#around = around;
    this.language = around.language;
    this.words = words(around.language);
    this.state = signal(newNotebook(cells));
    this.trouble = signal(around.store.trouble);
  }

  dispatch(event: NotebookEvent): void {
    const before = this.state.peek();
    const { state, commands } = step(before, event, performance.now());
    this.state.value = state;
    for (const command of commands) this.#carryOut(command, before);
    this.#refreshEditors(before, state);
  }

  warm(): void {
    this.#around.warm();
  }

  loadEditor(): Promise<OpenEditor> {
    return this.#around.loadEditor();
  }

  packets(cell: CellId): Signal<RunPackets> {
    let packets = this.#packets.get(cell);
    if (!packets) this.#packets.set(cell, (packets = signal(noPackets)));
    return packets;
  }

  showPackets(line: CalledLine, packet: number, opener: HTMLElement): void {
    this.#around.showPackets(line, packet, opener);
  }

  /** Where a line that ran stands now; null when it was changed since. */
  lineNow({ cell, execution, line }: CalledLine): number | null {
    const found = this.state.value.cells[cell];
    return (found && this.calls.moves(execution, shownCode(found)).get(line)) ?? null;
  }

  /** What the reader calls the cell. */
  nameOf(cell: CellId): string {
    return cellName(cell, this.words);
  }

  cells(): { id: CellId; code: string }[] {
    const { order, cells } = this.state.peek();
    return order.flatMap((id) => {
      const cell = cells[id];
      return cell ? [{ id, code: shownCode(cell) }] : [];
    });
  }

  freeScratchId(): CellId {
    return freeScratchId(this.state.peek());
  }

  runAndGoOn(cell: CellId): void {
    this.dispatch({ type: 'run', cell });
    const { order } = this.state.peek();
    const next = order[order.indexOf(cell) + 1];
    if (next !== undefined) this.focus.value = { cell: next };
  }

  addAtEnd(): void {
    const id = this.freeScratchId();
    this.dispatch({ type: 'add', after: this.state.peek().order.at(-1) ?? null, id });
    this.focus.value = { cell: id };
  }

  remove(cell: CellId): void {
    const { order } = this.state.peek();
    const place = order.indexOf(cell);
    this.dispatch({ type: 'delete', cell });
    const near = order[place - 1] ?? order[place + 1];
    if (near !== undefined) this.focus.value = { cell: near };
  }

  /** Choosing another broker can only help a connection that went to the chosen one. */
  pickerCanHelp(url: string): boolean {
    return this.#around.isChosenBroker(url);
  }

  async runInPage(cell: CellId): Promise<void> {
    await this.#around.chooseInPage();
    this.dispatch({ type: 'run', cell });
  }

  /** Puts the link to this cell's code into the clipboard; the answer is for the reader. */
  async share(cell: CellId): Promise<string> {
    const { share } = this.words;
    const found = this.state.peek().cells[cell];
    if (!found) return '';
    const link = await shareLink({ cell, code: shownCode(found) }, location.href);
    if (link === null) return share.tooLong;
    try {
      await navigator.clipboard.writeText(link);
      return share.copied;
    } catch {
      return `${share.copyYourself} ${link}`;
    }
  }

  fromKernel(message: FromKernel): void {
    this.#gathered.push(message);
    if (message.type === 'outputs' || message.type === 'waiting') this.#schedule();
    else this.#takeIn();
  }

  fromWire(message: FromWire): void {
    switch (message.type) {
      case 'packets':
        for (const captured of message.packets) this.#gatheredPackets.push(captured);
        this.#schedule();
        return;
      case 'connection-failed':
        this.dispatch({
          type: 'connection-failed',
          cell: message.cell,
          execution: message.execution,
          why: message.why,
        });
        return;
      case 'ask':
      case 'broker-state':
        return; // The picker's.
      case 'connection':
      case 'faults':
        return; // The panel's.
      case 'flushed':
        return; // Whoever asked for it waits for it.
    }
  }

  /** Another tab wrote or removed an item of the storage. */
  fromOtherTab(key: string, value: string | null): void {
    const id = this.#around.store.cellOf(key);
    const cell = id === null ? undefined : this.state.peek().cells[id];
    const edit = parseEdit(value);
    if (id === null) return;
    if (cell) {
      const code = edit?.code ?? (cell.kind === 'chapter' ? cell.original : cell.code);
      this.dispatch({ type: 'adopt', cell: id, code });
    } else if (edit) this.dispatch({ type: 'add', after: edit.after ?? null, code: edit.code, id });
  }

  /** Writes edits that wait for their turn. */
  saveNow(): void {
    clearTimeout(this.#saving);
    this.#around.store.flush();
    this.trouble.value = this.#around.store.trouble;
  }

  get holdsUnsaved(): boolean {
    return this.#around.store.holdsUnsaved;
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const take = () => {
      if (this.#scheduled) this.#takeIn();
    };
    // A hidden page has no animation packets.
    if (document.hidden) setTimeout(take, 50);
    else requestAnimationFrame(take);
  }

  #takeIn(): void {
    this.#scheduled = false;
    const packets = this.#gatheredPackets;
    this.#gatheredPackets = [];
    for (const { connection, time } of packets)
      if (!this.#openedAt.has(connection)) this.#openedAt.set(connection, time);
    for (const [cell, some] of packetsByCell(packets, this.#runs, this.#openedAt)) {
      const kept = this.packets(cell);
      kept.value = addPackets(kept.peek(), some);
    }
    this.calls.take(packets);
    const messages = this.#gathered;
    this.#gathered = [];
    for (const message of messages) {
      // Before the step: it may begin the next run.
      if (message.type === 'finished') {
        const { execution } = message;
        this.#runs = this.#runs.map((run) => (run.execution === execution ? { ...run, to: performance.now() } : run));
      }
      this.dispatch({ type: 'kernel', message });
      if (message.type === 'finished') void this.#announce(message);
    }
  }

  /** Tells that a run ended, once its last packets must have come. */
  async #announce({ cell, execution, status }: Extract<FromKernel, { type: 'finished' }>): Promise<void> {
    const kept = this.packets(cell);
    for (let before = -1; before !== kept.peek().count;) {
      before = kept.peek().count;
      await new Promise((resolve) => setTimeout(resolve, packetsQuietFor));
      await this.#around.packetsTold();
      this.#takeIn();
    }
    const { packets, execution: of } = kept.peek();
    const outputs = [...(this.state.peek().cells[cell]?.outputs.items ?? [])];
    this.#around.runFinished({ cell, execution, status, outputs, packets: of === execution ? [...packets] : [] });
  }

  #carryOut(command: Command, before: NotebookState): void {
    const { kernel, store } = this.#around;
    switch (command.type) {
      case 'execute':
        // Packets of runs before may still be on their way; short ones follow each other faster than their packets.
        this.#runs = [...this.#runs.slice(-10), spanFromNow(command)];
        this.calls.begin(command.cell, command.execution, command.source);
        kernel.execute(command.cell, command.execution, command.source);
        return;
      case 'interrupt':
        void kernel.interrupt().then(
          (how) => this.dispatch({ type: 'stopped', how }),
          () => this.dispatch({ type: 'kernel-failed' }),
        );
        return;
      case 'restart':
        void kernel.restart().then(
          () => this.dispatch({ type: 'restarted' }),
          () => this.dispatch({ type: 'kernel-failed' }),
        );
        return;
      case 'dispose':
        kernel.dispose(command.cell);
        return;
      case 'save':
        this.#save(command.cell);
        return;
      case 'forget':
        store.remove(command.cell);
        if (before.cells[command.cell]?.kind === 'scratch') this.#saveOrder();
        this.#saveSoon();
        return;
    }
  }

  #save(id: CellId): void {
    const { cells } = this.state.peek();
    const cell = cells[id];
    if (!cell) return;
    this.#around.store.save(id, {
      code: cell.code,
      original: cell.kind === 'chapter' ? codeHash(cell.original) : '',
      ...(cell.kind === 'scratch' && { after: this.#before(id) }),
    });
    if (cell.kind === 'scratch') this.#saveOrder();
    this.#saveSoon();
  }

  /** Scratch cells are stored with the cell above them; adding or deleting one changes that for the next. */
  #saveOrder(): void {
    const { order, cells } = this.state.peek();
    for (const id of order) {
      const cell = cells[id];
      // A cell that a link has made is the reader's only when they take it.
      if (cell?.kind === 'scratch' && !(cell.foreign !== null && cell.code === ''))
        this.#around.store.save(id, { code: cell.code, original: '', after: this.#before(id) });
    }
  }

  #before(id: CellId): CellId | null {
    const { order } = this.state.peek();
    return order[order.indexOf(id) - 1] ?? null;
  }

  #saveSoon(): void {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.saveNow(), saveAfter);
  }

  #refreshEditors(before: NotebookState, after: NotebookState): void {
    if (this.editors.size === 0) return;
    const changed = after.order.filter((id) => codeOf(before, id) !== codeOf(after, id));
    if (changed.length === 0 && before.order === after.order) return;
    for (const [id, editor] of this.editors) if (changed.some((other) => other !== id)) editor.refresh();
  }
}

function codeOf(state: NotebookState, id: CellId): string | null {
  const cell = state.cells[id];
  return cell ? shownCode(cell) : null;
}

function spanFromNow({ cell, execution }: { cell: CellId; execution: number }): RunSpan {
  return { cell, execution, from: performance.now(), to: Infinity };
}
