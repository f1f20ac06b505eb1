// The words of the pane of faults.
import type { FaultAction } from '../../../wire/kernel-protocol.ts';
import type { Language } from '../../../language.ts';
import type { FaultRule } from '../../../wire/faults/fault-rule.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface FaultWords {
  /** What the pane is for. */
  intro: string;
  what: string;
  kinds: Record<FaultAction['kind'], string>;
  amounts: { milliseconds: string; bytesPerSecond: string; keep: string; offset: string };
  jitter: string;
  chance: string;
  seed: string;
  anySeed: string;
  packets: string;
  everyPacket: string;
  filter: string;
  client: string;
  everyClient: string;
  direction: string;
  directions: Record<FaultRule['direction'], string>;
  times: string;
  always: string;
  add: string;
  inForce: string;
  none: string;
  met: (times: number, of: number | null) => string;
  /** Percent, and the seed that repeats it. */
  byChance: (percent: number, seed: number) => string;
  fromCell: (cell: string) => string;
  remove: (rule: string) => string;
  removeShort: string;
  removeAll: string;
}

const dictionaries: Record<Language, FaultWords> = { 'zh-cn': zhCn, en };

export function faultWords(language: Language): FaultWords {
  return dictionaries[language];
}
