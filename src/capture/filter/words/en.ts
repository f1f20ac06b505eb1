// What is wrong with a display filter.
import type { FilterWords } from './words.ts';

const types: FilterWords['types'] = {
  number: 'a number',
  boolean: 'true or false',
  text: 'a text in quotes',
  bytes: 'bytes (68:69) or a text in quotes',
};

const shown = (found: string): string => (found === '' ? 'the end' : `“${found}”`);

export const en: FilterWords = {
  types,
  problems: {
    'unknown-field': ({ name, nearest }) =>
      `There is no field “${name}”.${nearest === null ? '' : ` Did you mean ${nearest}?`}`,
    'expected-test': ({ found }) => `A field such as mqtt.topic should stand here, not ${shown(found)}.`,
    'expected-value': ({ field, found }) =>
      `${field} is compared with nothing: a value should stand here, not ${shown(found)}.`,
    'wrong-value': ({ field, wants, found }) => `${field} is compared with ${types[wants]}, not with “${found}”.`,
    'wrong-operator': ({ field, operator }) => `“${operator}” does not work with ${field}.`,
    'expected-and-or': ({ found }) => `Between two tests stands && or ||, not ${shown(found)}.`,
    'unclosed-string': () => 'The text that begins here has no closing quote.',
    'unclosed-parenthesis': () => 'The parenthesis that opens here is not closed.',
    'unclosed-set': () => 'The set that opens here is not closed with }.',
    'mistaken-operator': ({ found, meant }) => `“${found}” has no meaning here. Write “${meant}”.`,
    'bad-character': ({ found }) => `“${found}” has no meaning here.`,
    'bad-escape': ({ found }) => `“${found}” is no escape. There are \\" \\\\ \\n \\t and \\x41.`,
    'too-long': ({ most }) => `A filter has at most ${most} characters.`,
    'too-deep': ({ most }) => `Parentheses and “not” go at most ${most} levels deep.`,
  },
};
