// A text as one word of a POSIX shell's command line. Pure.

/** In single quotes a shell changes nothing; a single quote itself stands between two such texts. */
export function shellQuoted(text: string): string {
  return /^[\w./:+=@%-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
