// Small insertions and replacements in a text that keep its lines, with a map of the columns that moved.
import { ColumnMap, type LineSegments } from './column-map.ts';

interface Edit {
  position: number;
  removed: number;
  text: string;
  order: number;
  pointsTo: number | null;
}

export class Edits {
  readonly #source: string;
  readonly #edits: Edit[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  /**
   * Insertions at one position keep the order of the calls. `text` holds no line break. The character that follows counts as
   * standing at `pointsTo`, on the same line.
   */
  insert(position: number, text: string, pointsTo: number | null = null): void {
    this.#edits.push({ position, removed: 0, text, order: this.#edits.length, pointsTo });
  }

  replace(start: number, end: number, text: string): void {
    this.#edits.push({ position: start, removed: end - start, text, order: this.#edits.length, pointsTo: null });
  }

  /** As `replace`, with the line breaks of what was there. */
  replaceKeepingLines(start: number, end: number, text: string): void {
    this.replace(start, end, text + this.#source.slice(start, end).replace(/[^\n]/g, ''));
  }

  /** Replaces by spaces, line breaks kept. */
  blank(start: number, end: number): void {
    this.replace(start, end, this.#source.slice(start, end).replace(/[^\n]/g, ' '));
  }

  apply(): { code: string; map: ColumnMap } {
    const edits = this.#edits.toSorted((a, b) => a.position - b.position || a.order - b.order);
    const lines: LineSegments[] = [[]];
    let code = '';
    let read = 0;
    const copy = (end: number): void => {
      const text = this.#source.slice(read, end);
      code += text;
      for (const character of text) if (character === '\n') lines.push([]);
      read = end;
    };
    for (const { position, removed, text, pointsTo } of edits) {
      copy(position);
      code += text;
      for (const character of text) if (character === '\n') lines.push([]);
      read = position + removed;
      const [out, source] = [columnAt(code, code.length), columnAt(this.#source, read)];
      if (pointsTo === null) lines.at(-1)?.push({ out, source });
      else lines.at(-1)?.push({ out, source: columnAt(this.#source, pointsTo) }, { out: out + 1, source: source + 1 });
    }
    copy(this.#source.length);
    return { code, map: new ColumnMap(lines) };
  }
}

function columnAt(text: string, position: number): number {
  return position - (text.lastIndexOf('\n', position - 1) + 1);
}
