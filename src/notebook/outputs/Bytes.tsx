// Bytes as hexadecimal and as text, eight in a row: fits a phone.
import type { Words } from '../words/words.ts';

interface Props {
  name: string;
  bytes: Uint8Array;
  /** Of the whole value; `bytes` may be its beginning. */
  length: number;
  words: Words;
}

export function Bytes({ name, bytes, length, words: { output } }: Props) {
  const rows = Array.from({ length: Math.ceil(bytes.length / 8) }, (_, row) => hexRow(bytes, row * 8));
  return (
    <details class="lab-value">
      <summary>
        <span class="lab-value-name">{name}</span> {output.bytes(length)} <code>{hex(bytes.subarray(0, 8))}</code>
        {length > 8 && ' …'} <span class="lab-code-string">"{printable(bytes.subarray(0, 16))}"</span>
      </summary>
      <pre class="lab-bytes">{rows.join('\n')}</pre>
      {length > bytes.length && <p class="lab-note">{output.more(length - bytes.length)}</p>}
    </details>
  );
}

function hexRow(bytes: Uint8Array, from: number): string {
  const part = bytes.subarray(from, from + 8);
  return `${from.toString(16).padStart(4, '0')}  ${hex(part).padEnd(23)}  ${printable(part)}`;
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

/** ASCII letters as they are, everything else a dot: each letter stands for one byte. */
function printable(bytes: Uint8Array): string {
  return [...bytes].map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join('');
}
