// The upper edge of the docked panel: dragged, or moved with the arrow keys, it sets the panel's height.
import type { Signal } from '@preact/signals';
import type { Language } from '../../language.ts';
import { panelWords } from './words/words.ts';

/** In CSS pixels. */
const smallest = 160;
const step = 40;
/** Left to the page: its header and the panel's handle. */
const left = 104;

export function PanelEdge({ height, language }: { height: Signal<number>; language: Language }) {
  const resize = (to: number): void => {
    height.value = Math.max(smallest, Math.min(innerHeight - left, to));
  };
  return (
    <div
      class="lab-panel-edge"
      role="separator"
      aria-orientation="horizontal"
      aria-label={panelWords(language).height}
      aria-valuenow={height.value}
      aria-valuemin={smallest}
      aria-valuemax={innerHeight - left}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) resize(innerHeight - event.clientY);
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowUp') resize(height.value + step);
        else if (event.key === 'ArrowDown') resize(height.value - step);
        else return;
        event.preventDefault();
      }}
    />
  );
}
