// The TypeScript worker of the page's cells: Monaco's, which also appends to each cell what it shares with the others
// (shared-scope.ts) and never lets a position in that part out.
import type { Language } from '../../language.ts';
import { initialize, ts, TypeScriptWorker } from 'virtual:typescript-worker';
import { cellProblems, type CellProblem } from './cell-problems.ts';
import { defaultLibrary, importable, rootTypeFiles } from './compiler-options.ts';
import { sharedScope } from './shared-scope.ts';

/** What the page asks of the worker, beyond what Monaco asks. */
export interface CellsService {
  /** The page's language, for what TypeScript says. Asked again it does nothing. */
  setLanguage(language: Language): Promise<void>;
  /**
   * @param files the cells' file names in page order
   * @param sharedName the page's words for a name that cannot be renamed because other cells see it
   */
  setCells(files: string[], sharedName: string): Promise<void>;
  getProblems(file: string): Promise<CellProblem[]>;
}

interface Span {
  fileName: string;
  textSpan: { start: number };
}

function isCell(file: string): boolean {
  return file.startsWith('file:///cells/');
}

class CellsWorker extends TypeScriptWorker implements CellsService {
  #language: Language = 'en';
  #order: string[] = [];
  #sharedName = '';
  #appended = new Map<string, string>();
  #appendedFor = '';
  #scopeVersion = 0;

  async setLanguage(language: Language): Promise<void> {
    if (language === this.#language) return;
    this.#language = language;
    // Without its own words TypeScript speaks English.
    const words = await import('virtual:chinese-diagnostics').catch(() => undefined);
    if (words) ts.setLocalizedDiagnosticMessages(words.diagnostics);
  }

  setCells(files: string[], sharedName: string): Promise<void> {
    this.#order = files;
    this.#sharedName = sharedName;
    return Promise.resolve();
  }

  getProblems(file: string): Promise<CellProblem[]> {
    return Promise.resolve(
      this.#model(file) ? cellProblems(ts, this.getLanguageService(), file, this.#code(file)) : [],
    );
  }

  // --- the host of the language service

  override getDefaultLibFileName(): string {
    return defaultLibrary;
  }

  override getScriptFileNames(): string[] {
    return [...this.#cells(), ...rootTypeFiles];
  }

  override getScriptVersion(file: string): string {
    const version = super.getScriptVersion(file);
    return isCell(file) ? `${version}+${this.#share()}` : version;
  }

  override _getScriptText(file: string): string | undefined {
    const text = super._getScriptText(file);
    if (text === undefined || !isCell(file)) return text;
    this.#share();
    return text + (this.#appended.get(file) ?? '');
  }

  /** Brings the appended parts up to date and returns their version. */
  #share(): number {
    const present = this.#cells();
    const state = present.map((file) => `${file} ${super.getScriptVersion(file)}`).join('\n');
    if (state !== this.#appendedFor) {
      const cells = present.map((file) => ({
        module: `./${file.replace(/^.*\/|\.ts$/g, '')}`,
        code: this.#code(file),
      }));
      const parts = sharedScope(ts, cells);
      this.#appended = new Map(present.map((file, index) => [file, parts[index] ?? '']));
      this.#appendedFor = state;
      this.#scopeVersion++;
    }
    return this.#scopeVersion;
  }

  /** All cells in page order; one that the page has not placed yet stands last. */
  #cells(): string[] {
    const files = this._ctx.getMirrorModels().map(({ uri }) => uri.toString());
    const placed = this.#order.filter((file) => files.includes(file));
    return [...placed, ...files.filter((file) => isCell(file) && !placed.includes(file))];
  }

  #model(file: string): { getValue(): string } | undefined {
    return this._ctx.getMirrorModels().find(({ uri }) => uri.toString() === file);
  }

  #code(file: string): string {
    return this.#model(file)?.getValue() ?? '';
  }

  /** Whether the reader can see this place. */
  #visible = ({ fileName, textSpan }: Span): boolean =>
    !isCell(fileName) || textSpan.start < this.#code(fileName).length;

  // --- what Monaco asks

  override async getCompletionsAtPosition(
    file: string,
    position: number,
  ): ReturnType<TypeScriptWorker['getCompletionsAtPosition']> {
    const before = this.#code(file).slice(0, position);
    const specifier = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]*)$/.exec(before);
    if (!specifier) return super.getCompletionsAtPosition(file, position);
    const typed = specifier[2] ?? '';
    return {
      isGlobalCompletion: false,
      isMemberCompletion: false,
      isNewIdentifierLocation: false,
      entries: importable.map((name) => ({
        name,
        kind: ts.ScriptElementKind.externalModuleName,
        sortText: name,
        replacementSpan: { start: position - typed.length, length: typed.length },
      })),
    };
  }

  override async getDefinitionAtPosition(
    file: string,
    position: number,
  ): ReturnType<TypeScriptWorker['getDefinitionAtPosition']> {
    const found = (await super.getDefinitionAtPosition(file, position)) ?? [];
    const places = found.map((definition) => {
      if (this.#visible(definition)) return [definition];
      // `declare let name: typeof import('./cell').name` leads on to the cell that declares it.
      const text = this._getScriptText(definition.fileName) ?? '';
      const origin = text.indexOf(`').${definition.name};`, definition.textSpan.start) + 3;
      const service = this.getLanguageService();
      return (service.getDefinitionAtPosition(definition.fileName, origin) ?? []).filter(this.#visible);
    });
    return places.flat();
  }

  override async getReferencesAtPosition(
    file: string,
    position: number,
  ): ReturnType<TypeScriptWorker['getReferencesAtPosition']> {
    return (await super.getReferencesAtPosition(file, position))?.filter(this.#visible);
  }

  /** A name of the top level stands in the code of other cells too, and an editor changes no cell but its own. */
  override async getRenameInfo(
    file: string,
    position: number,
    options: unknown,
  ): ReturnType<TypeScriptWorker['getRenameInfo']> {
    const places = await this.findRenameLocations(file, position, false, false, false);
    if (places?.every((place) => place.fileName === file && this.#visible(place)))
      return super.getRenameInfo(file, position, options);
    return { canRename: false, localizedErrorMessage: this.#sharedName };
  }

  override async getDocumentHighlights(
    file: string,
    position: number,
    files: string[],
  ): ReturnType<TypeScriptWorker['getDocumentHighlights']> {
    const found = await super.getDocumentHighlights(file, position, files);
    return found?.map(({ fileName, highlightSpans }) => ({
      fileName,
      highlightSpans: highlightSpans.filter(({ textSpan }) => this.#visible({ fileName, textSpan })),
    }));
  }
}

self.onmessage = () => {
  initialize((context, createData) => new CellsWorker(context, createData));
};
