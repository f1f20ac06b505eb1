// The words about reading offline.
import type { Language } from '../../../language.ts';
import type { Part } from '../book-list.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** Sizes are megabytes as text: `3.4 MB`. */
export interface OfflineWords {
  title: string;
  about: string;
  /** Above the choices. */
  take: string;
  part: Record<Part, string>;
  partHint: Record<'editor', string>;
  /** Of all that is chosen; `packed` crosses the network at best. */
  size: (size: string, packed: string) => string;
  /** What is there already is not counted. */
  toFetch: (size: string, packed: string) => string;
  chooseLanguage: string;
  littleRoom: (room: string) => string;
  download: string;
  downloading: (done: string, size: string) => string;
  goesOn: string;
  stop: string;
  stopped: (done: string, size: string) => string;
  resume: string;
  kept: (parts: string, size: string, date: string) => string;
  /** Between the names of parts. */
  and: string;
  mayGo: string;
  newer: string;
  update: (packed: string) => string;
  later: string;
  change: string;
  remove: string;
  removed: string;
  close: string;
  looking: string;
  /** Nothing can be fetched. */
  away: string;
  impossible: Record<'insecure' | 'unsupported' | 'denied', string>;
  problem: {
    /** The list of files or one of them. */
    unreachable: string;
    otherBuild: (path: string) => string;
    noRoom: (room: string | null) => string;
    elsewhere: string;
    noList: string;
    unknown: (said: string) => string;
  };
  /** Beside the entry in the sidebar. */
  entry: {
    kept: (size: string) => string;
    partly: string;
    loading: string;
  };
  /** At the foot of the page. */
  note: {
    downloading: string;
    newer: string;
    lost: string;
    failed: string;
    again: string;
    open: string;
    done: string;
    dismiss: string;
  };
}

const dictionaries: Record<Language, OfflineWords> = { 'zh-cn': zhCn, en };

export function offlineWords(language: Language): OfflineWords {
  return dictionaries[language];
}
