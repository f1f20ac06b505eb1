// A display filter in Wireshark's syntax as a tree:
// `mqtt.msgtype == 3 && (mqtt.topic contains "qos" || !mqtt.dupflag)`.
import { FilterError, type FieldType } from './filter-error.ts';
import { packetFields, type FieldValue } from './packet-fields.ts';
import { nearestName } from './nearest-name.ts';
import { tokenize, type Token } from './tokens.ts';

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'contains';

export type FilterTree =
  | { type: 'or' | 'and'; parts: FilterTree[] }
  | { type: 'not'; part: FilterTree }
  /** The packet has the field; a flag is also set. */
  | { type: 'has'; field: string }
  | { type: 'compare'; field: string; comparison: Comparison; value: FieldValue }
  /** One of the ranges [from, to], both ends included. */
  /** A word that a reader looks for. */
  | { type: 'word'; word: string }
  | { type: 'in'; field: string; ranges: (readonly [from: FieldValue, to: FieldValue])[] };

const longest = 2000;
const deepest = 50;

/** English operators that Wireshark also takes. */
const operators: Readonly<Record<string, Comparison>> = {
  '==': '==',
  eq: '==',
  '!=': '!=',
  ne: '!=',
  '<': '<',
  lt: '<',
  '<=': '<=',
  le: '<=',
  '>': '>',
  gt: '>',
  '>=': '>=',
  ge: '>=',
  contains: 'contains',
};

/** Words that are no plain ones. */
const reserved = new Set(['and', 'or', 'not', 'in', ...Object.keys(operators)]);
const isFieldLike = (name: string): boolean => /^(?:mqtt|lab|frame)\./i.test(name);

/**
 * Null for an empty text, which every packet passes. `words`: also of plain words, which readers look for; a misspelt
 * field may then be taken for one. Throws FilterError.
 */
export function parseFilter(text: string, words = false): FilterTree | null {
  if (text.trim() === '') return null;
  if (text.length > longest) throw new FilterError({ code: 'too-long', most: longest }, longest, text.length);
  const parser = new Parser(tokenize(text, words), words);
  const tree = parser.or(0);
  parser.end();
  return tree;
}

class Parser {
  readonly #tokens: Token[];
  readonly #words: boolean;
  #at = 0;

  constructor(tokens: Token[], words: boolean) {
    this.#tokens = tokens;
    this.#words = words;
  }

