// Changes to a text that keep its lines. Characters are overwritten in place, which moves nothing; what is inserted moves
// the columns behind it, and a map leads back.
import { ColumnMap, type LineSegments } from './column-map.ts';

const lineBreak = /[\n\r\u2028\u2029]/;

interface Insertion {
  position: number;
  text: string;
  order: number;
  pointsTo: number | null;
}

export class Edits {
  readonly source: string;
  readonly #characters: string[];
  readonly #insertions: Insertion[] = [];

  constructor(source: string) {
    this.source = source;
    this.#characters = source.split('');
  }

  /**
   * Insertions at one position keep the order of the calls. `text` holds no line break. The character that follows counts as
   * standing at `pointsTo`, on the same line.
   */
  insert(position: number, text: string, pointsTo: number | null = null): void {
    this.#insertions.push({ position, text, order: this.#insertions.length, pointsTo });
  }

  /** As `insert`, before all that is inserted there so far. */
  insertFirst(position: number, text: string): void {
    this.#insertions.push({ position, text, order: -this.#insertions.length, pointsTo: null });
  }

  /** Ends a statement at `position`, behind all that is inserted there. */
  end(position: number): void {
    this.#insertions.push({ position, text: ';', order: Infinity, pointsTo: null });
  }

  /** Ends the statement before, when something that could go on with it was inserted at `position`. */
  separate(position: number): void {
    if (!this.#insertions.some((insertion) => insertion.position === position)) return;
    this.#insertions.push({ position, text: ';', order: -Infinity, pointsTo: null });
  }

  /** Overwrites one character. */
  put(position: number, character: string): void {
    this.#characters[position] = character;
  }

  /** Replaces by spaces, line breaks kept. */
  blank(start: number, end: number): void {
    for (let at = start; at < end; at += 1) if (!lineBreak.test(this.source[at] ?? '')) this.put(at, ' ');
  }

  /** `text` in place of what was there; its line breaks stay. */
  replace(start: number, end: number, text: string): void {
    this.blank(start, end);
    this.insert(start, text);
  }

  /** Whether the character was made a space. */
  isBlanked(position: number): boolean {
    return this.#characters[position] === ' ' && this.source[position] !== ' ';
  }

  hasLineBreak(start: number, end: number): boolean {
    return lineBreak.test(this.source.slice(start, end));
  }

  apply(): { code: string; map: ColumnMap } {
    const insertions = this.#insertions.toSorted(
      (a, b) => a.position - b.position || (a.order === b.order ? 0 : a.order - b.order),
    );
    const lines: LineSegments[] = [[]];
    const parts: string[] = [];
    let [read, lineStart, moved] = [0, 0, 0];
    const copy = (end: number): void => {
      const text = this.#characters.slice(read, end).join('');
      parts.push(text);
      for (const { index } of text.matchAll(/\n/g)) {
        lines.push([]);
        lineStart = read + index + 1;
        moved = 0;
      }
      read = end;
    };
    for (const { position, text, pointsTo } of insertions) {
      copy(position);
      parts.push(text);
      moved += text.length;
      const source = position - lineStart;
      const out = source + moved;
      if (pointsTo === null) lines.at(-1)?.push({ out, source });
      else lines.at(-1)?.push({ out, source: pointsTo - lineStart }, { out: out + 1, source: source + 1 });
    }
    copy(this.source.length);
    return { code: parts.join(''), map: new ColumnMap(lines) };
  }
}
