// Types that the plugin reads in another way than TypeScript, or not at all.
import type { ParserClass } from './internals.ts';
import type { Node } from '../parse.ts';

export function withTypes(Base: ParserClass): ParserClass {
  const { _import, comma, dot, parenL, parenR } = Base.acorn.tokTypes;
  return class extends Base {
    /** The type `-1` ends with its number, whatever the next line begins with. */
    override tsParseNonArrayType(): Node {
      if (this.type.label !== '+/-') return super.tsParseNonArrayType();
      const node = this.startNode();
      this.next();
      this.parseExprAtom();
      return this.finishNode(node, 'TSLiteralType');
    }

    /** `import('m', { with: … })`: the object has the form of a type. */
    override tsParseImportType(): Node {
      const node = this.startNode();
      this.expect(_import);
      this.expect(parenL);
      this.tsParseType();
      if (this.eat(comma) && !this.match(parenR)) {
        this.tsParseType();
        this.eat(comma);
      }
      this.expect(parenR);
      if (this.eat(dot)) this.tsParseEntityName();
      if (!this.hasPrecedingLineBreak() && this.tsMatchLeftRelational()) this.tsParseTypeArguments();
      return this.finishNode(node, 'TSImportType');
    }

    /** `<const T>` in signatures too. */
    override tsParseTypeParameters(modifiers?: (node: Node) => void): Node {
      return super.tsParseTypeParameters(modifiers ?? ((node) => this.tsParseConstModifier(node)));
    }
  };
}
