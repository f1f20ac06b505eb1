// The trainer's settings, in English.
import { named } from './named-values.ts';
import type { Words } from './words.ts';

export const en: Words = {
  expected: {
    json: 'a JSON object',
    key: `one of the keys ${named.keys}`,
    kind: `one of ${named.kinds}`,
    kinds: `a list of one or more of ${named.kinds}`,
    profile: `one of ${named.profiles}`,
    truth: 'true or false',
    address: 'a ws:// or wss:// address without user name, or a path such as /mqtt on this host',
    'address-or-none': 'a ws:// or wss:// address without user name, a path such as /mqtt on this host, or ""',
    addresses: `a list of at most ${named.list} addresses; [] for none`,
    namespace: 'topic levels without +, # and $, not starting or ending with /, at most 99 characters',
    class: 'at most 32 letters, digits, - and _, or ""',
    language: '"zh-cn", "en" or ""',
    links: `a list of at most ${named.list} links { "text": …, "url": … }`,
    'link-text': `text, at most ${named.text} characters`,
    'link-url': 'an https:// or http:// address, or a path of this host',
    solutions: 'an object { "hiddenUntil": … }',
    moment: 'a moment with its time zone, such as 2026-12-24T10:00:00+01:00, or ""',
    site: 'an https:// or http:// address',
    sites: `a list of at most ${named.list} https:// or http:// addresses`,
    offered: 'a broker that is among "offered"',
    'needs-address': 'an address, because new readers start with this broker',
    'not-locked': 'no broker, because the trainer has set one',
  },
  wholeFile: 'the whole file',
  fault: (key, expected, received) => `${key}: expected ${expected}; received ${received}`,
  faults: (count) =>
    count === 1 ? 'For the trainer: config.json has a mistake.' : `For the trainer: config.json has ${count} mistakes.`,
  addressFaults: 'The address of this page asks for what cannot be used:',
  defaults: 'The default is used instead.',
  slow: 'The trainer’s settings (config.json) have not come yet. They say which broker is to be used, so cells wait for them.',
  trouble: {
    unreachable: 'The trainer’s settings (config.json) cannot be fetched: the server does not answer.',
    'broken-off': 'The trainer’s settings (config.json) broke off half-way.',
    refused: 'The trainer’s settings (config.json) cannot be fetched',
  },
  status: (status) => `: the server answers ${status}.`,
  waits: (trouble) =>
    `${trouble} They say which broker is to be used, so cells wait, and the page asks for them again by itself.`,
  askAgain: 'Ask again now',
  without: 'Go on with the broker in the page',
  wentWithout:
    'This page goes on without the trainer’s settings: its cells use the broker in the page. Load the page again to ask for the settings.',
  overruled: (now, before) =>
    `The trainer has set the broker anew: cells now connect to ${now}, no longer to ${before}.`,
  takeBack: (before) => `Use ${before} again`,
  linkChose: (now) => `The link that you followed has chosen the broker: cells now connect to ${now}.`,
  linkAsks: 'The link that you followed wants the cells of this book to connect to:',
  linkAsksNote:
    'The trainer’s settings do not name this address. Use it only if you know who gave you the link. Your user name and password for other brokers are not sent to it.',
  linkTake: 'Connect to it',
  linkLeave: 'Do not use it',
  close: 'Close',
  label: 'The trainer’s settings',
  links: 'Of the course',
  solutionsFrom: (moment) => `The trainer shows the solution from ${moment}.`,
  beamer: {
    title: 'Here you find this book',
    which: 'Address',
    broker: 'Broker',
    scan: 'Scan the code, or type the address.',
    onlyHere: 'Only this computer reaches this address. npm start -- --host 0.0.0.0 serves the book to others.',
    close: 'Close',
  },
};
