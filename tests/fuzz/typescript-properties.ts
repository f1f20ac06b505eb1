// What the kernel's compiler makes of a program is what TypeScript makes of it: the same syntax tree, and the same result.
import { inspect } from 'node:util';
import fc from 'fast-check';
import ts from 'typescript';
import { transpile, type CellHooks } from '../../src/kernel/compile/transpile.ts';
import { comparable, emitted, erased } from '../kernel/compile/erased-tree.ts';
import { typeScriptProgram } from './typescript-programs.ts';

export const typeScriptProperties = {
  'typescript: the same tree': fc.property(typeScriptProgram, sameTree),
  'typescript: the same result': fc.asyncProperty(typeScriptProgram, sameResult),
};

function sameTree(program: string): void {
  const right = emitted(program);
  fc.pre(right !== null && !/\b(enum|namespace|accessor)\b|constructor\(/.test(program));
  const expected = tree(right);
  fc.pre(expected !== null);
  let found: string | null = null;
  let why: unknown;
  try {
    found = tree(erased(program));
  } catch (error) {
    why = error;
  }
  if (found === expected) return;
  fc.pre(isAccepted(program));
  throw new Error(`erased to a different program, instead of\n${right}`, { cause: why });
}

async function sameResult(program: string): Promise<void> {
  const { outputText, diagnostics } = ts.transpileModule(program, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, esModuleInterop: true },
  });
  fc.pre(!diagnostics?.length && !/^(return|import|export)\b/m.test(program));
  const expected = await run(surroundings(), (names) => {
    const values = Object.values(names);
    return new AsyncFunction('exports', ...Object.keys(names), `"use strict";${outputText}`)({}, ...values);
  });
  const found = await run(surroundings(), (scope) => {
    const { code } = transpile(program, [], 'cell.ts');
    const hooks: CellHooks = {
      scope,
      globals: {},
      names: () => undefined,
      import: () => Promise.reject(new Error('nothing to import')),
      at: (_line, _column, value) => value,
    };
    return ((0, eval)(code) as (hooks: CellHooks) => () => Promise<unknown>)(hooks)();
  });
  if (found === expected) return;
  fc.pre(isAccepted(program) && !expected.startsWith('SyntaxError'));
  throw new Error(`ran to\n${found}\ninstead of\n${expected}\nas\n${outputText}`);
}

type Compiled = (...given: unknown[]) => Promise<unknown>;
const AsyncFunction = (async () => {}).constructor as new (...parts: string[]) => Compiled;

interface Surroundings extends Record<string, unknown> {
  log: (value: unknown) => unknown;
}

function surroundings(): Surroundings {
  const log = (value: unknown): unknown => value;
  const f = (value?: unknown): unknown => value;
  let ticks = 0;
  const o = { a: 1, b: 2, m: Object.assign(() => 'm', { n: 3 }) };
  return {
    log,
    f,
    /** Ends every loop. */
    tick: () => ticks++ < 3,
    o,
    C: class C {
      one = 1;
    },
    B: class B {
      two = 2;
    },
    x: 1,
    y: 2,
    z: [3],
    a: 1,
    b: 2,
    c: 3,
    d: 4,
    p: 5,
    key: 'k',
  };
}

/** What was logged, and what was thrown, as text. */
async function run(names: Surroundings, start: (names: Surroundings) => Promise<unknown>): Promise<string> {
  const logged: string[] = [];
  const { o } = names;
  names.log = (value: unknown) => {
    // The text of a function is not what it does.
    const isCode = typeof value === 'string' && /=>|function|class/.test(value);
    logged.push(isCode ? 'code' : inspect(value, { depth: 2 }));
    return value;
  };
  try {
    await start(names);
  } catch (error) {
    if (error instanceof Error && error.name === 'SyntaxError') return `SyntaxError: ${error.message}`;
    logged.push(`thrown ${error instanceof Error ? error.name : inspect(error)}`);
  }
  return [...logged, inspect(o)].join('\n').replace(/\\n|\s/g, '');
}

function tree(javaScript: string): string | null {
  try {
    return JSON.stringify(comparable(javaScript));
  } catch {
    return null;
  }
}

/** Whether TypeScript finds its grammar right: some of it is looked at with the types only. */
function isAccepted(program: string): boolean {
  // There it is a name, and no error of the grammar.
  if (/place\b|static \{/i.test(program) && /\bawait\b/.test(program)) return false;
  const options: ts.CompilerOptions = {
    noLib: true,
    noResolve: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
  };
  const file = ts.createSourceFile('cell.ts', `${program}\nexport {}`, ts.ScriptTarget.ESNext, true);
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name === 'cell.ts' ? file : undefined),
    getDefaultLibFileName: () => 'lib.d.ts',
    writeFile: () => undefined,
    getCurrentDirectory: () => '',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => name === 'cell.ts',
    readFile: () => undefined,
  };
  const built = ts.createProgram(['cell.ts'], options, host);
  return ![...built.getSyntacticDiagnostics(file), ...built.getSemanticDiagnostics(file)].some(isAboutGrammar);
}

/** Names that are declared twice, and targets that cannot be assigned to, are errors of JavaScript too. */
function isAboutGrammar({ code }: ts.Diagnostic): boolean {
  return (
    (code < 2000 && code !== 1208) ||
    (code >= 8000 && code < 9000) ||
    (code >= 17000 && code < 18000) ||
    [2300, 2311, 2357, 2392, 2393, 2440, 2364, 2451, 2567, 2777, 2778, 2779, 2780, 2781].includes(code)
  );
}
