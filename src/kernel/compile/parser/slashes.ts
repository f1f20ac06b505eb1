// What a `/` is: it divides, unless an expression begins there. acorn guesses it from the tokens before, with types among them in
// vain; here only the parser decides, as in TypeScript.
import type { ParserClass, Token } from './internals.ts';
import type { Node } from '../parse.ts';

export function withSlashes(Base: ParserClass): ParserClass {
  const { _class, _function, name, star } = Base.acorn.tokTypes;
  return class extends Base {
    /** What is left of acorn's guesses are the brackets, which say where a template goes on. */
    override updateContext(before: Token): void {
      const isGuess = [_class, _function].includes(this.type) || (this.type === star && before === _function);
      if (!isGuess) super.updateContext(before);
      this.exprAllowed = false;
    }

    override overrideContext(): void {}

    /** For `{ class: 1 }` acorn takes back its guess. */
    override parseIdentNode(): Node {
      if ([_class, _function].includes(this.type)) this.type = name;
      return super.parseIdentNode();
    }

    /** acorn sees to `/`. */
    override parseExprAtom(...given: unknown[]): Node {
      if (this.#isAssignment()) this.#readAgain();
      return super.parseExprAtom(...given);
    }

    /** To `x as T` nothing is assigned; the next line begins with a regular expression. */
    override parseMaybeConditional(...given: unknown[]): Node {
      const node = super.parseMaybeConditional(...given);
      const isTarget = /^(Identifier|MemberExpression|ParenthesizedExpression|TSNonNullExpression)$/.test(node.type);
      if (!isTarget && this.#isAssignment() && this.hasPrecedingLineBreak()) this.#readAgain();
      return node;
    }

    #isAssignment(): boolean {
      return this.type.isAssign === true && this.value === '/=';
    }

    #readAgain(): void {
      this.pos = this.start + 1;
      this.readRegexp();
    }

    /** Whether something is yielded is seen from its first token. */
    override parseYield(...given: unknown[]): Node {
      this.exprAllowed = true;
      return super.parseYield(...given);
    }
  };
}
