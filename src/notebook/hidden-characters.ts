// Characters that nobody sees, or that change the order of what one sees: controls, marks for direction and joining, spaces
// without width, letters without a shape. Code and outputs show them as marks, so that nothing reads otherwise than it is.

/** Line breaks and tabs are what they look like; a joiner between two pictures makes one of them. */
const hidden =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?)\u200D|(?![\n\t\u200D]|\r\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0]/gu;

export interface TextPart {
  text: string;
  /** `U+202E` for a hidden character; null for text as it is. */
  mark: string | null;
}

/** All of `text`, in order. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: character, index } of text.matchAll(hidden)) {
    if (index > from) parts.push({ text: text.slice(from, index), mark: null });
    parts.push({ text: character, mark: nameOf(character) });
    from = index + character.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), mark: null });
  return parts;
}

/** How often each hidden character stands in `text`. */
export function hiddenCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [character] of text.matchAll(hidden)) {
    const name = nameOf(character);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
