// The notebook of an open page: holds the state as a signal, carries the commands of each step out (kernel, storage),
// and gathers what comes in quick succession, so that a flood of outputs costs one step a packet.
import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { CellId, FromKernel } from '../kernel/protocol.ts';
import type { Language } from '../language.ts';
import type { FromWire } from '../wire/page-protocol.ts';
import type { CapturedPacket } from '../capture/captured-packet.ts';
import type { ConnectionEvent } from '../capture/connection-event.ts';
import { atNextRepaint } from '../inspector/at-next-repaint.ts';
import { CalledLines, type CalledLine } from './called-lines.ts';
import { cellName } from './cell-name.ts';
import { shownCode, type CellState, type Recalled } from './cell.ts';
import { parseEdit, type StorageTrouble } from './edit-store.ts';
import type { EditorHandle, OpenEditor } from './editor/editor-contract.ts';
import { clearedBy, freeScratchId, takesScratch } from './edit-cells.ts';
import { codeAround } from './foreign-run.ts';
import { isShowable } from './stored-edits.ts';
import { EditSaver } from './edit-saver.ts';
import { copyText } from '../inspector/copy-text.ts';
import { isFramed } from './is-framed.ts';
import { newNotebook, type Command, type NotebookEvent, type NotebookState } from './notebook-state.ts';
import { step } from './notebook.ts';
import { PagePackets } from './page-packets.ts';
import type { RanCell } from './recorded-run/ran-cells.ts';
import type { RunPackets } from './run-packets.ts';
import type { Surroundings } from './surroundings.ts';
import { shareLink, type ShareLinkProblem } from './share-link.ts';
import { WireNews } from './wire-news.ts';
import type { Words } from './words/words.ts';

/** Milliseconds in which a broker answers what was sent last. */
const packetsQuietFor = 100;

export class PageNotebook {
  readonly language: Language;
  readonly words: Words;
  readonly state: Signal<NotebookState>;
  /** Where the focus goes next, and the page with it unless it is to `stay`; each request is a new object. */
  readonly focus: Signal<{ cell: CellId; line?: number; column?: number; stay?: true } | null> = signal(null);
  /** The cell whose run is kept in sight. */
  readonly inSight = signal<CellId | null>(null);
  readonly linkProblem: Signal<ShareLinkProblem | null> = signal(null);
  readonly editors = new Map<CellId, EditorHandle>();
  /** Rises when lines of an editor stand elsewhere than before. */
  readonly editorLayout = signal(0);
  readonly calls = new CalledLines();
  /** Number of the packet that is selected anywhere on the page. */
  readonly selected: Signal<number | null> = signal(null);
  /** Of the runs of earlier visits that are shown again. */
  readonly earlierConnections: ConnectionEvent[] = [];
  readonly #around: Surroundings;
  readonly #packets = new PagePackets();
  readonly #saver: EditSaver;
  #gathered: FromKernel[] = [];
  #gatheredPackets: CapturedPacket[] = [];
  readonly #news = new WireNews();
  #scheduled = false;

  constructor(cells: readonly CellState[], around: Surroundings) {
    this.#around = around;
    this.language = around.language;
    this.words = around.words;
    this.state = signal(newNotebook(cells));
    this.#saver = new EditSaver(this.state, around.store);
  }

  dispatch(event: NotebookEvent): void {
    const before = this.state.peek();
    // Code of a stranger needs a click that surely was meant for it.
    if (event.type === 'run' && before.cells[event.cell]?.foreign != null && isFramed()) return;
    const { state, commands } = step(before, event, performance.now());
    this.state.value = state;
    for (const command of commands) this.#carryOut(command, before);
    const cleared = clearedBy(event, before);
    if (cleared.length > 0) this.#around.forgetRuns(cleared);
    this.#refreshEditors(before, state);
  }

  openWork(): void {
    this.#around.openWork();
  }

  openKeys(): void {
    this.#around.openKeys();
  }

  warm(): void {
    this.#around.warm();
  }

  loadEditor(): Promise<OpenEditor> {
    return this.#around.loadEditor();
  }

  packets(cell: CellId): Signal<RunPackets> {
    return this.#packets.of(cell);
  }

  /** Shows again what a run of an earlier visit has shown and sent, unless the cell has run in this one. */
  recall(
    cell: CellId,
    earlier: Recalled,
    { outputs, dropped }: Pick<RanCell, 'outputs' | 'dropped'>,
    packets: readonly CapturedPacket[],
  ): boolean {
    this.dispatch({ type: 'recall', cell, earlier, outputs, dropped });
    if (this.state.peek().cells[cell]?.earlier !== earlier) return false;
    this.#packets.recall(cell, packets);
    return true;
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
    this.inSight.value = cell;
    const { order } = this.state.peek();
    const next = order[order.indexOf(cell) + 1];
    if (next !== undefined) this.focus.value = { cell: next, stay: true };
  }

