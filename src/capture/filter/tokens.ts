// Cuts a display filter into tokens, each with its place.
import { FilterError } from './filter-error.ts';

export interface Token {
  kind: 'name' | 'number' | 'text' | 'bytes' | 'symbol' | 'word' | 'end';
  /** As written; of a text what it stands for. */
  text: string;
  start: number;
  end: number;
}

const space = /\s+/y;
const bytes = /[0-9a-f]{2}(?:[:-][0-9a-f]{2})+(?![\w:.-])/iy;
const number = /-?(?:0x[0-9a-f]+|\d+(?:\.(?!\.)\d+)?)(?![\w])/iy;
const name = /[a-z_]\w*(?:\.\w+)*/iy;
const symbol = /&&|\|\||==|!=|>=|<=|\.\.|[!<>(){},]/y;

/** Operators of other languages, and what they are here. */
const mistaken = /===|!==|<>|=<|=>|=(?!=)|&(?!&)|\|(?!\|)/y;
const meant: Readonly<Record<string, string>> = {
  '===': '==',
  '!==': '!=',
  '<>': '!=',
  '=<': '<=',
  '=>': '>=',
  '=': '==',
  '&': '&&',
  '|': '||',
};
/** What a reader may look for that is no token otherwise: a topic, a text in another script. */
const word = /[^\s"!<>(){},&|=]+/uy;

/** The tokens in order; the last is `end`. `words`: also of plain words. Throws FilterError. */
export function tokenize(text: string, words = false): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  const kinds = [
    ['bytes', bytes],
    ['number', number],
    ['name', name],
    ['symbol', symbol],
  ] as const;
  while (at < text.length) {
    const blank = take(space);
    if (blank !== null) {
      at += blank.length;
      continue;
    }
    if (text[at] === '"') {
      const token = readText(text, at);
      tokens.push(token);
      at = token.end;
      continue;
    }
    const operator = take(mistaken);
    if (operator !== null) {
      const problem = { code: 'mistaken-operator', found: operator, meant: meant[operator] ?? '' } as const;
      throw new FilterError(problem, at, at + operator.length);
    }
    const plain = words ? take(word) : null;
    const found = kinds.map(([kind, pattern]) => ({ kind, text: take(pattern) })).find((one) => one.text !== null);
    if (plain !== null && plain.length > (found?.text?.length ?? 0) && !plain.includes('..')) {
      tokens.push({ kind: 'word', text: plain, start: at, end: at + plain.length });
      at += plain.length;
      continue;
    }
    if (found?.text == null) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      throw new FilterError({ code: 'bad-character', found: character }, at, at + character.length);
    }
    tokens.push({ kind: found.kind, text: found.text, start: at, end: at + found.text.length });
    at += found.text.length;
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}

function readText(source: string, start: number): Token {
  let text = '';
  for (let at = start + 1; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (character === '"') return { kind: 'text', text, start, end: at + 1 };
    if (character !== '\\') {
      text += character;
      continue;
    }
    const escape = /\\(?:["\\]|n|t|x[0-9a-f]{2})/iy;
    escape.lastIndex = at;
    const found = escape.exec(source)?.[0];
    if (found === undefined) {
      if (at + 1 === source.length) break;
      throw new FilterError({ code: 'bad-escape', found: source.slice(at, at + 2) }, at, at + 2);
    }
    text += unescape(found);
    at += found.length - 1;
  }
  throw new FilterError({ code: 'unclosed-string' }, start, source.length);
}

function unescape(found: string): string {
  const letter = found.charAt(1);
  if (letter === 'n') return '\n';
  if (letter === 't') return '\t';
  if (letter === 'x' || letter === 'X') return String.fromCharCode(Number.parseInt(found.slice(2), 16));
  return letter;
}
