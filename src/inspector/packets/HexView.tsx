// The bytes of one packet in hex and as text, eight or sixteen a row; some of them marked. A byte that is pointed at, or reached
// with the arrow keys, is told.
import { useEffect, useRef } from 'preact/hooks';
import { visible } from '../../capture/payload-text.ts';

/** Bytes that are shown. */
export const hexAtMost = 4096;

interface HexViewProps {
  bytes: Uint8Array;
  /** Of a row. */
  width: number;
  label: string;
  isMarked: (offset: number) => boolean;
  isSecret: (offset: number) => boolean;
  /** Offset of the byte that the keys are at. */
  at: number | null;
  /** Offset of the byte that is scrolled to. */
  show: number | null;
  onPoint: (offset: number | null) => void;
}

export function HexView({ bytes, width, label, isMarked, isSecret, at, show, onPoint }: HexViewProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const row = show === null ? undefined : box.current?.children[Math.floor(show / width)];
    if (box.current !== null && row instanceof HTMLElement) showRow(box.current, row);
  }, [show, width]);
  const shown = Math.min(bytes.length, hexAtMost);
  const byte = (offset: number, text: string) => (
    <span key={offset} data-offset={offset} class={isMarked(offset) ? 'lab-byte-marked' : undefined}>
      {text}
    </span>
  );
  const rows = [];
  for (let start = 0; start < shown; start += width) {
    const offsets = Array.from({ length: Math.min(width, shown - start) }, (_, index) => start + index);
    rows.push(
      <div key={start} class="lab-hex-row">
        <span class="lab-hex-offset">{start.toString(16).padStart(4, '0')}</span>
        <span class="lab-hex-codes">
          {offsets.map((offset) =>
            byte(offset, isSecret(offset) ? '••' : (bytes[offset] ?? 0).toString(16).padStart(2, '0')),
          )}
        </span>
        <span class="lab-hex-text" aria-hidden="true">
          {offsets.map((offset) => byte(offset, isSecret(offset) ? '•' : letter(bytes[offset] ?? 0)))}
        </span>
      </div>,
    );
  }
  return (
    <div
      ref={box}
      class="lab-hex"
      style={{ '--lab-hex-width': width }}
      role="group"
      tabIndex={0}
      aria-label={label}
      onPointerOver={(event) => {
        const offset = event.target instanceof HTMLElement ? event.target.dataset['offset'] : undefined;
        if (offset !== undefined) onPoint(Number(offset));
      }}
      onPointerLeave={() => onPoint(null)}
      onKeyDown={(event) => {
        const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -width, ArrowDown: width }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        onPoint(at === null ? 0 : Math.max(0, Math.min(shown - 1, at + by)));
      }}
    >
      {rows}
    </div>
  );
}

/** Only the bytes are scrolled, not what stands around them. */
function showRow(box: HTMLElement, row: HTMLElement): void {
  const top = row.offsetTop - box.clientTop;
  const bottom = top + row.offsetHeight;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
}

function letter(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? visible(String.fromCharCode(byte)) : '.';
}
