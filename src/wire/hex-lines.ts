// Bytes as a hex dump with offsets and printable ASCII: `0000  10 0c 00 04 …  ....MQTT`.
const width = 8;

export function hexLines(bytes: Uint8Array): string[] {
  const lines: string[] = [];
  for (let offset = 0; offset < bytes.length; offset += width) {
    const part = Array.from(bytes.subarray(offset, offset + width));
    const codes = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${offset.toString(16).padStart(4, '0')}  ${codes.padEnd(width * 3 - 1)}  ${text}`);
  }
  return lines;
}
