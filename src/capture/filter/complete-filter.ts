// What could come next in a display filter: fields and packet types, then what their type can be compared with, then known values.
import { FilterError } from './filter-error.ts';
import { packetFields, type PacketField } from './packet-fields.ts';
import { tokenize, type Token } from './tokens.ts';

export interface Completion {
  kind: 'field' | 'operator' | 'value';
  text: string;
}

export interface Completions {
  /** The part of the text [from, cursor) that a completion takes the place of. */
  from: number;
  items: Completion[];
}

const none = (cursor: number): Completions => ({ from: cursor, items: [] });

/** The completions at `cursor`; `values`: what is known of a text field, such as the topics that have been seen. */
export function completeFilter(
  text: string,
  cursor: number,
  values: (field: string) => readonly string[] = () => [],
): Completions {
  const before = text.slice(0, cursor);
  let tokens: Token[];
  try {
    tokens = tokenize(before);
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    // Inside a text that is not closed: its values.
    if (error.problem.code !== 'unclosed-string') return none(cursor);
    return valuesFrom(tokenize(before.slice(0, error.start)), error.start, before.slice(error.start), values);
  }
  tokens.pop();
  const last = tokens.at(-1);
  const touching = last !== undefined && last.end === cursor && last.kind === 'name' ? last : undefined;
  const typed = touching?.text.toLowerCase() ?? '';
  const from = touching?.start ?? cursor;
  const earlier = touching === undefined ? tokens : tokens.slice(0, -1);
  const previous = earlier.at(-1);
  if (previous === undefined || startsTest(previous)) return { from, items: [...fields(typed), ...types(typed)] };
  const field = fieldAt(previous);
  if (field !== undefined) return { from, items: starting(operatorsFor(field), 'operator', typed) };
  if (touching === undefined || comparisonAt(previous)) {
    const found = valuesFrom(earlier, from, typed, values);
    if (found.items.length > 0) return found;
  }
  if (previous.kind === 'symbol' && previous.text !== ')' && previous.text !== '}') return none(cursor);
  return { from, items: starting(['&&', '||'], 'operator', typed) };
}

function fields(typed: string): Completion[] {
  const names = Object.keys(packetFields);
  const beginning = names.filter((name) => name.startsWith(typed));
  const within = names.filter((name) => !name.startsWith(typed) && name.includes(typed));
  return [...beginning, ...within].filter((name) => name !== typed).map((text) => ({ kind: 'field', text }));
}

/** A packet type alone is a plain word that readers look for. */
function types(typed: string): Completion[] {
  const names = Object.keys(packetFields['mqtt.msgtype']?.names ?? {}).filter((name) => !name.includes(' '));
  return typed === '' ? [] : starting(names, 'value', typed);
}

function valuesFrom(
  tokens: readonly Token[],
  from: number,
  typed: string,
  values: (field: string) => readonly string[],
): Completions {
  const comparisons = tokens.filter(({ kind }) => kind !== 'end');
  const name = comparisons.findLast((token) => fieldAt(token) !== undefined)?.text;
  const last = comparisons.at(-1);
  if (name === undefined || last === undefined || !comparisonAt(last)) return { from, items: [] };
  const field = packetFields[name];
  const plain = field?.type === 'boolean' ? ['true', 'false'] : Object.keys(field?.names ?? {});
  const quoted = [...plain.filter((value) => value.includes(' ')), ...values(name)].map((value) =>
    JSON.stringify(value),
  );
  const bare = plain.filter((value) => !value.includes(' '));
  return { from, items: starting([...bare, ...quoted], 'value', typed) };
}

function starting(texts: readonly string[], kind: Completion['kind'], typed: string): Completion[] {
  return texts
    .filter((text) => text.toLowerCase().startsWith(typed.toLowerCase()) && text !== typed)
    .map((text) => ({ kind, text }));
}

function startsTest({ kind, text }: Token): boolean {
  return (kind === 'symbol' && /^(?:&&|\|\||!|\()$/.test(text)) || (kind === 'name' && /^(?:and|or|not)$/.test(text));
}

function comparisonAt({ kind, text }: Token): boolean {
  return kind === 'symbol'
    ? /^(?:==|!=|<=?|>=?|\{|,|\.\.)$/.test(text)
    : kind === 'name' && /^(?:eq|ne|lt|le|gt|ge|contains)$/.test(text);
}

function fieldAt({ kind, text }: Token): PacketField | undefined {
  return kind === 'name' && Object.hasOwn(packetFields, text) ? packetFields[text] : undefined;
}

function operatorsFor({ type }: PacketField): string[] {
  switch (type) {
    case 'number':
      return ['==', '!=', '>', '>=', '<', '<=', 'in'];
    case 'boolean':
      return ['==', '!=', '&&', '||'];
    case 'text':
    case 'bytes':
      return ['==', '!=', 'contains', 'in'];
  }
}
