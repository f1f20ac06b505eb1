// The text of an arrow, broken between words: what has no room above the arrow stands below it. Pure.
import { columnsOf, fitText } from './fit-text.ts';

/** `taken`: columns of the first line that its beginning has; `columns`: of each line. */
export function labelLines(details: string, taken: number, columns: number): [above: string, below: string] {
  if (taken + widthOf(details) <= columns) return [details, ''];
  // `QoS 1` stays together.
  const words = details.split(/ (?!\d)/);
  let above = '';
  while (words[0] !== undefined) {
    const longer = above === '' ? words[0] : `${above} ${words[0]}`;
    if (taken + widthOf(longer) > columns) break;
    above = longer;
    words.shift();
  }
  const below = words.join(' ');
  return [above, widthOf(below) <= columns ? below : fitText(below, columns - 1 - ellipses(below))];
}

/** An ellipsis may take two columns. */
function widthOf(text: string): number {
  return columnsOf(text) + ellipses(text);
}

function ellipses(text: string): number {
  return text.split('…').length - 1;
}
