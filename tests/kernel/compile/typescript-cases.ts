// The syntax of TypeScript, construct by construct: code, and an expression over it whose value the kernel and TypeScript's
// own compiler must agree on.
export interface SyntaxCase {
  code: string;
  value: string;
  /** Names that another cell finds afterwards. */
  shared?: string;
}

export const typesCases: Record<string, SyntaxCase> = {
  'annotations of variables, parameters and results': {
    code: `let n: number = 1; const f = (a: string, b?: number, ...c: readonly boolean[]): string => a + b + c.length;
           function g(this: { k: number }, [a, b]: [number, number] = [1, 2], { c = 3 }: { c?: number } = {}): number { return this.k + a + b + c }`,
    value: `[n, f('x'), f('y', 1, true), g.call({ k: 10 })]`,
  },
  'interfaces, type aliases and what they are made of': {
    code: `interface A<T = unknown> extends Iterable<T> { (x: T): void; new (x: T): A<T>; readonly [key: string]: any; get p(): T; set p(v: T); m?<U>(u: U): asserts u is U & {} }
           type Mapped<T> = { -readonly [K in keyof T as \`get\${Capitalize<K & string>}\`]-?: T[K] };
           type Cond<T> = T extends (infer U extends string)[] ? \`\${U}!\` : T extends abstract new (...a: any) => infer R ? R : never;
           type Tup = [first: number, second?: string, ...rest: boolean[]]; type Neg = -1 | 1n; type Q = typeof import('mqtt'); type Idx = Tup[0]['toFixed'];
           type Fn = new <T>() => T; type Guard = (x: unknown) => x is string; type This = (this: void) => this is Date`,
    value: '1',
  },
  'declarations of things that exist elsewhere': {
    code: `declare const a: number, b: string; declare let c: 1; declare var d: any; declare function e(): void; declare class F { g: 1 }
           declare abstract class Z {} declare enum G { A } declare const enum H { A = 1 } declare namespace I.J { const k: number; namespace L { let m: 1 } }
           declare module 'x' { export const y: 1 } declare module 'z'; declare global { interface Window { q: 1 } var glob: number }
           declare const unique: unique symbol; declare type T = 1; declare interface U {}`,
    value: '[typeof a, typeof e, typeof F, typeof G, typeof I, typeof unique]',
  },
  'words of TypeScript as names': {
    code: `let type = 1, declare = 2, namespace = 3, module = 4, abstract = 5, as = 6, satisfies = 7, of = 8, is = 9, infer = 10, keyof = 11;
           var readonly = 12, asserts = 13, accessor = 14, using = 15, out = 16, override = 17, global = 18, unique = 19, any = 20, async = 21, get = 22;
           type = type + 1; namespace
           ++module
           const o = { type, namespace: 1, accessor: 2, using, declare() { return 'd' }, get static() { return 1 } }`,
    value:
      '[type, declare, namespace, module, abstract, as, satisfies, accessor, using, o.declare(), o.static, o.accessor, unique, async + get]',
  },
  'casts, satisfies, non-null and const assertions': {
    code: `const o: any = { a: { b: [1] }, f: null };
           const x = <number>o.a.b[0]; const y = o.a!.b![0]! as unknown as string; const z = { k: [1, 2] as const } satisfies { k: readonly number[] };
           (o.a as any).b = [5]; (<any>o).c = 6; o.d! = 7; (o.e as number)++; [o.g as any, (o.h)!] = [8, 9]; for (o.i as any of [1]); o.j ??= <any>1;
           const w = <const>['q']; const v = <T,>(t: T): T => <T>t; const u = !(<boolean>true)`,
    value: `[x, y, z, o, w, v(1), u, o.f!?.x!.y, o.a?.b![0], (o.a as any)?.['b']]`,
  },
  'generics and what looks like them': {
    code: `const id = <T,>(x: T): T => x; const two = async <T extends string, U = T>(x: T): Promise<T> => x; const a = 1, b = 2, c = 3;
           function f<const T extends readonly unknown[]>(...t: T): T { return t } const inst = f<[number]>;
           class Box<in out T> { constructor(readonly v: T) {} static of<T>(v: T) { return new Box<T>(v) } map<U>(g: (t: T) => U): Box<U> { return new Box(g(this.v)) } }
           const cmp = a < b && c > b; const shift = 8 >> 1 >>> 1; const m = new Map<string, Array<number>>([['k', [1]]]); const t = ((s: TemplateStringsArray) => s[0])\`x\``,
    value: `[id<number>(1), await two<'x'>('x'), inst(1), Box.of<number>(2).map<string>((n) => n + '!').v, cmp, shift, m.get('k'), t, f(a < b, c > b)]`,
  },
  'overloads of functions, methods and constructors': {
    code: `function f(a: string): string; function f(a: number): number; function f(a: any) { return a }
           class O { constructor(a: 1); constructor(a: 2, b: 3); constructor(public a: any, b?: any) {} m(a: 1): 1; m(a: any): any { return a } static s(): void; static s(x?: 1) { return 's' } }`,
    value: `[f('x'), f(1), new O(1).a, new O(1).m(1), O.s()]`,
  },
  'type predicates and assertion functions': {
    code: `function isText(x: unknown): x is string { return typeof x === 'string' } function assert(x: unknown, why?: string): asserts x { if (!x) throw new Error(why) }
           const assertText: (x: unknown) => asserts x is string = (x) => { if (!isText(x)) throw new TypeError('no text') };
           class C { isC(): this is C { return true } assertC(): asserts this is C {} }
           let said = ''; try { assertText(1) } catch (e: unknown) { said = (e as Error).message } assert(true)`,
    value: `[isText('a'), said, new C().isC()]`,
  },
  'arrows with types after a question mark': {
    code: `const yes = true as boolean; const f = yes ? (a: number): number => a + 1 : (a: number): number => a - 1;
           const g = yes ? (f) : f; const h = yes ? (a?: number): a is 5 => true : null; const i = yes ? { a: (1) } : 2; const j = async (a: number): Promise<number> => a;
           const k = (a: number = yes ? 1 : 2): { a: number } => ({ a })`,
    value: '[f(1), g(2), h!(1), i, await j(3), k()]',
  },
};

