// What the editor itself says to the reader; everything else in it comes from Monaco and TypeScript.
import type { Language } from '../../../language.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export interface Words {
  /** Problem at an import that the kernel does not know. `modules` are quoted names. */
  unknownImport(name: string, modules: string[]): string;
  /** Names of the editor's own commands in its command palette. */
  run: string;
  runAndNext: string;
  leave: string;
  /** Follows the cell's label for screen readers. */
  howToLeave: string;
  /** Why a name at the top level of a cell cannot be renamed in the editor. */
  sharedName: string;
  /** The language worker ended. */
  workerEnded: string;
}

export function words(language: Language): Words {
  return language === 'en' ? en : zhCn;
}
