// What the parser adds to the syntax tree of JavaScript, as far as it is not thrown away unread, and what is left of it:
// enums and namespaces, which are written as functions.
import type { Edits } from './edits.ts';
import type { Expression, Identifier, Literal, Node } from './parse.ts';

/** A node with the fields that TypeScript may add to it. */
export interface TypedNode extends Node {
  abstract?: boolean;
  accessor?: boolean;
  arguments?: TypedNode[];
  async?: boolean;
  body?: TypedNode | TypedNode[] | null;
  computed?: boolean;
  const?: boolean;
  declaration?: TypedNode | null;
  declare?: boolean;
  decorators?: Node[];
  definite?: boolean;
  exportKind?: 'type' | 'value';
  expression?: TypedNode;
  global?: boolean;
  id?: TypedNode | null;
  implements?: Node[];
  importKind?: 'type' | 'value';
  init?: TypedNode | null;
  isExport?: boolean;
  /** Of a parameter: it is a field too. */
  isProperty?: boolean;
  /** Of a variable: written `import A = B.C`. */
  isAlias?: boolean;
  key?: TypedNode;
  kind?: string;
  left?: TypedNode;
  members?: TypedNode[];
  moduleReference?: TypedNode;
  name?: string;
  operator?: string;
  optional?: boolean;
  parameter?: TypedNode;
  params?: TypedNode[];
  returnType?: Node;
  specifiers?: TypedNode[];
  static?: boolean;
  superClass?: TypedNode | null;
  superTypeParameters?: Node;
  typeAnnotation?: Node;
  typeParameters?: Node;
  value?: TypedNode | null;
}

export interface EnumMember extends Node {
  type: 'TSEnumMember';
  id: Identifier | Literal;
  initializer?: Expression;
}

export interface EnumDeclaration extends Node {
  type: 'TSEnumDeclaration';
  id: Identifier;
  members: EnumMember[];
}

/** One block; `namespace A.B` has two names. */
export interface NamespaceDeclaration extends Node {
  type: 'NamespaceDeclaration';
  path: string[];
  body: Node[];
  /** Where its braces open. */
  brace: number;
  exported: boolean;
}

export function isEnum(node: Node): node is EnumDeclaration {
  return node.type === 'TSEnumDeclaration';
}

export function isNamespace(node: Node): node is NamespaceDeclaration {
  return node.type === 'NamespaceDeclaration';
}

/** Gives what is left of `node`; null when it was only for types. */
export type Erase = (node: TypedNode, parent: TypedNode, edits: Edits) => Node | null;