export const classCases: Record<string, SyntaxCase> = {
  'parameter properties and fields come in their order': {
    code: `const order: string[] = []; const log = (x: string) => { order.push(x); return x };
           class A { f = log('field'); constructor(public a: number, private readonly b = log('b'), protected c?: string, d = 4) { log('body'); order.push(String(this.a + d)) } read() { return this.b } }
           class B extends A { g = log('own'); constructor(override readonly a: number, public e: string) { log('before'); super(a + 1); log('after ' + this.a) } }
           const one = new A(1), two = new B(1, 'e')`,
    value: '[order, Object.keys(one), one.read(), two.a, two.e, Object.keys(two).sort()]',
  },
  'fields are defined, not assigned': {
    code: `let set = 0; class A { set x(v: number) { set++ } get x() { return -1 } } class B extends A { override x = 1; y?: number; z!: string; declare w: number; static s?: 1; ['computed']: number = 2; 'quoted' = 3; 4 = 5 }`,
    value: `[set, new B().x, Object.keys(new B()), 's' in B, 'w' in new B()]`,
  },
  'abstract classes and members, modifiers, index signatures': {
    code: `abstract class Shape { abstract area(): number; abstract readonly name: string; protected abstract get q(): number; static #count = 0; private static n(): number { return ++Shape.#count } [k: string]: any; static create = () => Shape.n(); public async *each(): AsyncGenerator<number> { yield 1 } }
           class Square extends Shape implements Iterable<number>, Disposable { readonly name = 'square'; public constructor(private side: number) { super() } override area() { return this.side ** 2 } protected override get q() { return 2 } *[Symbol.iterator]() { yield this.side } [Symbol.dispose]() {} static { this.prototype.mark = 1 } }
           const anonymous = class<T> extends Square { extra?: T }; abstract class Empty { private constructor() {} }`,
    value: `[new Square(3).area(), [...new Square(4)], Shape.create(), new anonymous(2).area(), new Square(1).mark, Object.keys(new anonymous(1)), typeof Empty]`,
  },
  'auto-accessors': {
    code: `class A { accessor x = 1; static accessor n: number = 5
             private accessor r = 'r'; accessor #p = 2; accessor z; accessor = 7; up() { this.#p++; return this.#p + this.r }; static accessor() { return 'method' } }
           class B extends A { override accessor x = 10 } const a = new A(), b = new B(); a.x += 1; A.n++; a.z = 'z'; const text = 'accessor x = 1'`,
    value: `[a.x, b.x, A.n, a.up(), a.z, a.accessor, A.accessor(), text, Object.keys(a), 'x' in a, Object.hasOwn(a, 'x'), typeof Object.getOwnPropertyDescriptor(A.prototype, 'x')!.set]`,
  },
  'private names, static blocks, getters and generators': {
    code: `class P { #x = 1; static #s = 2; static t: number; static { this.t = P.#s + 1 } get x(): number { return this.#x } set x(v: number) { this.#x = v } #m(): string { return 'm' } call(): string { return this.#m() } static has(o: object): boolean { return #x in o } async *gen(): AsyncGenerator<number> { yield* [1, 2] } }
           const p = new P(); p.x = 5; const all: number[] = []; for await (const n of p.gen()) all.push(n)`,
    value: '[p.x, P.t, p.call(), P.has(p), P.has({}), all]',
  },
  'using and await using': {
    code: `const order: string[] = []; const open = (name: string): Disposable => ({ [Symbol.dispose]() { order.push(name) } });
           { using a = open('a'), b = open('b'); using none: Disposable | null = null; order.push('body') }
           for (using c of [open('c'), open('d')]) order.push('loop');
           async function f(): Promise<number> { await using e: AsyncDisposable = { async [Symbol.asyncDispose]() { order.push('e') } }; using g = open('g'); return order.push('f') }
           await f(); try { using h = open('h'); throw new Error('x') } catch { order.push('caught') }`,
    value: 'order',
  },
};

