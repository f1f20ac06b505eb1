import type { Words } from './words.ts';

export const en: Words = {
  section: (title) => `Link to the section “${title}”`,
  download: (file) => `Download ${file}`,
  readOffline: 'Read offline …',
  shownIn: (chapter) => `Shown in “${chapter}”`,
  differences: {
    caption: 'Where brokers differ',
    cell: 'Cell',
    broker: 'Broker',
    what: 'What differs',
    source: 'Source',
    observed: (broker) => `observed on ${broker}`,
    inPage:
      'You can see it here too: open the broker picker at the top of the page, choose how the broker in the page behaves, and run the cells again.',
    inPageBut: 'Some of it only the broker itself shows: see the rows of',
    comma: ', ',
    stop: '.',
    all: 'All differences that this book knows',
    names: {
      emqx: 'EMQX',
      mosquitto: 'Mosquitto',
      hivemq: 'HiveMQ CE',
      strict: 'In the page, strict',
      unkind: 'In the page, unkind',
    },
    aspect: 'About',
    aspects: {
      connect: 'connecting',
      publish: 'messages',
      retain: 'retained messages',
      session: 'sessions',
      shared: 'shared subscriptions',
      limits: 'limits',
      other: 'other',
    },
    version: 'Version',
    seenInPage: 'In the page too',
    yes: 'yes',
    no: 'no',
    tested: 'the tests of this book',
  },
  notFound: {
    title: 'There is no such page',
    text: 'Nothing stands at this address: it may be mistyped, or the page has moved. The contents of the book are on its first page.',
    home: 'First page of the MQTT Lab Book',
  },
  contents: {
    progress: (run, cells, done, exercises) =>
      [
        ...(exercises > 0 ? [part('exercise', 'done', done, exercises)] : []),
        ...(cells > 0 ? [part('cell', 'run', run, cells)] : []),
      ].join(', '),
    exercises: ', {done} of {of} exercises done',
  },
  claims: {
    title: (held, all) =>
      held === all
        ? `What this cell shows: your run bears out all ${all}`
        : `What this cell shows: your run bears out ${held} of ${all}`,
    holds: 'borne out',
    fails: 'not borne out by this run',
  },
  figure: {},
  sequence: {
    caption: (clients) => `The packets of ${clients}`,
    comma: ', ',
    empty: 'The packets are drawn here as soon as they cross. Run the cell',
  },
};

/** `7 cells`, `3 of 7 cells run`, `all 7 cells run`. */
function part(thing: string, how: string, some: number, all: number): string {
  const things = all === 1 ? thing : `${thing}s`;
  if (some === 0) return `${all} ${things}`;
  if (some < all) return `${some} of ${all} ${things} ${how}`;
  return all === 1 ? `the one ${thing} ${how}` : `all ${all} ${things} ${how}`;
}
