// TypeScript to the syntax tree of the JavaScript that it runs as, with the changes to the text that make it so. The reader's
// lines and columns are those of the tree. What is wrong is reported there.
import { Parser } from 'acorn';
import type { Program } from 'acorn';
import { tsPlugin } from '@sveltejs/acorn-typescript';
import { Edits } from './edits.ts';
import { eraseTypes } from './erase.ts';
import { completeParser } from './parser/complete-parser.ts';
import { notInCells, syntaxError, tooDeep } from './syntax-errors.ts';

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

const TypeScriptParser = completeParser(Parser.extend(tsPlugin()));

/** Throws LabError `syntax`. */
export function parse(source: string): ParsedCell {
  const program = read(source);
  const edits = new Edits(source);
  eraseTypes(program, edits);
  return { program, edits };
}

function read(source: string): Program {
  try {
    return TypeScriptParser.parse(source, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowAwaitOutsideFunction: true,
      preserveParens: true,
      locations: true,
    });
  } catch (error) {
    const { message, loc, pos } = error as SyntaxError & { loc?: { line: number; column: number }; pos: number };
    if (error instanceof RangeError || /stack space/.test(message)) throw tooDeep();
    if (!loc) throw error;
    if (source[pos] === '@') throw notInCells('decorators', loc.line, loc.column);
    throw syntaxError(message, loc.line, loc.column);
  }
}
