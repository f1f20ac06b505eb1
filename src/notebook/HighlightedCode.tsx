// Code as coloured text.
import { memo } from 'preact/compat';
import { tokens } from './highlight.ts';

export const HighlightedCode = memo(({ code }: { code: string }) => (
  <code>
    {tokens(code).map(({ kind, text }) => (kind === 'plain' ? text : <span class={`lab-code-${kind}`}>{text}</span>))}
  </code>
));
