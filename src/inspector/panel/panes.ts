// The panes of the wire panel in the order of their tabs; the code of each is fetched when it is first shown.
import type { ComponentType } from 'preact';
import type { Pane, PanelState } from './panel-state.ts';
import type { Source } from './source.ts';

export type PaneComponent = ComponentType<{ state: PanelState }>;

export const panes: readonly { pane: Pane; load: (source: Source) => Promise<PaneComponent | undefined> }[] = [
  // Only of a file: the page's own code stands in the page.
  { pane: 'code', load: (source) => Promise.resolve(source.code?.Pane) },
  { pane: 'packets', load: async () => (await import('../packets/PacketsPane.tsx')).PacketsPane },
  { pane: 'diagram', load: async () => (await import('../diagram/DiagramPane.tsx')).DiagramPane },
  { pane: 'broker', load: async () => (await import('../broker-view/BrokerPane.tsx')).BrokerPane },
  { pane: 'faults', load: async () => (await import('../faults/FaultsPane.tsx')).FaultsPane },
];
