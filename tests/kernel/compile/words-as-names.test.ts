// The words of TypeScript are names too, wherever JavaScript wants one.
import { expect, test } from 'vitest';
import { comparable, emitted, erased } from './erased-tree.ts';

const words = ['abstract', 'as', 'asserts', 'async', 'declare', 'global', 'is', 'keyof', 'module', 'namespace', 'of'];
words.push('override', 'readonly', 'satisfies', 'type', 'unique');

const uses = (w: string): string[] => [
  `let ${w} = 1; ${w} += ${w}; ${w}\n(1)`,
  `const ${w} = 1, o = { ${w} }, p = { ${w}: 1 }, q = { ${w}() {} }`,
  `function ${w}(${w}: any) { return ${w} }`,
  `const f = function ${w}() {}, g = async function ${w}() {}, h = function* ${w}() {}`,
  `const f = ${w} => ${w}, g = async ${w} => ${w}, h = (${w}: any, b?: any) => ${w}`,
  `class ${w} {}`,
  `const c = class ${w}<T> {}`,
  `${w}: for (;;) { break ${w} }`,
  `const o = { async ${w}() {}, *a${w}() {}, get b${w}() { return 1 }, async *c${w}() {} }`,
  `class A { ${w} = 1; ${w}2 }`,
  `class A { static ${w}; async ${w}() {} get ${w}2(): any { return 1 } }`,
  `class A { private ${w}?: any; readonly ${w}2!: any; ${w}3<T>(): any {} }`,
  `class A { ${w}\nx() {} }`,
  `class A { ${w}\nstatic x }`,
  `for (const ${w} of [1]) ${w}`,
  `for (let ${w} = 1;;);`,
  `if (x) ${w}(1); else ${w}\n[1]`,
  `${w}\nclass A {}`,
  `${w}\nconst a = 1`,
  `${w} as any`,
  `${w} satisfies any`,
  `${w}!\n(1)`,
  `(${w}, x) => ${w}`,
  `const { ${w}: y, ...z } = x, [v${w}, ${w}] = x`,
  `x ? (${w}) : y => y`,
  `try {} catch (${w}: any) {}`,
  `export default function ${w}() {}`,
  `import ${w} from 'x'; ${w}()`,
  `import { ${w} as y, type ${w} as z } from 'x'; y()`,
  `import type { ${w} } from 'x'; var ${w}`,
  `export { type ${w} } from 'x'`,
  `type ${w} = 1`,
  `type ${w}<T> = T`,
  `interface ${w} { ${w}?(): void; readonly ${w}: 1 }`,
  `declare const ${w}: any`,
  `declare class ${w} {}\nfunction ${w}() {}`,
  `declare enum ${w} {}`,
  `abstract class ${w} { abstract ${w}: any; abstract ${w}2(): void }`,
  `type A = [${w}: 1, b?: ${w}.x] | ((${w}?: 1) => void) | typeof ${w}.x`,
  `function f(${w}: any): asserts ${w} is string {}`,
  `const f = <${w},>(${w}: any): ${w} is string => true`,
  `do ${w}\nwhile (x)`,
];

test.each(words)('%s', (word) => {
  for (const program of uses(word)) {
    const right = emitted(program);
    if (right === null) continue;
    expect([program, comparable(erased(program))]).toEqual([program, comparable(right)]);
  }
});
