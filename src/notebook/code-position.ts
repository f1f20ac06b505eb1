// Between offsets into a cell's code, lines and columns, and points on the screen.

/** Lines and columns from 1. */
export function lineAndColumn(code: string, offset: number): { line: number; column: number } {
  const before = code.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start + 1 };
}

/** The offset of the letter under the pointer in an element whose text is the code. */
export function clickedOffset(element: HTMLElement, { clientX, clientY }: MouseEvent): number {
  const range = rangeAt(clientX, clientY);
  if (!range || !element.contains(range.node)) return 0;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(range.node, range.offset);
  return before.toString().length;
}

function rangeAt(x: number, y: number): { node: Node; offset: number } | null {
  // Two names of one thing: the standard's, and the one that Safari has.
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const older = document as unknown as { caretRangeFromPoint?: (x: number, y: number) => Range | null };
  const range = older.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
