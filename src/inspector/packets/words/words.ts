// The words of the packets pane and of the fields of one packet.
import type { Language } from '../../../language.ts';
import type { PacketType } from '../../../mqtt/packet.ts';
import type { PacketFault } from '../../../capture/captured-packet.ts';
import type { PacketCause } from '../../../capture/packet-cause.ts';
import type { Column } from '../packet-columns.ts';
import type { TimeFormat } from '../time-format.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export type LibraryReason = Extract<PacketCause, { by: 'library' }>['why'];

/** By value: 0, 1. */
type FlagWords = readonly [off: string, on: string];

export interface Meanings {
  packets: Record<PacketType, string>;
  qos: readonly string[];
  retainHandling: readonly string[];
  seconds: (count: number) => string;
  noKeepAlive: string;
  never: string;
  /** `version`: such as `MQTT 3.1.1`. */
  bridge: (version: string) => string;
  flags: Record<
    | 'DUP'
    | 'RETAIN'
    | 'Clean Session'
    | 'Clean Start'
    | 'Will Flag'
    | 'Will Retain'
    | 'User Name Flag'
    | 'Password Flag'
    | 'Session Present'
    | 'No Local'
    | 'Retain As Published'
    | 'Payload Format Indicator',
    FlagWords
  >;
}

export interface PacketWords {
  columns: Record<Column, string>;
  /** What the reader chooses of the list's look. */
  look: {
    time: string;
    /** As choices. */
    times: Record<TimeFormat, string>;
    /** As the head of the column. */
    timeHeads: Record<TimeFormat, string>;
    columns: string;
    usual: string;
  };
  /** Marks and notes. */
  remarks: {
    mark: string;
    /** With its key. */
    markKey: string;
    marked: string;
    note: string;
    /** In the empty field. */
    noteExample: string;
    /** Spoken after the key. */
    nowMarked: (packet: number) => string;
    nowUnmarked: (packet: number) => string;
    /** The button that shows them alone. */
    count: (marks: number) => string;
    next: string;
    previous: string;
  };
  list: string;
  filter: string;
  filterExample: string;
  completions: string;
  /** Puts right what is wrong with a filter. */
  repair: (filter: string) => string;
  /** The button that shows the next four, and the count, on a phone. */
  options: string;
  hidePings: string;
  follow: string;
  unfollow: string;
  /** What is shown alone; pressing it shows all again. */
  unfollowLine: (cell: string, line: number) => string;
  clearFilter: string;
  gone: (count: number) => string;
  passing: (shown: number, of: number) => string;
  empty: string;
  emptyFile: string;
  noneLeft: string;
  chooseOne: string;
  /** When each side had the packet, in seconds; `apart`: milliseconds between. */
  times: string;
  sentAndTaken: (atClient: string, atBroker: string, apart: string) => string;
  sentAndGot: (atClient: string, atBroker: string, apart: string) => string;
  notAtBroker: (atClient: string) => string;
  notAtClient: (atBroker: string) => string;
  closeDetails: string;
  details: string;
  fields: string;
  clause: string;
  cause: string;
  line: (cell: string, line: number, call: string) => string;
  /** The line stands no more in the cell as it was when it ran. */
  lineChanged: string;
  /** Leads to the packet that this one answers or repeats. */
  answers: (packet: number, type: string) => string;
  repeats: (packet: number) => string;
  related: string;
  /** What can be taken along of a packet. */
  copy: {
    copy: string;
    line: string;
    hex: string;
    /** As a command line. */
    command: string;
    filter: (filter: string) => string;
    copied: string;
    denied: string;
  };
  /** Opens the answer. */
  why: string;
  library: Record<LibraryReason, string>;
  fault: string;
  faults: { [Kind in PacketFault['kind']]: (fault: PacketFault & { kind: Kind }) => string };
  /** Of an empty Topic Name. */
  behindAlias: (topic: string) => string;
  aliasUnknown: string;
  malformedAt: (offset: number) => string;
  meanings: Meanings;
}

const dictionaries: Record<Language, PacketWords> = { 'zh-cn': zhCn, en };

export function packetWords(language: Language): PacketWords {
  return dictionaries[language];
}

/** What was done to a packet on purpose, in a sentence. */
export function faultText(fault: PacketFault, language: Language): string {
  const say = dictionaries[language].faults[fault.kind] as (fault: PacketFault) => string;
  return say(fault);
}
