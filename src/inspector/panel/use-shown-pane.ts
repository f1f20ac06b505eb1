// The component of the chosen pane, which is fetched when the pane is first shown; until then the one before it stays.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PanelState } from './panel-state.ts';
import { panes, type PaneComponent } from './panes.ts';

export function useShownPane(state: PanelState): PaneComponent | undefined {
  const shown = useSignal<{ Component: PaneComponent } | null>(null);
  const pane = state.pane.value;
  const source = state.source.value;
  useEffect(() => {
    let wanted = true;
    const load = panes.find((candidate) => candidate.pane === pane)?.load;
    void load?.(source).then((Component) => {
      if (wanted && Component !== undefined) shown.value = { Component };
    });
    return () => (wanted = false);
  }, [pane, source, shown]);
  return shown.value?.Component;
}
