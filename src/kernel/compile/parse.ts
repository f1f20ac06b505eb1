// TypeScript to the syntax tree of the JavaScript that it runs as, with the changes to the text that make it so. The reader's
// lines and columns are those of the tree. What is wrong is reported there.
import { Parser } from 'acorn';
import type { Options, Position, Program } from 'acorn';
import { tsPlugin } from '@sveltejs/acorn-typescript';
import { Edits } from './edits.ts';
import { eraseTypes } from './erase.ts';
import { completeParser } from './parser/complete-parser.ts';
import { isOutOfStack, notInCells, syntaxError, tooDeep } from './syntax-errors.ts';

export type {
  AssignmentExpression,
  AwaitExpression,
  CallExpression,
  ClassBody,
  ClassExpression,
  Expression,
  ExpressionStatement,
  Function,
  FunctionExpression,
  Identifier,
  ImportDeclaration,
  Literal,
  MemberExpression,
  MethodDefinition,
  ModuleDeclaration,
  Node,
  Parser,
  Pattern,
  PrivateIdentifier,
  Program,
  PropertyDefinition,
  Statement,
  TaggedTemplateExpression,
  VariableDeclaration,
} from 'acorn';

export interface ParsedCell {
  /** Without types; positions are those of the TypeScript. */
  program: Program;
  edits: Edits;
}

/** acorn hides its constructor; its parser knows how far it came. */
type ParserClass = new (options: Options, source: string) => { parse(): Program; readonly startLoc: Position };
const TypeScriptParser = completeParser(Parser.extend(tsPlugin())) as unknown as ParserClass;

/** Throws LabError `syntax`. */
export function parse(source: string): ParsedCell {
  const program = read(source);
  const edits = new Edits(source);
  eraseTypes(program, edits);
  return { program, edits };
}

function read(source: string): Program {
  const parser = new TypeScriptParser(
    {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowAwaitOutsideFunction: true,
      preserveParens: true,
      locations: true,
    },
    source,
  );
  try {
    return parser.parse();
  } catch (error) {
    const { message, loc = parser.startLoc, pos } = error as SyntaxError & { loc?: Position; pos?: number };
    if (isOutOfStack(error)) throw tooDeep(loc);
    // A fault of the plugin: it met what it did not expect.
    if (pos === undefined) throw syntaxError('Unexpected token', loc.line, loc.column);
    if (source[pos] === '@') throw notInCells('decorators', loc.line, loc.column);
    throw syntaxError(message, loc.line, loc.column);
  }
}
