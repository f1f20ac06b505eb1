// The table of contents of the book, in reading order: the sidebar, the landing page and the tests read it.
// A chapter appears here once it is written in both languages.

export const bookContents: { slug: string }[] = [
  { slug: 'quick-start' },
  { slug: 'clients' },
  { slug: 'qos' },
  { slug: 'retain' },
  { slug: 'session' },
  { slug: 'shared' },
  { slug: 'load' },
];
