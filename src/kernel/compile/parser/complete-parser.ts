// acorn's plugin for TypeScript, completed: it reads what TypeScript reads.
import type { Parser } from '../parse.ts';
import { withClasses } from './classes.ts';
import { withDeclarations } from './declarations.ts';
import { withExpressions } from './expressions.ts';
import type { ParserClass } from './internals.ts';
import { withNames } from './names.ts';
import { withSlashes } from './slashes.ts';
import { withTypes } from './types.ts';

export function completeParser(Plugin: typeof Parser): typeof Parser {
  const Base = withSlashes(withNames(Plugin as unknown as ParserClass));
  return withExpressions(withTypes(withClasses(withDeclarations(Base)))) as unknown as typeof Parser;
}
