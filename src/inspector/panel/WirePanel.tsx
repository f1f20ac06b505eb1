// The wire panel: docked at the foot of the window like the tools of a browser, or as large as the window. Tabs choose
// the pane. Esc leaves a field, and else closes the panel. Arrow keys move between tabs and, on its edge, its height. A
// file that is dropped on it is opened.
import { useRef } from 'preact/hooks';
import { FileNote } from '../files/FileNote.tsx';
import { FileStrip } from '../files/FileStrip.tsx';
import { useFileDrop } from '../files/use-file-drop.ts';
import { fileWords } from '../files/words/words.ts';
import { MomentBar } from '../moment/MomentBar.tsx';
import { PanelBar } from './PanelBar.tsx';
import { PanelEdge } from './PanelEdge.tsx';
import type { PanelState } from './panel-state.ts';
import { SourceBar } from './SourceBar.tsx';
import { useAskedFocus } from './use-asked-focus.ts';
import { usePanelHeight } from './use-panel-height.ts';
import { useShownPane } from './use-shown-pane.ts';
import { panelWords } from './words/words.ts';
import './wire-panel.css';

export function WirePanel({ state }: { state: PanelState }) {
  const { language } = state.around;
  const pane = state.pane.value;
  const box = useRef<HTMLElement>(null);
  const Pane = useShownPane(state);
  const { height, takes } = usePanelHeight(state);
  useAskedFocus(box, state);
  const { dropping, handlers } = useFileDrop(state);
  const close = (): void => {
    state.open.value = false;
    const { opener } = state;
    // Behind a panel that fills the window nothing can have the focus, until it is gone.
    requestAnimationFrame(() =>
      (opener?.isConnected ? opener : document.querySelector<HTMLElement>('.lab-panel-handle'))?.focus(),
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') {
      if (isField(event.target)) box.current?.focus();
      else close();
    } else if (pane === 'faults' || isTyped(event)) return;
    else if (event.key === ',') state.step(-1);
    else if (event.key === '.') state.step(1);
  };
  return (
    <section
      ref={box}
      id="lab-wire-panel"
      class="lab-panel not-content"
      style={{ blockSize: takes }}
      data-large={state.large.value}
      tabIndex={-1}
      aria-label={panelWords(language).panel}
      onKeyDown={onKeyDown}
      {...handlers}
    >
      {!state.large.value && <PanelEdge height={height} language={language} />}
      <PanelBar state={state} close={close} />
      {state.files.value && <FileStrip state={state} close={() => (state.files.value = false)} />}
      <FileNote state={state} />
      <SourceBar state={state} />
      {pane !== 'faults' && <MomentBar state={state} />}
      <div id="lab-panel-pane" class="lab-panel-pane" role="tabpanel" aria-labelledby={`lab-tab-${pane}`}>
        {Pane && <Pane key={state.source.value} state={state} />}
      </div>
      {dropping.value && <p class="lab-panel-drop">{fileWords(language).drop}</p>}
    </section>
  );
}

/** Whether the key goes into a text, or belongs to the browser. */
function isTyped({ target, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return isField(target) || ctrlKey || altKey || metaKey;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input[type=text], input[type=number], textarea, select');
}
