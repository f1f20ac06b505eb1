// The words of the site itself: contents, the page that is not there, downloads, differences, the prediction table.
import type { Language } from '../../language.ts';
import type { Difference, Differing } from '../difference.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface Words {
  /** The link beside a heading, for screen readers. */
  section: (title: string) => string;
  download: (file: string) => string;
  /** The entry below the chapters. */
  readOffline: string;
  /** The link of a term to the chapter that shows it. */
  shownIn: (chapter: string) => string;
  differences: {
    caption: string;
    cell: string;
    broker: string;
    what: string;
    source: string;
    observed: (broker: string) => string;
    /** How to see them without another broker. */
    inPage: string;
    /** Before links to the cells that do not show it there, and after them. */
    inPageBut: string;
    comma: string;
    stop: string;
    /** The link to the page with all of them. */
    all: string;
    names: Record<Differing, string>;
    aspect: string;
    aspects: Record<Difference['aspect'], string>;
    version: string;
    seenInPage: string;
    yes: string;
    no: string;
    tested: string;
  };
  notFound: {
    title: string;
    text: string;
    home: string;
  };
  contents: {
    /** Of a chapter: cells that were run and exercises that are done, each of how many. */
    progress: (run: number, cells: number, done: number, exercises: number) => string;
    /** Read out behind the chapter's name: `{done}` and `{of}` are numbers. */
    exercises: string;
  };
  /** What the chapter says that a cell shows. */
  claims: {
    title: (held: number, all: number) => string;
    /** Read out behind a claim. */
    holds: string;
    fails: string;
  };
  /** What stands in drawings, by the English word. */
  figure: Readonly<Record<string, string>>;
  sequence: {
    /** Where the author wrote none. */
    caption: (clients: string) => string;
    /** Between names. */
    comma: string;
    /** The names of the cells follow. */
    empty: string;
  };
}

const dictionaries: Record<Language, Words> = { 'zh-cn': zhCn, en };

export function words(language: Language): Words {
  return dictionaries[language];
}
