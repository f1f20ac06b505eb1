// The words of the comparison of brokers.
import type { Language } from '../../../language.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface CompareWords {
  title: (cell: string) => string;
  /** What happens when Run is pressed. */
  intro: string;
  /** Other cells run first. */
  first: (cells: string) => string;
  publicNote: string;
  left: string;
  right: string;
  inPage: (profile: string) => string;
  run: string;
  stop: string;
  close: string;
  running: (broker: string) => string;
  stopped: string;
  broke: (message: string) => string;
  /** A run has not gone to its end: of the cell itself, or of one that had to run before. */
  failed: (broker: string, cell: string, message: string) => string;
  noPackets: string;
  /** `same`, `elsewhere` of them, `differing`. */
  summary: (same: number, elsewhere: number, differing: number) => string;
  leftOut: (packets: number) => string;
  known: string;
  all: string;
  tested: string;
  observed: (broker: string) => string;
  onlyDiffering: string;
  show: string;
  both: string;
  sameRows: (count: number) => string;
  moreRows: (count: number) => string;
  rows: string;
  notHere: string;
  only: (broker: string) => string;
  /** A value is null where the field is not there. */
  field: (name: string, left: string | null, leftBroker: string, right: string | null, rightBroker: string) => string;
  toOther: (left: string, leftBroker: string, right: string, rightBroker: string) => string;
  byOther: (left: string, leftBroker: string, right: string, rightBroker: string) => string;
  /** As in a packet of that type above. */
  asBefore: (type: string) => string;
  knownRow: (broker: string, version: string) => string;
  open: string;
  swapped: string;
  swappedMessage: string;
}

const dictionaries: Record<Language, CompareWords> = { 'zh-cn': zhCn, en };

export function compareWords(language: Language): CompareWords {
  return dictionaries[language];
}