  addBelow(after = this.state.peek().order.at(-1) ?? null): void {
    const id = this.freeScratchId();
    this.dispatch({ type: 'add', after, id });
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
    return this.#around.pickerCanHelp(url);
  }

  compareBrokers(cell: CellId): void {
    this.#around.compareBrokers(cell);
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
    const link = shareLink({ cell, code: shownCode(found) }, location.href);
    const copied = copyText(link);
    const made = await link;
    if (made === null) return share.tooLong;
    return (await copied) ? share.copied : `${share.copyYourself} ${made}`;
  }

  /** The same of a link to the cell alone: the reader of the link has its own code in it. */
  async shareCell(cell: CellId): Promise<string> {
    const { share } = this.words;
    const link = new URL(`#cell-${cell}`, location.href).href;
    return (await copyText(Promise.resolve(link))) ? share.cellCopied : `${share.copyYourself} ${link}`;
  }

  fromKernel(message: FromKernel): void {
    this.#gathered.push(message);
    if (message.type === 'outputs' || message.type === 'waiting') this.#schedule();
    else this.#takeIn();
  }

  fromWire(message: FromWire): void {
    if (this.#news.take(message)) this.#schedule();
    if (message.type !== 'packets') return;
    for (const captured of message.packets) {
      this.#gatheredPackets.push(captured);
      if (captured.instead !== undefined && captured.instead === this.selected.peek())
        this.selected.value = captured.number;
    }
    this.#news.takePackets(message.packets);
    this.#schedule();
  }

  /** Another tab wrote or removed an item of the storage. */
  fromOtherTab(key: string, value: string | null): void {
    const id = this.#around.store.cellOf(key);
    const cell = id === null ? undefined : this.state.peek().cells[id];
    const edit = parseEdit(value);
    if (id === null) return;
    if (edit !== null && !isShowable(edit)) {
      this.#around.store.leaveOut(id);
      return;
    }
    if (cell) {
      const code = edit?.code ?? (cell.kind === 'chapter' ? cell.original : cell.code);
      this.dispatch({ type: 'adopt', cell: id, code });
    } else if (edit && takesScratch(this.state.peek(), id))
      this.dispatch({ type: 'add', after: edit.after ?? null, code: edit.code, id });
  }

  /** Stored cells that are not shown. */
  get leftOut(): number {
    return this.#around.store.leftOut.size;
  }

  /** Writes edits that wait for their turn. */
  saveNow(): void {
    this.#saver.saveNow();
  }

  get trouble(): ReadonlySignal<StorageTrouble> {
    return this.#saver.trouble;
  }

  get holdsUnsaved(): boolean {
    return this.#saver.holdsUnsaved;
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    atNextRepaint(() => {
      if (this.#scheduled) this.#takeIn();
    });
  }

  #takeIn(): void {
    this.#scheduled = false;
    const packets = this.#gatheredPackets;
    this.#gatheredPackets = [];
    this.#packets.take(packets);
    this.calls.take(packets);
    const messages = this.#gathered.splice(0);
    for (const message of messages) {
      // Before the step: it may begin the next run.
      if (message.type === 'finished') this.#packets.runEnds(message.execution, performance.now());
      this.dispatch({ type: 'kernel', message });
      if (message.type === 'finished') void this.#announce(message);
    }
    for (const one of this.#news.all()) this.dispatch(one);
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
    const { kernel } = this.#around;
    switch (command.type) {
      case 'execute':
        this.#packets.runBegins(command.cell, command.execution, performance.now());
        this.calls.begin(command.cell, command.execution, command.source);
        kernel.execute(command.cell, command.execution, command.source, codeAround(this.state.peek(), command.cell));
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
        this.#saver.save(command.cell);
        return;
      case 'forget':
        this.#saver.forget(command.cell, before);
        return;
    }
  }

  #refreshEditors(before: NotebookState, after: NotebookState): void {
    if (this.editors.size === 0) return;
    const changed = after.order.filter((id) => codeOf(before, id) !== codeOf(after, id));
    if (changed.length === 0 && before.order === after.order) return;
    for (const [id, editor] of this.editors) if (changed.some((other) => other !== id)) editor.refresh();
  }
}

const codeOf = ({ cells }: NotebookState, id: CellId): string | undefined => cells[id] && shownCode(cells[id]);
