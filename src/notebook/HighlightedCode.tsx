// Code as coloured text. Characters that nobody would see are marked, but under the field, which lies letter upon letter.
import { drawnOnce } from './drawn-once.tsx';
import { tokens } from './highlight.ts';
import { VisibleText } from './VisibleText.tsx';

export const HighlightedCode = drawnOnce(({ code, marks = true }: { code: string; marks?: boolean }) => (
  <code>
    {tokens(code).map(({ kind, text }) => {
      const shown = marks ? <VisibleText text={text} /> : text;
      return kind === 'plain' ? shown : <span class={`lab-code-${kind}`}>{shown}</span>;
    })}
  </code>
));