export const enumCases: Record<string, SyntaxCase> = {
  'enums of numbers and texts, computed members and reverse names': {
    code: `enum E { A, B = 5, C, 'd-e', F = A | B, G = 'x'.length, H = -1, I = ~2, J = E.B << 1, K = Math.max(1, 2) } enum T { A = 'a', B = \`b\`, C = A + B }`,
    value: `[E, E[5], E['d-e'], T, Object.keys(T), typeof E[E.G]]`,
  },
  'const enums': { code: 'const enum C { A = 2, B = A * 2 } const x: C = C.B', value: '[x, C.A, C["B"]]' },
  'an enum in parts': {
    code: `enum E { A = 1 } enum E { B = 2, C = A + B, D = E.A | 8 } const enum F { X = 'x' } const enum F { Y = 'y' }`,
    value: '[E.A, E.B, E.C, E.D, E[1], F.X, F.Y]',
  },
  'an enum in a function, exported, and as a member of a namespace': {
    code: `function f() { enum L { A = 3 } return L.A } export enum X { A = 4 } export const enum Y { A = 5 } namespace N { export const k = 6; export enum Z { A = k, B } enum Own { A = Z.B + 1 } export const own = Own.A }
           namespace N { export enum Z { C = 20 } }`,
    value: '[f(), X.A, Y.A, N.Z.A, N.Z.B, N.own, N.Z.C, Object.keys(N.Z)]',
    shared: 'X.A + N.Z.C',
  },
};

