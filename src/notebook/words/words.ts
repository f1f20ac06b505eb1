// What the notebook says to the reader. A key missing in one language fails the type check.
import type { Wait } from '../../kernel/protocol.ts';
import type { Language } from '../../language.ts';
import type { ShareLinkProblem } from '../share-link.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface Words {
  cell: {
    label: (name: string) => string;
    scratch: (number: string) => string;
    code: (name: string) => string;
    /** On the button that shows or folds it. */
    helper: (lines: number) => string;
    field: (name: string) => string;
    run: string;
    stop: string;
    queued: string;
    /** Another cell runs first. */
    waitsFor: (cell: string) => string;
    cancel: string;
    modified: string;
    noScript: string;
    /** The address could not be connected to for a while. */
    isBack: (url: string) => string;
    duration: (milliseconds: number) => string;
  };
  /** Read out by screen readers; the ring in the gutter shows the same. */
  state: {
    unrun: string;
    queued: string;
    busy: string;
    done: (count: number) => string;
    failed: (count: number) => string;
    interrupted: (count: number) => string;
    stale: (cells: string) => string;
    lost: string;
    announceDone: (name: string, duration: string) => string;
    announceError: (name: string) => string;
    announceStopped: (name: string) => string;
  };
  menu: {
    open: (name: string) => string;
    runNext: string;
    runTo: string;
    runAll: string;
    reset: string;
    clear: string;
    compare: string;
    compareBrokers: string;
    copyOutput: string;
    outputCopied: string;
    notCopied: string;
    share: string;
    /** To the cell, without its code. */
    link: string;
    add: string;
    remove: string;
  };
  kernel: {
    /** Below its icon, on a phone. */
    name: string;
    menu: string;
    off: string;
    starting: string;
    ready: string;
    busy: (cell: string) => string;
    stopping: string;
    restarting: string;
    failed: string;
    lost: string;
    stop: string;
    restart: string;
    resetAll: string;
    confirmResetAll: (edited: number) => string;
    addAtEnd: string;
    /** Saving, taking over and clearing away what the reader has done. */
    work: string;
    keys: string;
  };
  output: {
    label: (name: string) => string;
    dropped: (count: number) => string;
    earlier: (count: number) => string;
    fewer: string;
    times: (count: number) => string;
    levels: Record<'warn' | 'error' | 'debug' | 'info', string>;
    result: string;
    more: (count: number) => string;
    cut: (shown: number, length: number) => string;
    moreRows: (count: number) => string;
    /** Names a table by its columns. */
    table: (columns: readonly string[]) => string;
    bytes: (length: number) => string;
    image: string;
    circular: string;
    getter: string;
    deep: string;
    thrower: string;
    refused: (tag: string) => string;
  };
  packets: {
    byLine: (cell: string) => string;
    /** `packets` as `PUBLISH ×3, SUBSCRIBE`. */
    showLine: (line: number, packets: string) => string;
  };
  wait: (wait: Wait) => string;
  /** Bytes that a flood has left on the way; empty when there are next to none. */
  onTheWay: (toBroker: number, toClient: number) => string;
  error: {
    /** Before what was thrown, where that is no error. */
    thrown: string;
    reason: (packet: string, code: string) => string;
    line: (cell: string, line: number) => string;
    here: (line: number) => string;
    useInPage: string;
    /** A name that a cell above declares; `runAbove` runs that one too, then the cell itself. */
    declaredIn: (name: string, cell: string) => string;
    declaredBelow: (name: string, cell: string) => string;
    runAbove: string;
  };
  edits: {
    legend: string;
    same: string;
    close: string;
    removedLine: string;
    unchangedLines: (count: number) => string;
    addedLine: string;
    chapterChanged: string;
    keepMine: string;
    takeChapter: string;
    otherTab: string;
    putBack: string;
    dismiss: string;
    full: string;
    denied: string;
    leftOut: (count: number) => string;
    plainField: string;
  };
  share: {
    copied: string;
    cellCopied: string;
    copyYourself: string;
    tooLong: string;
    problem: (problem: ShareLinkProblem) => string;
    foreign: string;
    /** A name of another cell, which code from a link does not find. */
    apart: (name: string) => string;
    /** `wide`: lines that reach out of the view; `hidden`: characters that are marked. */
    facts: (lines: number, wide: number, hidden: readonly string[]) => string;
    /** Instead, where another page shows this one inside itself. */
    framed: string;
    openAlone: string;
    take: string;
    takeOver: string;
    back: string;
  };
}

const dictionaries: Record<Language, Words> = { 'zh-cn': zhCn, en };

export function words(language: Language): Words {
  return dictionaries[language];
}
