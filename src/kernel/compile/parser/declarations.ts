// Statements that only TypeScript has: where one begins, and what it declares for the code beside it.
import { skipTrivia, wordEnd } from '../trivia.ts';
import type { Draft, ParserClass } from './internals.ts';
import type { Node } from '../parse.ts';

const lineBreak = /[\n\r\u2028\u2029]/;
/** The plugin's mark on the scope of a namespace, which it takes for a static block of a class. */
const namespaceScope = 1 << 21;
/** Words that no name can be. */
const reserved =
  /^(break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|instanceof|new|null|return|super|switch|this|throw|true|try|typeof|var|void|while|with)$/;

/** As TypeScript decides it: whether the word at `position` begins a declaration, or is a name. */
function startsDeclaration(source: string, position: number): boolean {
  const end = wordEnd(source, position);
  const next = skipTrivia(source, end);
  const nextWord = source.slice(next, wordEnd(source, next));
  const isName = nextWord !== '' && !/^\d/.test(nextWord) && !reserved.test(nextWord);
  const isOnSameLine = !lineBreak.test(source.slice(end, next));
  switch (source.slice(position, end)) {
    case 'type':
    case 'interface':
      return isOnSameLine && isName;
    case 'module':
    case 'namespace':
      return isOnSameLine && (isName || /["']/.test(source[next] ?? ''));
    case 'declare':
    case 'abstract':
      return isOnSameLine && (nextWord === 'type' || startsDeclaration(source, next));
    case 'global':
      return source[next] === '{';
    case 'let':
    case 'var':
    case 'const':
    case 'class':
    case 'enum':
    case 'function':
      return true;
    default:
      return false;
  }
}

export function withDeclarations(Base: ParserClass): ParserClass {
  const { tokTypes: tokens } = Base.acorn;
  return class extends Base {
    /** The one that is being read. */
    #specifier: Draft | null = null;

    /** Read before an expression is looked for: `type as = 1`. */
    override parseStatement(...given: unknown[]): Node {
      const isWord = /^(type|module|namespace|declare|abstract)$/.test(String(this.value)) && !this.containsEsc;
      if (this.type.label !== 'name' || !isWord || !startsDeclaration(this.input, this.start))
        return super.parseStatement(...given);
      const node = this.startNode();
      return this.tsParseExpressionStatement(node, this.parseIdent()) ?? this.unexpected();
    }

    /** `import defer * as m`: the modules of cells are there already. */
    override parseImport(node: Draft): Node {
      if (/^import\s+defer\s*\*/.test(this.input.slice(this.start, this.start + 100))) this.next();
      return super.parseImport(node);
    }

    override tsParseExpressionStatement(node: Draft, expression: Node & { name?: string }): Node | undefined {
      if (!startsDeclaration(this.input, expression.start)) return undefined;
      return super.tsParseExpressionStatement(node, expression);
    }

    override parseExportDefaultDeclaration(): Node {
      const node = this.startNode();
      const isAbstract = this.isContextual('abstract') && startsDeclaration(this.input, this.start);
      if (!isAbstract) return super.parseExportDefaultDeclaration();
      this.next();
      return this.parseClass(Object.assign(node, { abstract: true }), 'nullableID');
    }

    /** What is for types only, or exists elsewhere, is no second declaration of a name. */
    override declareName(name: string, binding: number, position: number): void {
      const isForTypes = binding > 5 && (binding & 256) === 0;
      const isType = this.importOrExportOuterKind === 'type' || this.#specifier?.importKind === 'type';
      const isElsewhere = this.isAmbientContext || isType;
      if (!isForTypes && !isElsewhere) super.declareName(name, binding, position);
    }

    /** Another cell may declare it. */
    override checkLocalExport(): void {}

    override checkUnreserved(name: Node & { name: string }): void {
      if (/^(await|arguments)$/.test(name.name)) this.#refuseInNamespace(name.name, name.start);
      super.checkUnreserved(name);
    }

    override parseForStatement(node: Draft): Node {
      const next = skipTrivia(this.input, this.start + 'for'.length);
      if (this.input.slice(next, wordEnd(this.input, next)) === 'await') this.#refuseInNamespace('await', next);
      return super.parseForStatement(node);
    }

    #refuseInNamespace(word: string, position: number): void {
      if ((this.currentVarScope().flags & namespaceScope) === 0) return;
      const where = word === 'await' ? 'at the top level of a cell or in an async function' : 'in a function';
      this.raise(position, `${word} cannot be used in a namespace, only ${where}`);
    }

    /** `{ type A }` */
    override parseTypeOnlyImportExportSpecifier(node: Draft, ...given: unknown[]): void {
      this.#specifier = node;
      super.parseTypeOnlyImportExportSpecifier(node, ...given);
      this.#specifier = null;
    }

    /** A name in brackets: `['a'] = 1`. */
    override tsParseEnumMember(): Node {
      if (!this.match(tokens.bracketL)) return super.tsParseEnumMember();
      const node = this.startNode();
      this.next();
      const { quasis, ...name } = this.parseExprAtom() as Draft & { quasis?: { value: { cooked: string } }[] };
      node.id = quasis ? { ...name, type: 'Literal', value: quasis[0]?.value.cooked } : name;
      this.expect(tokens.bracketR);
      if (this.eat(tokens.eq)) node.initializer = this.parseMaybeAssign();
      return this.finishNode(node, 'TSEnumMember');
    }
  };
}
