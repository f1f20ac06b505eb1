// Text whose length is not known beforehand: its beginning, the rest on request, and a word when the kernel has cut it.
import { useState } from 'preact/hooks';
import { VisibleText } from '../VisibleText.tsx';
import type { Words } from '../words/words.ts';

interface Props {
  text: string;
  /** Of the whole text; more than `text` when it was cut. */
  length?: number;
  words: Words;
}

const shownAtFirst = 10_000;

export function LongText({ text, length = text.length, words: { output } }: Props) {
  const [shown, setShown] = useState(shownAtFirst);
  const left = text.length - shown;
  return (
    <>
      <VisibleText text={left > 0 ? text.slice(0, shown) : text} />
      {left > 0 && (
        <button type="button" class="lab-link" onClick={() => setShown(shown * 10)}>
          {`… ${output.more(left)}`}
        </button>
      )}
      {left <= 0 && length > text.length + 2 && <span class="lab-note"> {output.cut(text.length, length)}</span>}
    </>
  );
}
