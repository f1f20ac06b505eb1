// Expressions in which TypeScript and the plugin see different things.
import { outsideOfFunction, type Draft, type ParserClass } from './internals.ts';
import { skipTrivia, wordEnd } from '../trivia.ts';
import type { Node } from '../parse.ts';

/** Errors of types, not of what runs. */
const allowed =
  /^'(override|accessor)' modifier cannot be used with '(override|accessor)' modifier|^A binding pattern parameter cannot be optional|^This member cannot have an 'override' modifier/;

/** `a + b + c` with its terms side by side instead of one inside the other, so that what walks the tree stays flat. */
function withFlatLeft(node: Node): Node {
  const { left, right, operands } = node as Node & { left?: Draft; right?: Node; operands?: Node[] };
  const isChain = left !== undefined && right !== undefined && operands === undefined;
  if (!isChain || !/^(Binary|Logical)Expression$/.test(node.type) || !/^(Binary|Logical)/.test(left.type)) return node;
  const before = (left.operands as Node[] | undefined) ?? [left.left as Node, left.right as Node];
  const isAsserted = left.operands === undefined && /^TS/.test((left.left as Node).type);
  if (isAsserted) return node;
  before.push(right);
  Reflect.deleteProperty(node, 'left');
  Reflect.deleteProperty(node, 'right');
  return Object.assign(node, { operands: before });
}

export function withExpressions(Base: ParserClass): ParserClass {
  return class extends Base {
    /** How deep in brackets no arrow function has a result type. */
    #withoutResultType: number | null = null;
    #resultTypes = 0;
    /** Where the first of the terms begins that are being read. */
    #firstTerm = -1;

    override parseSubscript(base: Node, start: number, place: unknown, ...more: unknown[]): Node {
      if (this.tsMatchLeftRelational() || this.value === '<<') {
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

    /** In `<div>` the plugin sees type parameters, of nothing. */
    override tsParseTypeAssertion(): Node {
      const node = super.tsParseTypeAssertion();
      return node.type === 'TSTypeAssertion' ? node : this.unexpected();
    }

    /** `() => x as (T)` ends there, whatever the next line begins with. */
    override parseSubscripts(base: Node, ...more: unknown[]): Node {
      return base.type === 'ArrowFunctionExpression' ? base : super.parseSubscripts(base, ...more);
    }

    /** `f < T > -x` compares, also where a line ends before the sign. */
    override tsParseTypeArgumentsInExpression(): unknown {
      const typeArguments = super.tsParseTypeArgumentsInExpression();
      if (/^([<>]|\+\/-)/.test(this.type.label) && /^[-+<>]$/.test(String(this.value))) this.unexpected();
      return typeArguments;
    }

    /** `async as T` has a name. */
    override parseExprAtom(...given: unknown[]): Node {
      if (!this.isContextual('async')) return super.parseExprAtom(...given);
      const next = skipTrivia(this.input, wordEnd(this.input, this.start));
      const end = wordEnd(this.input, next);
      const isAsserted = /^(as|satisfies)$/.test(this.input.slice(next, end));
      if (isAsserted && !this.input.startsWith('=>', skipTrivia(this.input, end))) return this.parseIdent();
      return super.parseExprAtom(...given);
    }

    /** Term after term in a loop: acorn calls itself for what comes behind a term, and a sum may have thousands. */
    override parseExprOp(left: Node, start: number, place: unknown, lowest: number, ...more: unknown[]): Node {
      if (start === this.#firstTerm) return left;
      const outer = this.#firstTerm;
      this.#firstTerm = start;
      try {
        for (let terms = left; ;) {
          terms = withFlatLeft(
            this.#power(left, start, place, more) ?? super.parseExprOp(left, start, place, lowest, ...more),
          );
          if (terms === left) return left;
          left = terms;
        }
      } finally {
        this.#firstTerm = outer;
      }
    }

    /** `-x as T ** 2`: what is asserted is whole. */
    #power(left: Node, start: number, place: unknown, more: unknown[]): Node | null {
      if (this.type.label !== '**' || !/^TS(As|Satisfies)Expression$/.test(left.type)) return null;
      const node = Object.assign(this.startNodeAt(start, place), { left, operator: '**' });
      this.next();
      node.right = this.parseMaybeUnary(null, false, false, ...more);
      return this.finishNode(node, 'BinaryExpression');
    }

    /** What is awaited around `async <T>() => …` is not awaited in its parameters. */
    override tsTryParseGenericAsyncArrowFunction(...given: unknown[]): Node | undefined {
      return outsideOfFunction(this, () => super.tsTryParseGenericAsyncArrowFunction(...given));
    }

    /** In `a ? (b) : c => d`, `(b) : c => d` is no function. */
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
  };
}
