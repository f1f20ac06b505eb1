// The whole syntax of TypeScript (decorators excepted), compared with what TypeScript's own compiler makes of it.
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { Notebook } from './notebook.ts';
import {
  classCases,
  enumCases,
  javaScriptCases,
  moduleCases,
  namespaceCases,
  typesCases,
  type SyntaxCase,
} from './typescript-cases.ts';

const fake = { default: 'default', one: 1, two: 2, 'a name': 'named', Gone: 'gone' };

describe.each<[string, Record<string, SyntaxCase>]>([
  ['types', typesCases],
  ['classes', classCases],
  ['enums', enumCases],
  ['namespaces', namespaceCases],
  ['modules', moduleCases],
  ['JavaScript', javaScriptCases],
])('%s', (_, cases) => {
  test.each(Object.entries(cases))('%s', async (_name, { code, value, shared }) => {
    const book = new Notebook({ fake });
    const ours = await book.run('a', `${code}\n;(${value})`);
    expect(ours).toEqual([await compiled(code, value)]);
    if (shared !== undefined) expect(await book.run('b', shared)).toEqual([await compiled(code, shared)]);
  });
});

/** `value` after `code`, both compiled by TypeScript. */
async function compiled(code: string, value: string): Promise<unknown> {
  const { outputText } = ts.transpileModule(`${code}\n;return (${value})`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, esModuleInterop: true },
  });
  const AsyncFunction = (Object.getPrototypeOf(compiled) as { constructor: new (...parts: string[]) => Compiled })
    .constructor;
  const exported = Object.assign(Object.create(null) as object, fake, { __esModule: true });
  return new AsyncFunction('require', 'exports', outputText)(() => exported, {});
}

type Compiled = (require: () => object, exports: object) => Promise<unknown>;
