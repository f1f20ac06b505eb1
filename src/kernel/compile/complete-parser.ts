// Valid TypeScript that the parser's plugin refuses, put right: instantiation expressions before `as`, and `a ? (b) : c => d`,
// where `(b) : c => d` is no function.
import type { Node, Parser } from './parse.ts';

/** What acorn and its plugin keep to themselves. */
interface Internals {
  type: { label: string };
  value: unknown;
  start: number;
  startLoc: unknown;
  context: unknown[];
  hasPrecedingLineBreak(): boolean;
  unexpected(): never;
  next(): void;
  parseExprAtom(): Node;
  tsParseNonArrayType(): Node;
  isContextual(word: string): boolean;
  match(type: unknown): boolean;
  startNodeAt(position: number, place: unknown): Node & { expression?: Node; typeArguments?: unknown };
  finishNode(node: Node, type: string): Node;
  tsMatchLeftRelational(): boolean;
  tsTryParseAndCatch<T>(work: () => T): T | undefined;
  tsParseTypeArgumentsInExpression(): unknown;
  tryParse<T>(work: () => T): { node: T | null; error: unknown };
  parseSubscript(base: Node, start: number, place: unknown, ...more: unknown[]): Node;
  parseConditional(expression: Node, ...more: unknown[]): Node;
  shouldParseArrow(list: unknown[]): boolean;
  shouldParseAsyncArrow(): boolean;
  toAssignable(node: Node, isBinding?: boolean, errors?: unknown, keepTypes?: boolean): Node;
  raise(position: number, message: string): void;
}

const allowed = /^'(override|accessor)' modifier cannot be used with '(override|accessor)' modifier/;

export function completeParser(Base: typeof Parser): typeof Parser {
  const Plugin = Base as unknown as new (...given: unknown[]) => Internals;
  class Complete extends Plugin {
    /** How deep in brackets no arrow function has a result type. */
    #withoutResultType: number | null = null;
    #resultTypes = 0;

    override parseSubscript(base: Node, start: number, place: unknown, ...more: unknown[]): Node {
      if (this.tsMatchLeftRelational()) {
        const found = this.tsTryParseAndCatch(() => {
          const typeArguments = this.tsParseTypeArgumentsInExpression();
          const goesOn = this.isContextual('as') || this.isContextual('satisfies');
          if (typeArguments === undefined || !goesOn || this.hasPrecedingLineBreak()) return undefined;
          const node = Object.assign(this.startNodeAt(start, place), { expression: base, typeArguments });
          return this.finishNode(node, 'TSInstantiationExpression');
        });
        if (found) return found;
      }
      return super.parseSubscript(base, start, place, ...more);
    }

    /** The type `-1` ends with its number, whatever the next line begins with. */
    override tsParseNonArrayType(): Node {
      if (this.type.label !== '+/-') return super.tsParseNonArrayType();
      const node = this.startNodeAt(this.start, this.startLoc);
      this.next();
      this.parseExprAtom();
      return this.finishNode(node, 'TSLiteralType');
    }

    /** `f < T > -x` compares, also where a line ends before the sign. */
    override tsParseTypeArgumentsInExpression(): unknown {
      const typeArguments = super.tsParseTypeArgumentsInExpression();
      if (/^([<>]|\+\/-)/.test(this.type.label) && /^[-+<>]$/.test(String(this.value))) this.unexpected();
      return typeArguments;
    }

    override parseConditional(expression: Node, ...more: unknown[]): Node {
      if (this.type.label !== '?') return super.parseConditional(expression, ...more);
      const before = this.#resultTypes;
      const first = this.tryParse(() => super.parseConditional(expression, ...more));
      if (first.node) return first.node;
      if (this.#resultTypes === before || this.#withoutResultType === this.context.length) throw first.error;
      const outer = this.#withoutResultType;
      this.#withoutResultType = this.context.length;
      try {
        return super.parseConditional(expression, ...more);
      } finally {
        this.#withoutResultType = outer;
      }
    }

    override shouldParseArrow(list: unknown[]): boolean {
      return this.#mayHaveResultType() && super.shouldParseArrow(list);
    }

    override shouldParseAsyncArrow(): boolean {
      return this.#mayHaveResultType() && super.shouldParseAsyncArrow();
    }

    /** In a pattern too the type of a target stays known, so that it can be erased. */
    override toAssignable(node: Node, isBinding?: boolean, errors?: unknown, keepTypes?: boolean): Node {
      const hasType = /^(TS\w+|Parenthesized)Expression$|^TSTypeAssertion$/.test(node.type);
      return super.toAssignable(node, isBinding === true || hasType, errors, keepTypes === true || hasType);
    }

    override raise(position: number, message: string): void {
      if (!allowed.test(message)) super.raise(position, message);
    }

    #mayHaveResultType(): boolean {
      if (this.type.label !== ':') return true;
      this.#resultTypes += 1;
      return this.#withoutResultType !== this.context.length;
    }
  }
  return Complete as unknown as typeof Parser;
}
