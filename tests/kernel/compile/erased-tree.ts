// What code without its types is, as a syntax tree that two compilers can be compared by: places, parentheses and empty
// statements mean nothing.
import { Parser, type Node } from 'acorn';
import ts from 'typescript';
import { parse } from '../../../src/kernel/compile/parse.ts';
import type { ParserClass } from '../../../src/kernel/compile/parser/internals.ts';
import { withSlashes } from '../../../src/kernel/compile/parser/slashes.ts';

/** acorn alone refuses `{ *m() { yield /r/ } }`. */
const JavaScriptParser = withSlashes(Parser as unknown as ParserClass) as unknown as typeof Parser;

/** By the kernel's compiler. Enums and namespaces are not written yet. */
export function erased(source: string): string {
  return parse(source).edits.apply().code;
}

/** By TypeScript's own; null when it finds the syntax wrong. */
export function emitted(source: string): string | null {
  const { outputText, diagnostics } = ts.transpileModule(source, {
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      removeComments: true,
    },
  });
  // It writes this where nothing is imported or exported.
  return diagnostics?.length ? null : outputText.replace(/^"use strict";\n/, '');
}

/** Throws where the code is no JavaScript. */
export function comparable(javaScript: string): unknown {
  const program = JavaScriptParser.parse(javaScript, {
    ecmaVersion: 'latest',
    sourceType: 'module',
    allowAwaitOutsideFunction: true,
    allowReturnOutsideFunction: true,
  });
  return simplified(program);
}

function simplified(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(simplified).filter((part) => part !== undefined);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return value;
  const { type, ...fields } = value as Node & Record<string, unknown>;
  // What only mentions a module runs nothing.
  if (type === 'EmptyStatement') return undefined;
  if (type === 'ExportNamedDeclaration' && !fields.declaration && isEmpty(fields.specifiers)) return undefined;
  if (type === 'ImportDeclaration' && isEmpty(fields.specifiers)) return undefined;
  // `(a?.b)?.c` is `a?.b?.c`, as TypeScript writes `(a?.b as T)?.c`: what is optional stops alike where there is nothing.
  if (fields.optional === true)
    for (const of of ['object', 'callee']) {
      const chain = fields[of] as { type: string; expression?: unknown } | undefined;
      if (chain?.type === 'ChainExpression') fields[of] = chain.expression;
    }
  const entries = Object.entries(fields).filter(([name]) => !['start', 'end', 'raw'].includes(name));
  return { type, ...Object.fromEntries(entries.map(([name, field]) => [name, simplified(field)])) };
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0;
}
