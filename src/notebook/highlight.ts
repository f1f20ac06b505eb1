// Colours for TypeScript without an editor: a scanner, not a parser. The same one draws the static page, an edited
// cell and the plain field, so that code does not change its look when it comes to life.

export type TokenKind = 'comment' | 'string' | 'number' | 'keyword' | 'name' | 'call' | 'plain';

export interface Token {
  kind: TokenKind;
  text: string;
}

const keywords = new Set(
  (
    'as async await break case catch class const continue debugger default delete do else enum export extends false ' +
    'finally for from function if implements import in instanceof interface let new null of private protected public ' +
    'readonly return satisfies static super switch this throw true try type typeof undefined var void while with yield'
  ).split(' '),
);

const pattern = new RegExp(
  [
    /(?<comment>\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))/,
    /(?<string>'(?:\\[^]|[^'\\\n])*'?|"(?:\\[^]|[^"\\\n])*"?)/,
    /(?<template>[`}])/,
    /(?<number>\b(?:0x[\da-f_]+|0b[01_]+|\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?)n?\b)/,
    /(?<word>[\p{ID_Start}$_][\p{ID_Continue}$]*)/u,
    /(?<slash>\/)/,
    /(?<brace>\{)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'giu',
);
const templatePart = /(?:\\[^]|[^`\\$]|\$(?!\{))*(?:\$\{|`|$)/uy;
const regularExpression = /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/uy;

/** Every character of `code` once, in order. */
export function tokens(code: string): Token[] {
  const found: Token[] = [];
  /** Open braces inside each `${ … }` that we are in, innermost last. */
  const templates: number[] = [];
  const add = (kind: TokenKind, text: string) => {
    const last = found.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text) found.push({ kind, text });
  };

  let place = 0;
  /** Takes what `rule` matches here as one string. */
  const take = (rule: RegExp, from: number): boolean => {
    rule.lastIndex = from;
    const text = rule.exec(code)?.[0];
    if (text === undefined) return false;
    add('string', code.slice(place, from) + text);
    place = from + text.length;
    if (rule === templatePart && text.endsWith('${')) templates.push(0);
    return true;
  };

  for (;;) {
    pattern.lastIndex = place;
    const match = pattern.exec(code);
    if (!match) break;
    add('plain', code.slice(place, match.index));
    place = match.index;
    const [text] = match;
    const { comment, string, template, number, word, slash, brace } = match.groups ?? {};
    const end = place + text.length;
    if (template !== undefined) {
      const open = templates.at(-1);
      if (template === '`' || open === 0) {
        if (template === '}') templates.pop();
        take(templatePart, end);
        continue;
      }
      if (open !== undefined) templates[templates.length - 1] = open - 1;
      add('plain', text);
    } else if (slash !== undefined) {
      if (beginsExpression(found) && take(regularExpression, place)) continue;
      add('plain', text);
    } else if (brace !== undefined) {
      const open = templates.at(-1);
      if (open !== undefined) templates[templates.length - 1] = open + 1;
      add('plain', text);
    } else if (comment !== undefined) add('comment', text);
    else if (string !== undefined) add('string', text);
    else if (number !== undefined) add('number', text);
    else add(wordKind(word ?? '', code, place), text);
    place = end;
  }
  add('plain', code.slice(place));
  return found;
}

function wordKind(word: string, code: string, place: number): TokenKind {
  if (code[place - 1] !== '.' && keywords.has(word)) return 'keyword';
  if (/^\s*(?:<[\w\s,.[\]]*>)?\(/.test(code.slice(place + word.length, place + word.length + 80))) return 'call';
  return /^\p{Lu}/u.test(word) ? 'name' : 'plain';
}

/** Whether a slash after these tokens begins a regular expression; else it divides. */
function beginsExpression(before: readonly Token[]): boolean {
  const last = before.findLast(({ kind, text }) => kind !== 'comment' && text.trim() !== '');
  if (!last || last.kind === 'keyword') return true;
  return last.kind === 'plain' && !/[\w$)\]}]\s*$/u.test(last.text);
}
