// What is wrong in a cell, with offsets into the reader's own text. Nothing about the appended part ever shows.
// Pure; the worker and the tests run it with different versions of TypeScript.
import { importable } from './compiler-options.ts';
import type { LanguageService, Node, SourceFile, TypeScript } from './typescript.ts';

export interface CellProblem {
  /** Offset into the cell's code. */
  start: number;
  length: number;
  severity: 'error' | 'warning' | 'hint';
  /** TypeScript's code, or `unknown-import`, for which the page has its own words. */
  code: number | 'unknown-import';
  message: string;
  unnecessary: boolean;
  deprecated: boolean;
}

/**
 * @param file the cell's file name in `service`, whose text is `code` with the shared scope appended
 * @param code the cell as the reader sees it
 */
export function cellProblems(ts: TypeScript, service: LanguageService, file: string, code: string): CellProblem[] {
  // Asked of the code alone: with the appended part an open brace would be reported where the reader sees nothing.
  // While the syntax is broken the rest is guesswork, so it is not shown.
  const parsed = ts.transpileModule(code, { reportDiagnostics: true, fileName: 'cell.ts' }).diagnostics ?? [];
  const syntax = parsed.filter((diagnostic) => diagnostic.file && diagnostic.start !== undefined);
  if (syntax.length > 0) return syntax.map((diagnostic) => problem(ts, diagnostic, code));
  const source = service.getProgram()?.getSourceFile(file);
  const foreign = source ? unknownImports(ts, source, code.length) : [];
  // Our words name what can be imported; TypeScript's about the same statement would only repeat it.
  const semantic = service
    .getSemanticDiagnostics(file)
    .filter(({ start = 0 }) => !foreign.some(({ from, to }) => start >= from && start < to));
  const hints = service
    .getSuggestionDiagnostics(file)
    .filter(
      ({ reportsDeprecated, reportsUnnecessary }) =>
        reportsDeprecated !== undefined || reportsUnnecessary !== undefined,
    );
  return [
    ...foreign.map(({ found }) => found),
    ...[...semantic, ...hints].map((diagnostic) => problem(ts, diagnostic, code)),
  ].filter(({ start }) => start < code.length);
}

function problem(
  ts: TypeScript,
  diagnostic: ReturnType<LanguageService['getSemanticDiagnostics']>[number],
  code: string,
): CellProblem {
  const start = diagnostic.start ?? 0;
  const severity =
    diagnostic.category === ts.DiagnosticCategory.Error
      ? 'error'
      : diagnostic.category === ts.DiagnosticCategory.Warning
        ? 'warning'
        : 'hint';
  return {
    start,
    length: Math.min(diagnostic.length ?? 1, Math.max(code.length - start, 1)),
    severity,
    code: diagnostic.code,
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'),
    unnecessary: diagnostic.reportsUnnecessary !== undefined,
    deprecated: diagnostic.reportsDeprecated !== undefined,
  };
}

/** Names of modules that a cell cannot import, also where TypeScript could find types for them. */
function unknownImports(
  ts: TypeScript,
  source: SourceFile,
  end: number,
): { found: CellProblem; from: number; to: number }[] {
  const all: { found: CellProblem; from: number; to: number }[] = [];
  const visit = (node: Node): void => {
    if (node.pos >= end) return;
    const name = importedModule(ts, node);
    if (name && !importable.includes(name.text)) {
      const found: CellProblem = {
        start: name.node.getStart(source),
        length: name.node.getWidth(source),
        severity: 'error',
        code: 'unknown-import',
        message: name.text,
        unnecessary: false,
        deprecated: false,
      };
      all.push({ found, from: node.getStart(source), to: node.end });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return all;
}

function importedModule(ts: TypeScript, node: Node): { text: string; node: Node } | undefined {
  const specifier =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : undefined;
  return specifier && ts.isStringLiteral(specifier) ? { text: specifier.text, node: specifier } : undefined;
}
