// A QR code for the terminal.
import { renderUnicodeCompact } from 'uqr';

/** Lines of text, each indented as what is printed beside it. */
export function terminalCode(text: string): string {
  return renderUnicodeCompact(text, { border: 2 }).replace(/^/gm, '  ');
}
