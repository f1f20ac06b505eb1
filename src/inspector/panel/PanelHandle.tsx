// The handle of the wire panel at the foot of the page: always there, and shows that packets cross even while the panel
// is closed. The panel's own code is fetched when it is first opened.
import { useSignal, useSignalEffect } from '@preact/signals';
import type { PanelState } from './panel-state.ts';
import type { PanelWords } from './words/words.ts';
import type { WirePanel } from './WirePanel.tsx';
import { useSettled } from '../use-settled.ts';
import './panel-handle.css';

/** Milliseconds between two changes: to draw it with every repaint of the screen takes more than the packets do. */
const pace = 200;

export function PanelHandle({ state, words }: { state: PanelState; words: PanelWords }) {
  const panel = useSignal<typeof WirePanel | null>(null);
  const { recording } = state.around;
  // Read for its change: the store itself is no signal.
  const crossed = recording.version.value === 0 ? 0 : recording.packets.length + recording.packets.gone;
  const count = useSettled(crossed, pace);
  useSignalEffect(() => {
    if (!state.open.value || panel.peek() !== null) return;
    void import('./WirePanel.tsx').then((fetched) => (panel.value = fetched.WirePanel));
  });
  const Panel = panel.value;
  return (
    <>
      {state.open.value && Panel !== null && <Panel state={state} />}
      <button
        type="button"
        class="lab-panel-handle"
        aria-expanded={state.open.value}
        aria-controls="lab-wire-panel"
        // A panel that fills the window has a button of its own that closes it.
        hidden={state.open.value && state.large.value}
        onClick={() => {
          state.opener = null;
          state.open.value = !state.open.value;
        }}
      >
        {count > 0 && <span key={count} class="lab-panel-pulse" aria-hidden="true" />}
        {words.handle(count)}
      </button>
    </>
  );
}