  get #next(): Token {
    // The last token is `end`, which nothing takes.
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', start: 0, end: 0 };
  }

  or(depth: number): FilterTree {
    return this.#list('or', ['||', 'or'], () => this.#and(depth));
  }

  end(): void {
    const { kind, text, start, end } = this.#next;
    if (kind !== 'end') throw new FilterError({ code: 'expected-and-or', found: text }, start, end);
  }

  #and(depth: number): FilterTree {
    return this.#list('and', ['&&', 'and'], () => (this.#words ? this.#wordsOr(depth) : this.#not(depth)));
  }

  /** Plain words that stand side by side are all looked for. */
  #wordsOr(depth: number): FilterTree {
    const first = this.#not(depth);
    const parts = [first];
    while (isPlain(parts.at(-1)) && this.#isWord()) parts.push(this.#test());
    return parts.length === 1 ? first : { type: 'and', parts };
  }

  #isWord(): boolean {
    const { kind, text } = this.#next;
    const after = this.#tokens[this.#at + 1];
    const isCompared = after !== undefined && after.kind !== 'text' && isOperator(after);
    if (!this.#words || kind === 'end' || kind === 'symbol' || isCompared) return false;
    if (kind === 'text') return text !== '';
    if (isFieldLike(text)) return false;
    if (kind !== 'name') return true;
    // With a dot in it, and near a field, it is a field that is misspelt.
    const isMisspelt = text.includes('.') && nearestField(text) !== null;
    return !reserved.has(text) && !Object.hasOwn(packetFields, text) && !isMisspelt;
  }

  #list(type: 'or' | 'and', words: string[], read: () => FilterTree): FilterTree {
    const first = read();
    const parts = [first];
    while (this.#takeOne(words)) parts.push(read());
    return parts.length === 1 ? first : { type, parts };
  }

  #not(depth: number): FilterTree {
    const { start, end } = this.#next;
    if (depth > deepest) throw new FilterError({ code: 'too-deep', most: deepest }, start, end);
    if (this.#takeOne(['!', 'not'])) return { type: 'not', part: this.#not(depth + 1) };
    if (!this.#takeOne(['('])) return this.#test();
    const tree = this.or(depth + 1);
    if (!this.#takeOne([')'])) {
      if (this.#next.kind !== 'end') this.end();
      throw new FilterError({ code: 'unclosed-parenthesis' }, start, end);
    }
    return tree;
  }

  #test(): FilterTree {
    const { kind, text: field, start, end } = this.#next;
    if (this.#isWord()) {
      this.#at += 1;
      return { type: 'word', word: field };
    }
    if (kind !== 'name' && !(kind === 'word' && isFieldLike(field)))
      throw new FilterError({ code: 'expected-test', found: field }, start, end);
    if (!Object.hasOwn(packetFields, field))
      throw new FilterError({ code: 'unknown-field', name: field, nearest: nearestField(field) }, start, end);
    this.#at += 1;
    const operator = this.#next;
    if (operator.kind === 'name' && operator.text === 'in') return this.#in(field);
    const comparison = Object.hasOwn(operators, operator.text) ? operators[operator.text] : undefined;
    if (comparison === undefined || operator.kind === 'text') return { type: 'has', field };
    this.#at += 1;
    const type = typeOf(field);
    const ordered = comparison !== '==' && comparison !== '!=' && comparison !== 'contains';
    const fits = comparison === 'contains' ? type === 'text' || type === 'bytes' : !ordered || type === 'number';
    if (!fits)
      throw new FilterError({ code: 'wrong-operator', field, operator: operator.text }, operator.start, operator.end);
    return { type: 'compare', field, comparison, value: this.#value(field) };
  }

  #in(field: string): FilterTree {
    this.#at += 1;
    const open = this.#next;
    if (!this.#takeOne(['{']))
      throw new FilterError({ code: 'expected-value', field, found: open.text }, open.start, open.end);
    const ranges: (readonly [FieldValue, FieldValue])[] = [];
    do {
      const from = this.#value(field);
      ranges.push([from, this.#takeOne(['..']) ? this.#value(field) : from]);
    } while (this.#takeOne([',']));
    if (!this.#takeOne(['}'])) throw new FilterError({ code: 'unclosed-set' }, open.start, this.#next.end);
    return { type: 'in', field, ranges };
  }

  #value(field: string): FieldValue {
    const token = this.#next;
    const { kind, text, start, end } = token;
    if (kind === 'end' || kind === 'symbol')
      throw new FilterError({ code: 'expected-value', field, found: text }, start, end);
    const value = valueOf(field, token);
    if (value === null)
      throw new FilterError({ code: 'wrong-value', field, wants: typeOf(field), found: text }, start, end);
    this.#at += 1;
    return value;
  }

  #takeOne(words: string[]): boolean {
    const { kind, text } = this.#next;
    if ((kind !== 'symbol' && kind !== 'name') || !words.includes(text)) return false;
    this.#at += 1;
    return true;
  }
}

function isPlain(tree: FilterTree | undefined): boolean {
  return tree?.type === 'word' || (tree?.type === 'not' && isPlain(tree.part));
}

function isOperator({ kind, text }: Token): boolean {
  return (kind === 'symbol' || kind === 'name') && (text === 'in' || Object.hasOwn(operators, text));
}

/** `qos` is `mqtt.qos`, and `mqtt.to` becomes `mqtt.topic`; else the one that is spelt nearest. */
function nearestField(name: string): string | null {
  const names = Object.keys(packetFields);
  const typed = name.toLowerCase();
  const meant = names.find((field) => field.endsWith(`.${typed}`)) ?? names.find((field) => field.startsWith(typed));
  return meant ?? nearestName(name, names);
}

function typeOf(field: string): FieldType {
  return packetFields[field]?.type ?? 'text';
}

/** What the token stands for where `field` is compared with it; null when it cannot be. */
function valueOf(field: string, { kind, text }: Token): FieldValue | null {
  switch (typeOf(field)) {
    case 'number': {
      const named = packetFields[field]?.names;
      if (kind === 'number') return Number(text);
      return named !== undefined && Object.hasOwn(named, text) ? (named[text] ?? null) : null;
    }
    case 'boolean':
      if (/^(?:true|1)$/i.test(text)) return true;
      return /^(?:false|0)$/i.test(text) ? false : null;
    case 'text':
      return kind === 'text' ? text : null;
    case 'bytes':
      if (kind === 'text') return new TextEncoder().encode(text);
      if (kind === 'bytes') return bytesOf(text.split(/[:-]/));
      return kind === 'number' && /^0x(?:[0-9a-f]{2})+$/i.test(text)
        ? bytesOf(text.slice(2).match(/../g) ?? [])
        : kind === 'number' && /^\d{2}$/.test(text)
          ? bytesOf([text])
          : null;
  }
}

function bytesOf(pairs: string[]): Uint8Array {
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}
