// What acorn and its plugin for TypeScript keep to themselves, as far as it is put right here.
import type { Node } from '../parse.ts';

export interface Token {
  label: string;
  isAssign?: boolean;
}

export interface TokenState {
  type: Token;
  value: unknown;
  containsEsc: boolean;
}

/** A node that is being written. */
export type Draft = Node & Record<string, unknown>;

export interface Internals extends TokenState {
  acornTypeScript: { tokTypes: Record<string, Token> };
  input: string;
  start: number;
  /** How far the tokens are read. */
  pos: number;
  /** Whether a `/` begins a regular expression. */
  exprAllowed: boolean;
  startLoc: unknown;
  context: unknown[];
  yieldPos: number;
  awaitPos: number;
  awaitIdentPos: number;
  isAmbientContext: boolean;
  importOrExportOuterKind: 'type' | 'value' | undefined;
  tsParseConstModifier(node: Node): void;

  next(): void;
  eat(token: Token): boolean;
  expect(token: Token): void;
  match(token: Token): boolean;
  unexpected(position?: number): never;
  raise(position: number, message: string): void;
  readWord(): void;
  readRegexp(): void;
  updateContext(before: Token): void;
  overrideContext(guess: unknown): void;
  isContextual(word: string): boolean;
  eatContextual(word: string): boolean;
  ts_isContextual(token: Token): boolean;
  ts_isContextualWithState(state: TokenState, token: Token): boolean;
  hasPrecedingLineBreak(): boolean;
  isLiteralPropertyName(): boolean;
  tsMatchLeftRelational(): boolean;
  tryParse<T>(work: () => T): { node: T | null; error: unknown };
  tsTryParseAndCatch<T>(work: () => T): T | undefined;

  startNode(): Draft;
  startNodeAt(position: number, place: unknown): Draft;
  finishNode(node: Node, type: string): Node;

  currentVarScope(): { flags: number };
  declareName(name: string, binding: number, position: number): void;
  checkLocalExport(id: Node): void;
  checkUnreserved(name: Node & { name: string }): void;

  parseImport(node: Draft): Node;
  parseStatement(...given: unknown[]): Node;
  parseForStatement(node: Draft): Node;
  tsParseExpressionStatement(node: Draft, expression: Node & { name?: string }): Node | undefined;
  tsIsDeclarationStart(): boolean;
  tsTryParseDeclare(node: Draft): Node | undefined;
  tsParseEnumMember(): Node;
  parseTypeOnlyImportExportSpecifier(node: Draft, ...given: unknown[]): void;
  parseClass(node: Draft, isStatement: boolean | 'nullableID'): Node;
  parseClassId(node: Draft, isStatement: unknown): void;
  parseExportDefaultDeclaration(): Node;
  tsParseModifiers(given: { modified: Draft }): unknown;
  tsNextTokenCanFollowModifier(): boolean;

  parseIdent(liberal?: boolean): Node & { name: string };
  parseIdentNode(): Node;
  parseExprAtom(...given: unknown[]): Node;
  parseYield(...given: unknown[]): Node;
  parseMaybeUnary(...given: unknown[]): Node;
  parseMaybeAssign(): Node;
  parseSubscript(base: Node, start: number, place: unknown, ...more: unknown[]): Node;
  parseSubscripts(base: Node, ...more: unknown[]): Node;
  parseExprOp(left: Node, start: number, place: unknown, lowest: number, ...more: unknown[]): Node;
  parseMaybeConditional(...given: unknown[]): Node;
  parseConditional(expression: Node, ...more: unknown[]): Node;
  shouldParseArrow(list: unknown[]): boolean;
  shouldParseAsyncArrow(): boolean;
  tsTryParseGenericAsyncArrowFunction(...given: unknown[]): Node | undefined;
  toAssignable(node: Node, isBinding?: boolean, errors?: unknown, keepTypes?: boolean): Node;

  tsParseTypeAssertion(): Node;
  tsParseType(): Node;
  tsParseNonArrayType(): Node;
  tsParseTypeOperator(): Node;
  tsParseTypeOperatorOrHigher(): Node;
  tsParseTypePredicateAsserts(): boolean;
  tsParseTypeArguments(): Node;
  tsParseTypeArgumentsInExpression(): unknown;
  tsParseTypeParameters(modifiers?: (node: Node) => void): Node;
  tsParseImportType(): Node;
  tsParseEntityName(): Node;
}

export interface ParserClass {
  new (...given: unknown[]): Internals;
  acorn: { Parser: { prototype: Internals }; tokTypes: Record<TokenName, Token> };
}

type TokenName =
  | 'braceL'
  | 'bracketL'
  | 'bracketR'
  | 'comma'
  | 'dot'
  | 'ellipsis'
  | 'eq'
  | 'name'
  | 'parenL'
  | 'parenR'
  | 'privateId'
  | 'star'
  | '_class'
  | '_function'
  | '_import';

/** The position of each name that is awaited or yielded, to be kept while a function of its own is read. */
export function outsideOfFunction<T>(parser: Internals, work: () => T): T {
  const { yieldPos, awaitPos, awaitIdentPos } = parser;
  Object.assign(parser, { yieldPos: 0, awaitPos: 0, awaitIdentPos: 0 });
  try {
    return work();
  } finally {
    Object.assign(parser, { yieldPos, awaitPos, awaitIdentPos });
  }
}
