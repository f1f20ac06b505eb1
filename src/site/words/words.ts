// The words of the site itself: landing, contents, downloads, differences, the prediction table.
import type { Language } from '../../language.ts';
import type { Difference, Differing } from '../difference.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface Words {
  download: (file: string) => string;
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
  contents: {
    progress: (done: number, of: number) => string;
  };
  landing: {
    publisher: string;
    broker: string;
    subscriber: string;
    run: string;
    figure: string;
    idle: string;
    crossed: (messages: number, bytes: number) => string;
  };
  sequence: {
    /** Where the author wrote none. */
    caption: (clients: string) => string;
    /** Between names. */
    comma: string;
    /** The names of the cells follow. */
    empty: string;
  };
  predict: {
    caption: string;
    published: string;
    subscribed: string;
    received: string;
    choose: string;
    choice: (published: number, subscribed: number) => string;
    notYet: (left: number) => string;
    ready: string;
    right: string;
    wrong: (predicted: number, received: number) => string;
    result: (right: number, of: number) => string;
    again: string;
  };
}

const dictionaries: Record<Language, Words> = { 'zh-cn': zhCn, en };

export function words(language: Language): Words {
  return dictionaries[language];
}
