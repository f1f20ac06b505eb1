/** A Reason Code, an identifier or flags as the specification writes them: `0x8E`. */
export function hexCode(code: number): string {
  return `0x${code.toString(16).toUpperCase().padStart(2, '0')}`;
}
