// What a reader of a stranger's code may miss: how long it is, what is out of sight at the side, and what cannot be seen.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { hiddenCounts } from './hidden-characters.ts';
import type { Words } from './words/words.ts';

export function ForeignFacts({ code, words: { share } }: { code: string; words: Words }) {
  const place = useRef<HTMLSpanElement>(null);
  const [wide, setWide] = useState(0);
  useLayoutEffect(() => {
    const view = place.current?.closest('.lab-cell')?.querySelector('.lab-code-scroll');
    const text = view?.querySelector('code');
    if (view && text) setWide(linesBeyond(view.getBoundingClientRect().right, text));
  }, [code]);
  const hidden = [...hiddenCounts(code)].map(([name, count]) => (count > 1 ? `${name} × ${count}` : name));
  return <span ref={place}> {share.facts(code.split('\n').length, wide, hidden)}</span>;
}

/** Lines of the text that reach beyond `edge`. */
function linesBeyond(edge: number, text: Element): number {
  const range = document.createRange();
  range.selectNodeContents(text);
  const beyond = [...range.getClientRects()].filter(({ right }) => right > edge + 1);
  return new Set(beyond.map(({ bottom }) => Math.round(bottom))).size;
}
