// Command lines for a POSIX shell. Pure.

/** In single quotes a shell changes nothing; a single quote itself stands between two such texts. */
export function quoted(text: string): string {
  return /^[\w./:+=@%,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Options with their values; those without a value are null, those that are left out undefined. */
export function optionText(
  options: readonly (readonly [name: string, value: string | number | null | undefined])[],
): string {
  return options
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => (value === null ? name : `${name} ${quoted(`${value}`)}`))
    .join(' ');
}

/** Commands that run at once: those behind the first begin a moment later, when subscribers are there. */
export function together(commands: readonly string[], seconds: number): string {
  const [last, ...before] = [...commands].reverse();
  if (last === undefined) return '';
  if (before.length === 0) return `${last}\n`;
  return [...before.reverse().map((command) => `${command} &`), `sleep ${seconds}`, last, 'wait', ''].join('\n');
}