export const namespaceCases: Record<string, SyntaxCase> = {
  'what a namespace exports are properties of one object': {
    code: `namespace N { export const a = 1; export let b = 2, c: number, d = 4; const own = 10; export function f() { return own + b } export class C { v = own } export enum E { A = 3 } export type T = string; export interface I {} export let u; c = 5 }`,
    value: '[Object.keys(N), N.a, N.b, N.c, N.d, N.f(), new N.C().v, N.E.A, N.C.name]',
    shared: '[N.a, N.f()]',
  },
  'what is exported is the property everywhere': {
    code: `namespace N { export let x = 1; x++; x += 2; ++x; export const get = () => x, set = (v: number) => { x = v }; export let y = [x, typeof x, -x, x ? 1 : 2, { x, y: x }, \`\${x}\`];
             [x] = [x * 2]; ({ x } = { x: x + 1 }); ({ x = 1 } = {} as any); ({ q: x = 9 } = { q: undefined } as any); for (x of [7, 8]); for (x in { k: 1 }); delete (y as any)[0]; export const z = { x, m() { return x }, [x]: x } }
           N.set(50); const before = N.get(); N.x = 60`,
    value: '[N.x, N.get(), before, N.y, Object.entries(N.z).map(([k, v]) => k + typeof v), N.z.x, N.z.m()]',
  },
  'names inside hide what is exported': {
    code: `namespace N { export let x = 'out', y = 'why'; export const seen: any[] = [];
             function p(x: string) { return x } const q = ({ x }: any, [y] = [1]) => [x, y]; { let x = 'block'; seen.push(x) } for (let x = 0; x < 1; x++) seen.push(x); for (const x of ['of']) seen.push(x);
             try { throw 'thrown' } catch (x) { seen.push(x) } function v() { seen.push(x); if (y) { var x: any = 'var' } return x } class K { x = x; static x = 'static'; static { var y = 'sy'; seen.push(y) } m() { return this.x } }
             const fe = function x(): string { return typeof x }; const ce = class y { static n = typeof y }; switch (1 as number) { case 1: let x = 'case'; seen.push(x) } x: for (;;) { break x }
             const o: any = { x: 1, get y() { return x } }; seen.push(p('p'), q({ x: 'qx' }), v(), new K().m(), K.x, fe(), ce.n, o.x, o.y, x) }`,
    value: 'N.seen',
  },
  'nested, dotted and exported namespaces': {
    code: `namespace A { export const a = 1; export namespace B { export const b = a + 1; export namespace C { export const c = a + b + 1 } } namespace Own { export const o = B.C.c } export const own = Own.o + B.b }
           namespace A.B.D { export const d = a + b; export let e = C.c } export namespace X.Y { export const y = A.B.D.d } module M { export const m = 1 } namespace  /* why */  P /* not */ . Q
           { export const r = 1 }`,
    value: '[A, X.Y.y, M.m, P.Q.r, Object.keys(A)]',
    shared: '[A.B.D.d, X, M]',
  },
  'a namespace in several blocks': {
    code: `namespace N { export let x = 1; export function f() { return x + later() } export class C { static s = 2 } const hidden = 'first' }
           namespace N { export let y = x + C.s; x++; export const later = () => 100; const hidden = 'second'; export const g = () => [f(), hidden, x] } namespace N.Deep { export const z = x + y + C.s }`,
    value: '[N.x, N.y, N.f(), N.g(), N.Deep.z, Object.keys(N)]',
  },
  'merged with a function, a class and an enum': {
    code: `function f(n: number) { return f.step + n } namespace f { export let step = 10 } class C { static s = 1; v = C.label } namespace C { export const label = 'C' + C.s; export class Inner {} } enum E { A, B } namespace E { export function parse(t: keyof typeof E) { return E[t] } }
           namespace O { export function g() { return g.k } export namespace g { export const k = 7 } export class D { e = D.k } export namespace D { export const k = 8 } function h() { return h.k } namespace h { export const k = 9 } class L {} namespace L { export const k = 10 } export const all = [h(), g(), new D().e, (L as any).k] }`,
    value: `[f(1), f.step, new C().v, typeof C.Inner, E.parse('B' as any), O.all, O.g.k, O.D.k]`,
  },
  'what has an asserted type is read once': {
    code: `namespace N { export let x = 1; export const o = <any>{ a: x, b() { return x } }, g = <any>function () { return x } }`,
    value: '[N.o.a, N.o.b(), N.g()]',
  },
  'only types leave nothing': {
    code: `namespace T { export interface I { a: 1 } export type U = I; namespace Deep { export type V = 1 } } declare namespace D { const x: 1; namespace E { const y: 1 } } export declare namespace DD { const x: number }
           namespace Both { export type Q = 1; export namespace Types { export type R = 1 } export const v = 1; export declare const q: 1; export declare function w(): void; declare class X {} } let x: T.I = { a: 1 }`,
    value: '[typeof T, typeof D, typeof DD, Object.keys(Both), x]',
  },
  'names that stand in the way': {
    code: `namespace N { export const x = 1; const N = 2; export const y = x + N; export function f(N: number) { return N + x } } namespace A { export const v = 1; export namespace A { export const w = v + 1; export const both = () => [v, w] } } namespace B.B { export const z = 1; export const zz = () => z }`,
    value: '[N.x, N.y, N.f(5), A.A.w, A.A.both(), B.B.zz()]',
  },
  'destructured exports': {
    code: `namespace N { export const { a, b: [c, ...d], e: { f = 6 } = {} as any, ...rest } = { a: 1, b: [2, 3, 4], g: 7 } as any, [h, i = h] = [8], [k] = [a]
             export let l = a + c; }`,
    value: 'N',
  },
  'aliases of members': {
    code: `namespace N { export namespace M { export const k = 1; export type T = 2 } export type U = 3; export const v = 4 } import M = N.M; import k = N.M.k; import T = N.M.T; import U = N.U; export import v = N.v; namespace Types { export type W = 1 } import W = Types.W;
           namespace O { import K = N.M; export import V = N.v; export const sum = K.k + V }`,
    value: '[M.k, k, v, O.sum, O.V, ((x: T | U | W) => x)(2)]',
    shared: '[k, M.k]',
  },
  'text that only looks like one': {
    code: `const s = 'namespace A { export const b = 1 }'; const t = \`namespace B { \${((): string => { const namespace = 'in'; return namespace })()} module C {\`; // namespace D {
           /* namespace E { */ const r = /namespace F {/.source; const o = { namespace: 1, module: { x: 1 } }; namespace Real { export const text = 'namespace G {' }
           let module = 1; if (module) { module = 2 }`,
    value: '[s, t, r, o, Real.text, module]',
  },
  'exported functions and classes of every kind': {
    code: `export namespace N { export async function a() { return 1 } export function* g() { yield 2 } export async function* ag() { yield 3 } export abstract class B { abstract q: 1; constructor(readonly z = 4) {} accessor acc = 5 } export function over(x: 1): 1; export function over(x: any) { return x }
             const got: number[] = []; export class D extends B { q = 1 as const; static made = new D() } export const made = D.made.z; export const arrow = <T,>(t: T) => t }
           const [first] = [...N.g()]; let third = 0; for await (const x of N.ag()) third = x`,
    value: '[await N.a(), first, third, N.made, new N.D().acc, N.over(1), N.arrow(6)]',
  },
};

