// Words before the members of a class, and classes without a name.
import type { Draft, ParserClass } from './internals.ts';

export function withClasses(Base: ParserClass): ParserClass {
  const { bracketL, braceL, ellipsis, privateId, star } = Base.acorn.tokTypes;
  return class extends Base {
    /** The member that gets modifiers. */
    #modified: Record<string, unknown> = {};

    override tsParseModifiers(given: { modified: Draft }): unknown {
      this.#modified = given.modified;
      return super.tsParseModifiers(given);
    }

    /** Only behind `static` may the line end. A second `static` is a name. */
    override tsNextTokenCanFollowModifier(): boolean {
      const isStatic = this.value === 'static';
      if (isStatic && this.#modified.static === true) return false;
      this.next();
      if (this.hasPrecedingLineBreak() && !isStatic) return false;
      return this.isLiteralPropertyName() || [bracketL, braceL, ellipsis, privateId, star].includes(this.type);
    }

    override parseClassId(node: Draft, isStatement: unknown): void {
      if (this.isContextual('implements')) node.id = null;
      else super.parseClassId(node, isStatement);
    }
  };
}
