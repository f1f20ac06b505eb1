// TypeScript enters the notebook here. In the page only its types are used (the worker brings its own compiler);
// the build and the tests use the library.
import ts from 'typescript';

export { ts };
export type TypeScript = typeof ts;
export type { LanguageService, SourceFile, Node, Statement, BindingName } from 'typescript';
