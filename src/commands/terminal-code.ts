// A QR code for the terminal.
import { renderUnicodeCompact } from 'uqr';

/**
 * Lines of text, indented as what is printed beside them. `colours`: light on dark whatever the terminal's own colours are,
 * since few cameras read such a code with both exchanged.
 */
export function terminalCode(text: string, colours: boolean): string {
  const [on, off] = colours ? ['\u001b[97;40m', '\u001b[0m'] : ['', ''];
  return renderUnicodeCompact(text, { border: 2 }).replace(/^.*$/gm, (line) => `  ${on}${line}${off}`);
}
