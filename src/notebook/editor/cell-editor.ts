// Monaco in one cell: what the reader types goes to the notebook, what is wrong is underlined. All editors of a page
// share one Monaco and one TypeScript worker.
import { cellUri, disposeUnusedCells, prepareTypeScript, syncModels, syncWorker } from './cell-models.ts';
import type { CellProblem } from './cell-problems.ts';
import { importable } from './compiler-options.ts';
import type { EditorHandle, EditorOptions } from './editor-contract.ts';
import { editorSettings, wrapAt } from './editor-settings.ts';
import { editor, KeyCode, KeyMod, MarkerSeverity, MarkerTag, workerFailures } from './monaco.ts';
import { followPageTheme } from './page-theme.ts';
import { textDifference } from './text-difference.ts';
import { words, type Words } from './words/words.ts';

/** Milliseconds without a keystroke before the code is checked. */
const pause = 250;

export class CellEditor {
  readonly handle: EditorHandle;
  readonly #options: EditorOptions;
  readonly #words: Words;
  readonly #model: editor.ITextModel;
  readonly #editor: editor.IStandaloneCodeEditor;
  readonly #ends: (() => void)[] = [];
  #fromOutside = false;
  #disposed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #round = 0;

  constructor(options: EditorOptions) {
    this.#options = options;
    this.#words = words(options.language);
    prepareTypeScript();
    const { host, cell, code, codeBefore } = options;
    const box = host.appendChild(document.createElement('div'));
    // Starlight's spacing of prose must not reach into Monaco.
    box.className = 'not-content';
    const uri = cellUri(cell);
    this.#model = editor.getModel(uri) ?? editor.createModel(codeBefore, 'typescript', uri);
    // All of them before the editor starts the worker, which takes what there is.
    syncModels(options.cells());
    this.#ends.push(followPageTheme());
    this.#editor = editor.create(box, {
      ...editorSettings(host, `${options.label} ${this.#words.howToLeave}`),
      model: this.#model,
    });
    // Only now: models without an editor are given the present code.
    if (this.#model.getValue() !== codeBefore) this.#model.setValue(codeBefore);
    this.#setCode(code);
    this.#growWithContent(box);
    this.#bindKeys();
    this.#listen();
    const { start, end } = options.selection;
    this.#editor.setSelection(this.#range(start, end));
    this.#showProblemsSoon(0);
    this.handle = {
      setCode: (next) => this.#setCode(next),
      focus: (position) => this.#focus(position),
      selection: () => this.#selection(),
      lineTop: (line) => (this.#disposed ? 0 : this.#editor.getTopForLineNumber(line)),
      refresh: () => this.#showProblemsSoon(0),
      dispose: () => this.#dispose(),
    };
  }

  #growWithContent(box: HTMLElement): void {
    const grow = (): void => {
      box.style.height = `${this.#editor.getContentHeight()}px`;
      this.#editor.layout();
      this.#options.onLayout();
    };
    this.#editor.onDidContentSizeChange(({ contentHeightChanged }) => {
      if (contentHeightChanged) grow();
    });
    this.#editor.onDidLayoutChange(({ width }) => this.#editor.updateOptions({ wordWrap: wrapAt(width) }));
    grow();
  }

  #bindKeys(): void {
    // Actions, not commands: a command of Monaco would answer for every editor of the page.
    const bind = (id: string, label: string, key: number, when: string, run: () => void): void => {
      this.#editor.addAction({ id, label, keybindings: [key], keybindingContext: `editorTextFocus${when}`, run });
    };
    bind('cell.run', this.#words.run, KeyMod.CtrlCmd | KeyCode.Enter, '', () => this.#options.onRun(false));
    const advance = KeyMod.Shift | KeyCode.Enter;
    bind('cell.runAndNext', this.#words.runAndNext, advance, ' && !suggestWidgetVisible', () =>
      this.#options.onRun(true),
    );
    // With a box open Esc closes the box, as everywhere in Monaco.
    const overlays = [
      ...['suggestWidgetVisible', 'parameterHintsVisible', 'findWidgetVisible', 'renameInputVisible', 'inSnippetMode'],
      ...['markersNavigationVisible', 'referenceSearchVisible', 'editorHasMultipleSelections', 'codeActionMenuVisible'],
    ];
    const nothingOpen = overlays.map((name) => ` && !${name}`).join('');
    bind('cell.leave', this.#words.leave, KeyCode.Escape, nothingOpen, () => this.#options.onLeave());
  }

  #listen(): void {
    this.#model.onDidChangeContent(() => {
      if (this.#fromOutside || this.#disposed) return;
      this.#options.onChange(this.#model.getValue());
      this.#showProblemsSoon(pause);
    });
    const failed = (): void => this.#options.onFailed(new Error(this.#words.workerEnded));
    workerFailures.addEventListener('typescript', failed);
    this.#ends.push(() => workerFailures.removeEventListener('typescript', failed));
  }

  #setCode(code: string): void {
    const old = this.#model.getValue();
    if (this.#disposed || code === old) return;
    const selections = this.#editor.getSelections() ?? [];
    this.#fromOutside = true;
    this.#editor.pushUndoStop();
    const { start, end, text } = textDifference(old, code);
    this.#model.pushEditOperations(selections, [{ range: this.#range(start, end), text }], () => selections);
    this.#editor.pushUndoStop();
    this.#fromOutside = false;
    if (selections.length > 0) this.#editor.setSelections(selections);
    this.#showProblemsSoon(0);
  }

  #focus(position?: { line: number; column?: number }): void {
    if (this.#disposed) return;
    this.#editor.focus();
    if (!position) return;
    const place = { lineNumber: position.line, column: position.column ?? 1 };
    this.#editor.setPosition(place);
    const { top = 0 } = this.#editor.getScrolledVisiblePosition(place) ?? {};
    // The editor itself never scrolls; the page may have to.
    const y = this.#options.host.getBoundingClientRect().top + top;
    if (y < 0 || y > innerHeight) scrollBy({ top: y - innerHeight / 2 });
  }

  #selection(): { start: number; end: number } {
    const selection = this.#disposed ? null : this.#editor.getSelection();
    if (!selection) return { start: 0, end: 0 };
    return {
      start: this.#model.getOffsetAt(selection.getStartPosition()),
      end: this.#model.getOffsetAt(selection.getEndPosition()),
    };
  }

  #showProblemsSoon(milliseconds: number): void {
    if (this.#disposed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#showProblems().catch((error: unknown) => {
        if (!this.#disposed) this.#options.onFailed(error instanceof Error ? error : new Error(String(error)));
      });
    }, milliseconds);
  }

  async #showProblems(): Promise<void> {
    const round = ++this.#round;
    const { language } = this.#options;
    const worker = await syncWorker(this.#options.cells(), language, this.#words.sharedName);
    const problems = await worker.getProblems(this.#model.uri.toString());
    // A newer round is on its way, and this answer is about text that is no longer there.
    if (this.#disposed || round !== this.#round) return;
    editor.setModelMarkers(
      this.#model,
      'cells',
      problems.map((problem) => this.#marker(problem)),
    );
  }

  #marker(problem: CellProblem): editor.IMarkerData {
    const severities = { error: MarkerSeverity.Error, warning: MarkerSeverity.Warning, hint: MarkerSeverity.Hint };
    const message =
      problem.code === 'unknown-import'
        ? this.#words.unknownImport(
            problem.message,
            importable.map((name) => `'${name}'`),
          )
        : problem.message;
    return {
      ...this.#range(problem.start, problem.start + problem.length),
      message,
      severity: severities[problem.severity],
      ...(typeof problem.code === 'number' && { code: String(problem.code) }),
      tags: [
        ...(problem.unnecessary ? [MarkerTag.Unnecessary] : []),
        ...(problem.deprecated ? [MarkerTag.Deprecated] : []),
      ],
    };
  }

  #range(
    start: number,
    end: number,
  ): { startLineNumber: number; startColumn: number; endLineNumber: number; endColumn: number } {
    const from = this.#model.getPositionAt(start);
    const to = this.#model.getPositionAt(end);
    return {
      startLineNumber: from.lineNumber,
      startColumn: from.column,
      endLineNumber: to.lineNumber,
      endColumn: to.column,
    };
  }

  #dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    clearTimeout(this.#timer);
    for (const end of this.#ends) end();
    editor.setModelMarkers(this.#model, 'cells', []);
    this.#editor.dispose();
    this.#options.host.replaceChildren();
    disposeUnusedCells();
  }
}
