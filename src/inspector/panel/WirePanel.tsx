// The wire panel: docked at the foot of the window like the tools of a browser, or as large as the window. Tabs choose the pane.
// Esc closes it, arrow keys move between tabs and, on its edge, its height. A file that is dropped on it is opened.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { FileNote } from '../files/FileNote.tsx';
import { FileStrip, openLater } from '../files/FileStrip.tsx';
import { fileWords } from '../files/words/words.ts';
import { MomentBar } from '../moment/MomentBar.tsx';
import { PanelBar } from './PanelBar.tsx';
import { PanelEdge } from './PanelEdge.tsx';
import type { Pane, PanelState } from './panel-state.ts';
import { panes, type PaneComponent } from './panes.ts';
import { SourceBar } from './SourceBar.tsx';
import { panelWords } from './words/words.ts';
import './wire-panel.css';

/** Of the window; a phone has little to begin with. */
const share = matchMedia('(max-width: 50rem)').matches ? 0.55 : 0.45;

export function WirePanel({ state }: { state: PanelState }) {
  const shown = useSignal<{ pane: Pane; Component: PaneComponent } | null>(null);
  const height = useSignal(Math.round(innerHeight * share));
  const files = useSignal(false);
  const dropping = useSignal(false);
  const { language } = state.around;
  const box = useRef<HTMLElement>(null);
  const pane = state.pane.value;
  const large = state.large.value;
  useEffect(() => {
    let wanted = true;
    const load = panes.find((candidate) => candidate.pane === pane)?.load;
    void load?.(state).then((Component) => {
      if (wanted && Component !== undefined) shown.value = { pane, Component };
    });
    return () => (wanted = false);
  }, [pane, state.source.value, shown]);
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
  const Shown = shown.value?.Component;
  return (
    <section
      ref={box}
      id="lab-wire-panel"
      class="lab-panel not-content"
      style={{ blockSize: `${takes}px` }}
      tabIndex={-1}
      aria-label={panelWords(language).panel}
      onKeyDown={(event) => {
        if (event.defaultPrevented) return;
        if (event.key === 'Escape') close();
        else if (pane === 'faults' || isTyped(event)) return;
        else if (event.key === ',') state.step(-1);
        else if (event.key === '.') state.step(1);
      }}
      onDragOver={(event) => {
        if (event.dataTransfer?.types.includes('Files') !== true) return;
        event.preventDefault();
        dropping.value = true;
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) dropping.value = false;
      }}
      onDrop={(event) => {
        dropping.value = false;
        const [file] = event.dataTransfer?.files ?? [];
        if (file === undefined) return;
        event.preventDefault();
        openLater(state, file);
      }}
    >
      {!large && <PanelEdge height={height} language={language} />}
      <PanelBar state={state} files={files} close={close} />
      {files.value && <FileStrip state={state} close={() => (files.value = false)} />}
      <FileNote state={state} />
      <SourceBar state={state} />
      {pane !== 'faults' && <MomentBar state={state} />}
      <div id="lab-panel-pane" class="lab-panel-pane" role="tabpanel" aria-labelledby={`lab-tab-${pane}`}>
        {Shown && <Shown key={state.source.value} state={state} />}
      </div>
      {dropping.value && <p class="lab-panel-drop">{fileWords(language).drop}</p>}
    </section>
  );
}

/** Whether the key goes into a text, or belongs to the browser. */
function isTyped({ target, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  const intoText =
    target instanceof HTMLElement && target.matches('input[type=text], input[type=number], textarea, select');
  return intoText || ctrlKey || altKey || metaKey;
}
