// The words of the sequence diagram. Names of packets are those of the specification and are not translated.
import type { Language } from '../../../language.ts';
import type { PacketFault } from '../../../capture/captured-packet.ts';
import type { ConnectionEvent } from '../../../capture/connection-event.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface DiagramWords {
  /** Of the whole drawing, for screen readers. */
  diagram: string;
  broker: string;
  earlier: string;
  later: string;
  /** Shows all of a drawing that is folded, with so many packets. */
  unfold: (packets: number) => string;
  empty: string;
  /** How one turns from the list to the diagram and back. */
  showAs: string;
  asDiagram: string;
  asList: string;
  /** Names an arrow: from whom to whom, then what. */
  arrow: (from: string, to: string, packet: string) => string;
  again: string;
  /** In seconds: when the client sent it, or got it, and when the broker took it, or sent it. */
  sentAndTaken: (atClient: string, atBroker: string) => string;
  sentAndGot: (atClient: string, atBroker: string) => string;
  /** The broker does not tell in which order it took packets. */
  unknownOrder: string;
  fault: (fault: PacketFault) => string;
  connection: (event: ConnectionEvent) => string;
}

const dictionaries: Record<Language, DiagramWords> = { 'zh-cn': zhCn, en };

export function diagramWords(language: Language): DiagramWords {
  return dictionaries[language];
}
