// The JSON Schema of config.json, which editors read: public/config.schema.json is this, word for word, and the tests see that
// it accepts and refuses what the page does. What needs more than one key, or an address taken apart, only the page knows.
import { profileNames } from '../../broker/profile-names.ts';
import { brokerKinds, defaultConfig, most, patterns } from '../public-config.ts';

const list = (items: object) => ({ type: 'array', items, maxItems: most.list });
const orNone = (schema: object) => ({ anyOf: [{ const: '' }, schema] });
const matching = (pattern: RegExp) => ({ type: 'string', pattern: pattern.source, maxLength: most.url });
const kind = { enum: brokerKinds };

const properties = {
  $schema: { type: 'string', description: 'This schema, for editors.' },
  broker: { ...kind, description: 'The broker that new readers start with.' },
  locked: {
    type: 'boolean',
    description: 'true: readers can choose no other broker. The picker says that the trainer has set it.',
  },
  offered: {
    ...list(kind),
    minItems: 1,
    description: 'The brokers that the picker offers. "public" is left out by itself when that list is empty.',
  },
  profile: { enum: profileNames, description: 'How the broker in the page behaves at first.' },
  local: {
    ...matching(patterns.address),
    description: 'The broker of "this computer": ws://, wss://, or a path such as /mqtt on the host of the page.',
  },
  public: {
    ...list(matching(patterns.address)),
    description: 'The public brokers, the first one is offered first. [] offers none.',
  },
  custom: {
    ...orNone(matching(patterns.address)),
    description:
      'What stands under "another address", such as the broker of your class: ws://, wss://, or a path such as /mqtt.',
  },
  namespace: {
    ...matching(patterns.namespace),
    description: 'First levels of every reader’s own topics. Without +, # and $, and without / at the ends.',
  },
  class: {
    ...orNone(matching(patterns.class)),
    description: 'One more level behind the namespace, for one class. Letters, digits, - and _.',
  },
  language: { enum: ['', 'zh-cn', 'en'], description: 'The language of the first page. "": as the address says.' },
  links: {
    ...list({
      type: 'object',
      properties: { text: { type: 'string', pattern: '\\S', maxLength: most.text }, url: matching(patterns.link) },
      required: ['text', 'url'],
      additionalProperties: false,
    }),
    description: 'Links of your own, at the end of the table of contents: https://, http://, or a path of this host.',
  },
  solutions: {
    type: 'object',
    properties: { hiddenUntil: orNone(matching(patterns.moment)) },
    additionalProperties: false,
    description:
      'hiddenUntil: until then the solutions of exercises are not shown, such as 2026-12-24T10:00:00+01:00. They are in the files all the same.',
  },
  addresses: {
    ...list(matching(patterns.site)),
    description: 'Where readers find this copy of the book, for the address in large letters and its QR code.',
  },
};

/** With the defaults as they are. */
export const configSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'The trainer’s settings of lab-mqtt',
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => [
      key,
      { ...schema, ...(key in defaultConfig && { default: defaultConfig[key as keyof typeof defaultConfig] }) },
    ]),
  ),
  additionalProperties: false,
};
