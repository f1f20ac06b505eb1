// The text between tokens: spaces and comments. The syntax tree has no places for punctuation, which is looked for here.

const trivia = /(?:\s|\/\*[^]*?\*\/|\/\/[^\n\r\u2028\u2029]*)*/y;
const identifier = /(?:[\p{ID_Continue}$\u200c\u200d]|\\u\{[^}]*\}|\\u[\da-fA-F]{4})+/uy;

/** The next position at or after `position` where a token begins. */
export function skipTrivia(source: string, position: number): number {
  trivia.lastIndex = position;
  trivia.test(source);
  return trivia.lastIndex;
}

/** Where the name or word that begins at `position` ends. */
export function wordEnd(source: string, position: number): number {
  identifier.lastIndex = position;
  return identifier.test(source) ? identifier.lastIndex : position;
}

/** The place of `sought` behind `position`, with nothing but trivia and `passed` in between; -1 when something else comes. */
export function findToken(source: string, position: number, sought: string, passed = ''): number {
  let at = skipTrivia(source, position);
  while (source[at] !== sought) {
    const character = source[at];
    if (character === undefined || !passed.includes(character)) return -1;
    at = skipTrivia(source, at + 1);
  }
  return at;
}
