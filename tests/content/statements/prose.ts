// The prose of a chapter in pieces that are taken in at once: a paragraph, an item of a list, a row of a table, an aside, a heading.

export interface Piece {
  /** Of the file, from 1. */
  line: number;
  text: string;
}

const beginsPiece = /^\||^#{1,6} |^\s*(?:[-*]|\d+\.) /;
const isWholePiece = /^\||^#{1,6} /;

/** The pieces of an MDX file. Code, comments and what components are given are no prose; a page's title and description are. */
export function piecesOf(mdx: string): Piece[] {
  const pieces: Piece[] = [];
  let open: Piece | null = null;
  let inAside = false;
  for (const [index, text] of withoutCode(mdx).split('\n').entries()) {
    const isFence = text.startsWith(':::');
    if (isFence || (!inAside && (text.trim() === '' || beginsPiece.test(text)))) open = null;
    if (isFence) inAside = !inAside;
    if (text.trim() === '') continue;
    if (open) open.text += `\n${text}`;
    else pieces.push((open = { line: index + 1, text }));
    if (!inAside && isWholePiece.test(text)) open = null;
  }
  return pieces;
}

/** A full stop ends a sentence only before a space and a capital: versions stay whole. A cell of a table ends one too. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[。！？])|(?<=[.!?]["’”)*_]*)\s+(?=[\p{Lu}`“"*_[(])|\||\n/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** What is left stands on its line. */
function withoutCode(mdx: string): string {
  const lineBreaks = (found: string): string => found.replaceAll(/[^\n]/g, '');
  return mdx
    .replaceAll(/^( *)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\2\s*$/gm, lineBreaks)
    .replaceAll(/^import [^\n]*$/gm, lineBreaks)
    .replaceAll(/^(?:---$|title: |description: )/gm, lineBreaks)
    .replaceAll(/<\/?[A-Z][^>]*>/g, lineBreaks)
    .replaceAll(/\{\/\*(?! named only )[\s\S]*?\*\/\}/g, lineBreaks);
}
