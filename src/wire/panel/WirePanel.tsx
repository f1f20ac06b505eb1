// The wire panel: docked at the foot of the window like the tools of a browser, or as large as the window. Tabs choose the pane.
// Esc closes it, arrow keys move between tabs and, on its edge, its height.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Pane, PanelState } from './panel-state.ts';
import { panes, type PaneComponent } from './panes.ts';
import { SourceBar } from './SourceBar.tsx';
import { panelWords } from './words/words.ts';
import './wire-panel.css';

/** In CSS pixels. */
const smallest = 160;
const step = 40;

export function WirePanel({ state }: { state: PanelState }) {
  const shown = useSignal<{ pane: Pane; Component: PaneComponent } | null>(null);
  const height = useSignal(Math.round(innerHeight * 0.45));
  const text = panelWords(state.around.language);
  const box = useRef<HTMLElement>(null);
  const pane = state.pane.value;
  const large = state.large.value;
  useEffect(() => {
    let wanted = true;
    const load = panes.find((candidate) => candidate.pane === pane)?.load;
    void load?.().then((Component) => {
      if (wanted) shown.value = { pane, Component };
    });
    return () => (wanted = false);
  }, [pane, shown]);
  // The page can still be scrolled to its end, and the handle stands on the panel.
  const takes = large ? innerHeight - 40 : Math.min(height.value, innerHeight - 40);
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--lab-panel-height', `${takes}px`);
    return () => style.removeProperty('--lab-panel-height');
  }, [takes]);
  useEffect(() => {
    box.current?.focus();
    // What asked for the panel stays in sight beside it.
    const { bottom = 0 } = state.opener?.getBoundingClientRect() ?? {};
    if (!large && bottom > innerHeight - takes) scrollBy({ top: bottom - (innerHeight - takes) / 2 });
  }, [state.asked.value]);
  const close = (): void => {
    state.open.value = false;
    const { opener } = state;
    (opener?.isConnected ? opener : document.querySelector<HTMLElement>('.lab-panel-handle'))?.focus();
  };
  const resize = (to: number): void => {
    height.value = Math.max(smallest, Math.min(innerHeight - 80, to));
  };
  const move = (by: number): void => {
    const at = panes.findIndex((candidate) => candidate.pane === pane);
    state.pane.value = panes[(at + by + panes.length) % panes.length]?.pane ?? pane;
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus());
  };
  const Shown = shown.value?.Component;
  return (
    <section
      ref={box}
      id="lab-wire-panel"
      class="lab-panel not-content"
      style={{ blockSize: `${takes}px` }}
      tabIndex={-1}
      aria-label={text.panel}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      {!large && (
        <div
          class="lab-panel-edge"
          role="separator"
          aria-orientation="horizontal"
          aria-label={text.height}
          aria-valuenow={takes}
          aria-valuemin={smallest}
          aria-valuemax={innerHeight - 80}
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
      )}
      <header class="lab-panel-bar">
        <div role="tablist" aria-label={text.panel}>
          {panes.map((candidate) => (
            <button
              key={candidate.pane}
              type="button"
              role="tab"
              id={`lab-tab-${candidate.pane}`}
              aria-selected={candidate.pane === pane}
              aria-controls="lab-panel-pane"
              tabIndex={candidate.pane === pane ? 0 : -1}
              onClick={() => (state.pane.value = candidate.pane)}
              onKeyDown={(event) => {
                if (event.key === 'ArrowRight') move(1);
                else if (event.key === 'ArrowLeft') move(-1);
                else return;
                event.preventDefault();
              }}
            >
              {text.panes[candidate.pane]}
            </button>
          ))}
        </div>
        <button type="button" aria-pressed={large} onClick={() => (state.large.value = !large)}>
          {large ? text.dock : text.enlarge}
        </button>
        <button type="button" onClick={close}>
          {text.close}
        </button>
      </header>
      <SourceBar state={state} />
      <div id="lab-panel-pane" class="lab-panel-pane" role="tabpanel" aria-labelledby={`lab-tab-${pane}`}>
        {Shown && <Shown key={state.source.value} state={state} />}
      </div>
    </section>
  );
}
