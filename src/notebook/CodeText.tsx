// The code as highlighted text. A tap or Enter begins to edit it.
import type { Ref } from 'preact';
import { clickedOffset } from './code-position.ts';
import { HighlightedCode } from './HighlightedCode.tsx';

interface CodeTextProps {
  text: Ref<HTMLPreElement>;
  code: string;
  label: string;
  /** Whether the field lies over it. */
  covered: boolean;
  /** Whether Tab stops at it. */
  stop: boolean;
  /** `at`: offset in the code. */
  onBegin: (at: number) => void;
  /** Whether the key has run the cell. */
  runKeys: (event: KeyboardEvent) => boolean;
}

export function CodeText({ text, code, label, covered, stop, onBegin, runKeys }: CodeTextProps) {
  return (
    <pre
      ref={text}
      tabIndex={stop ? 0 : -1}
      role="group"
      aria-label={label}
      aria-hidden={covered}
      onClick={(event) => {
        if (getSelection()?.isCollapsed !== false) onBegin(clickedOffset(event.currentTarget, event));
      }}
      onKeyDown={(event) => {
        if (runKeys(event) || event.key !== 'Enter') return;
        event.preventDefault();
        onBegin(code.length);
      }}
    >
      <HighlightedCode code={code} marks={!covered} />
      {'\n'}
    </pre>
  );
}
