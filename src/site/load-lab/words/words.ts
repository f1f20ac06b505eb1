// The words of the load lab. Those of results are in load/words.
import type { Language } from '../../../language.ts';
import type { Kind } from '../../../load/scenario.ts';
import type { ToolName } from '../../../load/other-tools/tools.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface LoadLabWords {
  title: string;
  open: string;
  scenario: string;
  kinds: Record<Kind, string>;
  fields: {
    clients: string;
    pairs: string;
    publishers: string;
    subscribers: string;
    loop: string;
    open: string;
    closed: string;
    rate: string;
    window: string;
    size: string;
    qos: string;
    protocol: string;
    warmUp: string;
    duration: string;
  };
  broker: string;
  /** By the name of a profile. */
  inPage: (profile: string) => string;
  address: string;
  addressLabel: string;
  start: string;
  stop: string;
  timeLeft: (seconds: number) => string;
  progress: (connected: number, clients: number, sent: number, delivered: number) => string;
  failed: (why: string) => string;
  noAddress: string;
  notOverWebSocket: string;
  useCommand: string;
  invalid: (place: string, expected: string, received: string) => string;
  rates: string;
  perSecond: string;
  sent: string;
  delivered: string;
  latency: string;
  second: string;
  percentiles: string;
  percentile: string;
  thisRun: string;
  earlierRun: string;
  corrected: string;
  naive: string;
  milliseconds: string;
  figure: string;
  save: string;
  saveAs: { json: string; csv: string; hgrm: string; scenario: string };
  otherTools: string;
  tools: Record<ToolName, string>;
  notEqual: string;
  copy: string;
  copied: string;
  numbers: Record<
    'connect' | 'offered' | 'sent' | 'acknowledged' | 'delivered' | 'lost' | 'duplicated' | 'outOfOrder',
    string
  >;
}

const dictionaries: Record<Language, LoadLabWords> = { 'zh-cn': zhCn, en };

export function loadLabWords(language: Language): LoadLabWords {
  return dictionaries[language];
}
