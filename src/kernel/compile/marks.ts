// What sucrase drops (namespaces) and acorn does not know (`accessor`), given a shape that both read: a namespace becomes a
// function with a telling name, an accessor a field with one. The syntax tree then says which of these texts were code.
import type { ColumnMap } from './column-map.ts';
import { Edits } from './edits.ts';

export interface Mark {
  /** The name, or the beginning of the name, by which the syntax tree shows it. */
  id: string;
  kind: 'namespace' | 'accessor';
  /** A namespace's names: `A.B` has two. */
  path: string[];
  /** Whether `export` stood before a namespace. */
  exported: boolean;
  start: number;
  end: number;
}

const gap = String.raw`(?:\s|/\*[^]*?\*/|//[^\n]*\n)`;
const sameLine = String.raw`(?:[^\S\n]|/\*[^\n]*?\*/)+`;
const name = String.raw`[\p{ID_Start}$_][\p{ID_Continue}$]*`;
const namespaces = new RegExp(
  String.raw`(?<![\w$.]|\bdeclare${gap}+)(export${gap}+)?(?:namespace|module)${sameLine}(${name}(?:${gap}*\.${gap}*${name})*)(?=${gap}*\{)`,
  'gu',
);
const accessors = new RegExp(String.raw`(?<![\w$.])accessor${sameLine}(#?)(?=${name})`, 'gu');

/** Every place that may be a namespace or an accessor; some may be text in a string or a comment. */
export function findMarks(source: string): Mark[] {
  let prefix = '$mark';
  while (source.includes(prefix)) prefix += '_';
  const found = [
    ...[...source.matchAll(namespaces)].map(({ 0: text, 1: exported, 2: path = '', index }) => {
      const names = path.replace(new RegExp(gap, 'g'), '').split('.');
      return mark('namespace', index, text, { path: names, exported: exported !== undefined });
    }),
    ...[...source.matchAll(accessors)].map(({ 0: text, index }) => mark('accessor', index, text)),
  ];
  return found.map((each, number) => ({ ...each, id: `${prefix}${number}$` }));
}

function mark(kind: Mark['kind'], start: number, text: string, more: Partial<Mark> = {}): Mark {
  return { id: '', kind, path: [], exported: false, start, end: start + text.length, ...more };
}

/** `source` on the same lines with the marks in place. */
export function putMarks(source: string, marks: readonly Mark[]): { code: string; map: ColumnMap } {
  const edits = new Edits(source);
  for (const { id, kind, start, end } of marks) {
    if (kind === 'namespace') edits.replaceKeepingLines(start, end, `function ${id}()`);
    else edits.replace(start, end, `${source[end - 1] === '#' ? '#' : ''}${id}`);
  }
  return edits.apply();
}
