// The mark beside one line: how many packets it sent, in the colour of their family. Pressing it shows them.
import type { CSSProperties } from 'preact';
import { countOf, familyOf, type Mark } from './line-mark.ts';
import { countsText } from './line-packets.ts';
import type { Words } from './words/words.ts';

interface LineMarkButtonProps {
  mark: Mark;
  /** Beside the line. */
  place: CSSProperties;
  /** Whether Tab stops at it. */
  stop: boolean;
  words: Words;
  onPointerEnter: () => void;
  onFocus: () => void;
  onShow: (button: HTMLElement) => void;
}

export function LineMarkButton({ mark, place, stop, words, onShow, ...heard }: LineMarkButtonProps) {
  const { counts } = mark.packets;
  return (
    <button
      type="button"
      class="lab-line-mark"
      data-family={familyOf(counts)}
      style={place}
      tabIndex={stop ? 0 : -1}
      aria-label={words.packets.showLine(mark.at, countsText(counts))}
      onClick={(event) => onShow(event.currentTarget)}
      {...heard}
    >
      <span class="lab-line-count" aria-hidden="true">
        {countOf(counts)}
      </span>
      <span class="lab-line-summary" aria-hidden="true">
        {countsText(counts)}
      </span>
    </button>
  );
}
