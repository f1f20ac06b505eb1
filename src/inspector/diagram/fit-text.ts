// Text cut to a width: SVG has no ellipsis of its own. A Han character or emoji takes two columns of the code font.
// Pure.

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u;

export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += wide.test(character) ? 2 : 1;
  return columns;
}

/** `text`, or its beginning and `…`, in at most `columns` columns. */
export function fitText(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let fitted = '';
  let left = columns - 1;
  for (const character of text) {
    left -= wide.test(character) ? 2 : 1;
    if (left < 0) break;
    fitted += character;
  }
  return columns < 1 ? '' : `${fitted}…`;
}
