// A display filter as a function of a packet. As in Wireshark 4: a field that occurs several times passes `==` when one
// of its values does, and `!=` when all of them do; a field that does not occur passes nothing.
import type { CapturedPacket } from '../captured-packet.ts';
import { packetFields, type FieldValue, type PacketField } from './packet-fields.ts';
import { hasWord } from './has-word.ts';
import { parseFilter, type Comparison, type FilterTree } from './parse-filter.ts';

export type PacketTest = (captured: CapturedPacket) => boolean;

/**
 * An empty text passes every packet. `words`: plain words are looked for too (`parseFilter`). Throws FilterError.
 */
export function compileFilter(text: string, { words = false } = {}): PacketTest {
  const tree = parseFilter(text, words);
  return tree === null ? () => true : compile(tree);
}

function compile(tree: FilterTree): PacketTest {
  switch (tree.type) {
    case 'and': {
      const tests = tree.parts.map(compile);
      return (captured) => tests.every((test) => test(captured));
    }
    case 'or': {
      const tests = tree.parts.map(compile);
      return (captured) => tests.some((test) => test(captured));
    }
    case 'not': {
      const test = compile(tree.part);
      return (captured) => !test(captured);
    }
    case 'has': {
      const { get } = fieldOf(tree.field);
      return (captured) => {
        const value = get(captured);
        return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
      };
    }
    case 'compare': {
      const { value: wanted, comparison } = tree;
      const passes = (value: FieldValue): boolean => compare(value, comparison, wanted);
      return comparison === '!=' ? everyValue(tree.field, passes) : someValue(tree.field, passes);
    }
    case 'word':
      return hasWord(tree.word);
    case 'in': {
      const { ranges } = tree;
      const isIn = (value: FieldValue): boolean =>
        ranges.some(([from, to]) => (from === to ? same(value, from) : value >= from && value <= to));
      return someValue(tree.field, isIn);
    }
  }
}

function fieldOf(name: string): PacketField {
  const field = packetFields[name];
  // The parser has seen to it.
  if (field === undefined) throw new Error(`no field ${name}`);
  return field;
}

function someValue(name: string, passes: (value: FieldValue) => boolean): PacketTest {
  const { get } = fieldOf(name);
  return (captured) => {
    const value = get(captured);
    if (value === undefined) return false;
    return isList(value) ? value.some(passes) : passes(value);
  };
}

function everyValue(name: string, passes: (value: FieldValue) => boolean): PacketTest {
  const { get } = fieldOf(name);
  return (captured) => {
    const value = get(captured);
    if (value === undefined) return false;
    return isList(value) ? value.length > 0 && value.every(passes) : passes(value);
  };
}

function isList(value: FieldValue | readonly FieldValue[]): value is readonly FieldValue[] {
  return Array.isArray(value);
}

function compare(value: FieldValue, comparison: Comparison, wanted: FieldValue): boolean {
  switch (comparison) {
    case '==':
      return same(value, wanted);
    case '!=':
      return !same(value, wanted);
    case 'contains':
      return holds(value, wanted);
    case '<':
      return value < wanted;
    case '<=':
      return value <= wanted;
    case '>':
      return value > wanted;
    case '>=':
      return value >= wanted;
  }
}

function same(one: FieldValue, other: FieldValue): boolean {
  if (one instanceof Uint8Array && other instanceof Uint8Array)
    return one.length === other.length && one.every((byte, index) => byte === other[index]);
  return one === other;
}

function holds(value: FieldValue, part: FieldValue): boolean {
  if (typeof value === 'string' && typeof part === 'string') return value.includes(part);
  if (!(value instanceof Uint8Array) || !(part instanceof Uint8Array)) return false;
  const [first] = part;
  if (first === undefined) return true;
  for (let at = value.indexOf(first); at >= 0; at = value.indexOf(first, at + 1)) {
    if (part.every((byte, index) => value[at + index] === byte)) return true;
  }
  return false;
}