export const moduleCases: Record<string, SyntaxCase> = {
  'imports of every kind': {
    code: `import fake, { one, two as zwei, type Three } from 'fake'; import * as all from 'fake'; import type Whole from 'fake'; import type { Four } from 'fake'; import type * as Types from 'fake'; import {} from 'fake'; import 'fake'; import required = require('fake'); import type Gone = require('fake')
           const later = await import('fake'); import { 'a name' as named } from 'fake'`,
    value: '[fake, one, zwei, all.one, required.one, later.two, named]',
    shared: '[one, required.two]',
  },
  'exports of every kind are what a cell declares': {
    code: `export const a = 1, b = 2; export let c: number; c = 3; export function f() { return 4 } export class K { v = 5 } export abstract class L { w = 6 } export const { d, e: [g] } = { d: 7, e: [8] }; export enum E { A = 9 } export async function h() {} export declare const i: number; export type T = 1; export interface I {} export { a as aa, b as 'b b' }; export type { T as TT }; export { type I as II }; export * from 'fake'; export * as ns from 'fake'; export { one } from 'fake'; export {}`,
    value: '[a, b, c, f(), new K().v, new (class extends L {})().w, d, g, E.A]',
    shared: 'a + b + c + f() + new K().v + d + g + E.A',
  },
  'a default export with a name': {
    code: `export default class Named { v = 1 }`,
    value: 'new Named().v',
    shared: 'new Named().v',
  },
  'a default export without a name': { code: `let n = 0; const t = () => ++n; export default t(); n`, value: 'n' },
  'a default function without a name': { code: `export default function () { return 1 }`, value: '1' },
  'a default interface': { code: `export default interface Shape { x: number }`, value: '1' },
};

export const javaScriptCases: Record<string, SyntaxCase> = {
  'labels, optional chains, logical assignment, numbers, regular expressions': {
    code: `let n = 0; outer: for (const i of [1, 2, 3]) { for (;;) { if (i === 2) break outer; n += i; continue outer } } const o: any = { a: null }; o.a ??= 1; o.b ||= 2; o.a &&= 3;
           const v = /[\\p{L}--[a-z]]/v.test('ä'), d = /(?<year>\\d{4})/dgu.exec('in 2026')!.groups!.year, big = 1_000n ** 2n, s = /(?<=\\$)\\d+(?!x)/.exec('$12')?.[0];
           const dup = /(?<y>a)|(?<y>b)/.exec('b')!.groups!.y; const mod = /(?i:a)b/.test('Ab')`,
    value: '[n, o, v, d, String(big), s, o?.x?.[0]?.(), o.f?.(), dup, mod]',
  },
  'top-level await, async iteration, generators, new.target, spread, tagged templates': {
    code: `const w = await Promise.all([1, 2].map(async (x): Promise<number> => x)); const it: number[] = []; for await (const x of [Promise.resolve(1), 2]) it.push(x); function T(this: any) { return new.target === undefined } function* g(): Generator<number, string, boolean> { const y: boolean = yield 1; return 'end' + y }
           const k = g(); k.next(); const end = k.next(true).value; const raw = String.raw\`\\u\${1}\`; let a = 1, b = 2; [a, b] = [b, a]; var hoisted = typeof late; function late() {} if (a) { var inner = 1 } try { throw 1 } catch { a++ } finally { b++ }`,
    value: '[w, it, (T as any)(), end, raw, a, b, hoisted, inner, ...[1, ...[2]], Math.max(...w)]',
  },
};

export const allCases: Record<string, SyntaxCase> = {
  ...typesCases,
  ...classCases,
  ...enumCases,
  ...namespaceCases,
  ...moduleCases,
  ...javaScriptCases,
};
