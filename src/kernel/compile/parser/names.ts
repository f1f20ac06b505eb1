// `type`, `declare`, `module` and the like are names in JavaScript, and words in TypeScript only where they mean something.
// The plugin gives them tokens of their own, which the parts of acorn that look for a name do not know.
import type { Draft, ParserClass, Token, TokenState } from './internals.ts';
import type { Node } from '../parse.ts';

export function withNames(Base: ParserClass): ParserClass {
  const acorn = Base.acorn.Parser.prototype;
  return class extends Base {
    readonly #words = new Map<Token, string>(
      Object.entries(this.acornTypeScript.tokTypes).flatMap(([word, token]) =>
        token.label === 'name' ? [[token, word]] : [],
      ),
    );

    override readWord(): void {
      acorn.readWord.call(this);
    }

    override match(token: Token): boolean {
      return this.type === token || this.ts_isContextual(token);
    }

    override ts_isContextual(token: Token): boolean {
      return this.ts_isContextualWithState(this, token);
    }

    override ts_isContextualWithState({ type, value, containsEsc }: TokenState, token: Token): boolean {
      return type.label === 'name' && !containsEsc && this.#words.get(token) === value;
    }

    override isContextual(word: string): boolean {
      return this.type.label === 'name' && this.value === word && !this.containsEsc;
    }

    override eatContextual(word: string): boolean {
      const found = this.isContextual(word);
      if (found) this.next();
      return found;
    }

    override tsIsDeclarationStart(): boolean {
      return this.#isWord(/^(abstract|declare|enum|module|namespace|interface|type)$/);
    }

    override tsTryParseDeclare(node: Draft): Node | undefined {
      this.#takeToken(/^(enum|global|interface)$/);
      return super.tsTryParseDeclare(node);
    }

    override tsParseTypePredicateAsserts(): boolean {
      this.#takeToken(/^asserts$/);
      return super.tsParseTypePredicateAsserts();
    }

    override tsParseTypeOperatorOrHigher(): Node {
      this.#takeToken(/^(keyof|readonly|unique)$/);
      return super.tsParseTypeOperatorOrHigher();
    }

    #isWord(words: RegExp): boolean {
      return this.type.label === 'name' && !this.containsEsc && words.test(String(this.value));
    }

    #takeToken(words: RegExp): void {
      if (this.#isWord(words)) this.type = this.acornTypeScript.tokTypes[String(this.value)] ?? this.type;
    }
  };
}
