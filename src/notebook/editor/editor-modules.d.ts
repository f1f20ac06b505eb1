// The modules that `editor-assets.ts` makes.
declare module 'virtual:cell-types' {
  /** Path → text of everything that cells are type-checked against. */
  export const typeFiles: Record<string, string>;
}

declare module 'virtual:text-worker' {}

/** Gives Monaco Chinese words; takes effect for code of Monaco that is evaluated later. */
declare module 'virtual:editor-in-chinese' {}

declare module 'virtual:chinese-diagnostics' {
  /** Key → text of what TypeScript says about code. */
  export const diagnostics: Record<string, string>;
}

/** Monaco's TypeScript worker in parts. It ships without types; described is what `cells-worker.ts` builds on. */
declare module 'virtual:typescript-worker' {
  import type {
    CompletionInfo,
    DefinitionInfo,
    DocumentHighlights,
    LanguageService,
    ReferenceEntry,
    RenameInfo,
    RenameLocation,
  } from 'typescript';

  export const ts: typeof import('typescript') & {
    setLocalizedDiagnosticMessages(messages: Record<string, string>): void;
  };

  export interface WorkerContext {
    getMirrorModels(): { readonly uri: { toString(): string }; readonly version: number; getValue(): string }[];
  }

  export class TypeScriptWorker {
    constructor(context: WorkerContext, createData: unknown);
    protected _ctx: WorkerContext;
    protected _extraLibs: Record<string, { content: string; version: number }>;
    protected _getScriptText(file: string): string | undefined;
    getLanguageService(): LanguageService;
    getScriptFileNames(): string[];
    getScriptVersion(file: string): string;
    getDefaultLibFileName(options: unknown): string;
    getCompletionsAtPosition(file: string, position: number): Promise<CompletionInfo | undefined>;
    getDefinitionAtPosition(file: string, position: number): Promise<readonly DefinitionInfo[] | undefined>;
    getReferencesAtPosition(file: string, position: number): Promise<ReferenceEntry[] | undefined>;
    getDocumentHighlights(file: string, position: number, files: string[]): Promise<DocumentHighlights[] | undefined>;
    findRenameLocations(
      file: string,
      position: number,
      ...options: boolean[]
    ): Promise<readonly RenameLocation[] | undefined>;
    getRenameInfo(file: string, position: number, options: unknown): Promise<RenameInfo>;
  }

  /** Starts the worker: `create` is called once, with what the page sent. */
  export function initialize(create: (context: WorkerContext, createData: unknown) => TypeScriptWorker): void;
}
