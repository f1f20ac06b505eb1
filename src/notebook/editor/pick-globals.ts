// The types of the globals that a cell finds, cut out of TypeScript's own library for workers: the values named here,
// and every type they lead to. What the kernel does not give (fetch, caches, importScripts …) is then an unknown name.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ts, type Node, type Statement } from './typescript.ts';

/** What the kernel leaves to a cell: src/kernel/remove-globals.ts, and what each run brings itself. */
const values = [
  ...['console', 'performance', 'crypto', 'queueMicrotask', 'structuredClone', 'atob', 'btoa'],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'WebSocket'],
  ...['AbortController', 'AbortSignal', 'DOMException'],
  ...['Event', 'EventTarget', 'CustomEvent', 'MessageEvent', 'CloseEvent', 'ErrorEvent'],
  ...['TextEncoder', 'TextDecoder', 'TextEncoderStream', 'TextDecoderStream', 'URL', 'URLSearchParams', 'Blob'],
  ...['ReadableStream', 'WritableStream', 'TransformStream', 'CompressionStream', 'DecompressionStream'],
  ...['ByteLengthQueuingStrategy', 'CountQueuingStrategy'],
];

/** Types that would lead to graphics, video and service workers, none of which a cell can reach. */
const narrowed: Readonly<Record<string, string>> = {
  Transferable: 'type Transferable = ArrayBuffer | ReadableStream | WritableStream;',
  MessageEventSource: 'type MessageEventSource = MessagePort;',
};

/** Declarations for the cell's globals. Throws if TypeScript's library no longer has one of them. */
export function pickGlobals(): string {
  const folder = dirname(createRequire(import.meta.url).resolve('typescript'));
  const parts = ['lib.webworker.d.ts', 'lib.webworker.iterable.d.ts', 'lib.webworker.asynciterable.d.ts'].map(
    (name) => {
      const path = join(folder, name);
      return ts.createSourceFile(name, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext, true);
    },
  );
  const types = new Map<string, Statement[]>();
  const declared = new Map<string, Statement[]>();
  for (const statement of parts.flatMap(({ statements }) => [...statements])) {
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) push(declared, name.getText(), statement);
    } else if (ts.isFunctionDeclaration(statement)) {
      push(declared, statement.name?.text ?? '', statement);
    } else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
      if (!(statement.name.text in narrowed)) push(types, statement.name.text, statement);
    }
  }
  const picked = new Set<Statement>();
  const take = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      if (picked.has(statement)) continue;
      picked.add(statement);
      statement.forEachChild(follow);
    }
  };
  const follow = (node: Node): void => {
    if (ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node)) {
      const name = ts.isTypeReferenceNode(node) ? node.typeName : node.expression;
      take(types.get(name.getText()) ?? []);
    }
    node.forEachChild(follow);
  };
  for (const name of values) {
    const statements = declared.get(name);
    if (!statements) throw new Error(`lib.webworker.d.ts does not declare ${name}, which cells use`);
    take(statements);
    take(types.get(name) ?? []);
  }
  return [...Object.values(narrowed), ...[...picked].map((statement) => statement.getFullText().trim())].join('\n');
}

function push(map: Map<string, Statement[]>, name: string, statement: Statement): void {
  map.set(name, [...(map.get(name) ?? []), statement]);
}
