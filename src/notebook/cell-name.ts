// What the reader calls a cell: chapter cells by their file's name, scratch cells by number in the page's language.
import type { CellId } from '../kernel/protocol.ts';
import type { Words } from './words/words.ts';

export function cellName(cell: CellId, words: Words): string {
  const number = /^scratch-(\d+)$/.exec(cell)?.[1];
  return number === undefined ? cell : words.cell.scratch(number);
}
