// What the panel shows now, as a sight that an address can have. Null: nothing, or what only this reader has. Reads signals.
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { PanelState } from '../../inspector/panel/panel-state.ts';
import { tryFilter } from '../../inspector/packets/try-filter.ts';
import type { PageNotebook } from '../../notebook/page-notebook.ts';
import { namePacket } from './name-packet.ts';
import type { Sight } from './sight.ts';

export function panelSight(panel: PanelState, notebook: PageNotebook): Partial<Sight> | null {
  const { source, live, moment, selected, followed, field } = panel;
  const pane = panel.pane.value;
  const shown = panel.files.value ? 'files' : pane;
  if (!panel.open.value || source.value !== live || shown === 'code') return null;
  // One that is still being typed means nothing to others.
  const list = tryFilter(panel.filter.value).problem === null ? panel.filter.value : '';
  const number = moment.value?.packet ?? selected.value;
  const found = number === null || shown === 'faults' ? null : cellOf(number, notebook);
  if (found === null) return { pane: shown, list };
  const { cell, packets, captured } = found;
  const why = panel.asking.value && pane === 'packets' && captured.packet?.type === 'PUBLISH';
  return {
    ...{ cell, pane: shown, list },
    ...namePacket(captured, packets),
    moment: moment.value !== null,
    field: field.value?.packet === number ? field.value.name : '',
    ask: followed.value?.by ?? (why ? 'why' : ''),
  };
}

interface InCell {
  cell: string;
  packets: readonly CapturedPacket[];
  captured: CapturedPacket;
}

/** The chapter's cell whose last run has the packet. */
function cellOf(number: number, notebook: PageNotebook): InCell | null {
  for (const [cell, { kind }] of Object.entries(notebook.state.peek().cells)) {
    const { packets } = notebook.packets(cell).peek();
    const captured = kind === 'chapter' ? packets.find((one) => one.number === number) : undefined;
    if (captured !== undefined) return { cell, packets, captured };
  }
  return null;
}
