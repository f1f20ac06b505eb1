// The words of the wire panel's packet: its handle, its tabs, its own buttons. Each pane has a dictionary of its own.
import type { Language } from '../../../language.ts';
import type { Pane } from '../panel-state.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface PanelWords {
  handle: (packets: number) => string;
  /** Of the whole panel, for screen readers. */
  panel: string;
  panes: Record<Pane, string>;
  /** The bar above an opened file; the file's name follows. */
  lookingAt: string;
  backToLive: string;
  /** How many things could not be read of the file. */
  warnings: (count: number) => string;
  /** To what the panel shows. */
  copyLink: string;
  close: string;
  enlarge: string;
  dock: string;
  /** Of the edge that is dragged, for screen readers. */
  height: string;
}

const dictionaries: Record<Language, PanelWords> = { 'zh-cn': zhCn, en };

export function panelWords(language: Language): PanelWords {
  return dictionaries[language];
}
