// What the panel shows becomes an address, and the address leads to the same.
import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { PanelState, type PanelSurroundings } from '../../../src/inspector/panel/panel-state.ts';
import { completeRecording } from '../../../src/inspector/panel/source.ts';
import { newCell } from '../../../src/notebook/cell.ts';
import { newNotebook } from '../../../src/notebook/notebook-state.ts';
import type { PageNotebook } from '../../../src/notebook/page-notebook.ts';
import { findSight, isMiss } from '../../../src/site/show/find-sight.ts';
import { panelSight } from '../../../src/site/show/panel-sight.ts';
import { panelView } from '../../../src/site/show/panel-view.ts';
import { readSightFragment, sightFragment } from '../../../src/site/show/sight-address.ts';
import { capturedPacket, connect, publish } from '../../capture/packets.ts';

const packets = [
  capturedPacket(connect, { number: 1, clientId: 'lab/x/anna' }),
  capturedPacket(publish, { number: 2, clientId: 'lab/x/anna', direction: 'to-broker' }),
  capturedPacket(publish, { number: 3, clientId: 'lab/x/ben', direction: 'to-client' }),
];
const notebook = {
  state: signal(newNotebook([newCell('hello', 'chapter', ''), newCell('scratch-1', 'scratch', '')])),
  packets: (cell: string) => signal({ packets: cell === 'hello' ? packets : [] }),
} as unknown as PageNotebook;

function openPanel(): PanelState {
  const recording = completeRecording([...packets, capturedPacket(connect, { number: 4 })]);
  const panel = new PanelState({ recording, selected: signal(null) } as unknown as PanelSurroundings);
  panel.open.value = true;
  return panel;
}

/** Opens a panel at the address of what another one shows. */
function reopened(panel: PanelState): PanelState {
  const sight = readSightFragment(sightFragment(panelSight(panel, notebook) ?? {}), ['hello']);
  const found = sight.cell === '' ? null : findSight(sight, packets);
  if (found !== null && isMiss(found)) throw new Error(found.code);
  const other = openPanel();
  other.openAt(panelView(sight, found), null);
  return other;
}

const shown = ({ pane, selected, moment, filter, field, asking, files }: PanelState) => [
  ...[pane.value, selected.value, moment.value?.packet, filter.value],
  ...[field.value?.name, asking.value, files.value],
];

it.each([
  ['a packet', { pane: 'packets', packet: packets[1] }],
  ['a moment in the diagram', { pane: 'diagram', packet: packets[2], moment: true }],
  ['the broker at a moment', { pane: 'broker', packet: packets[0], moment: true }],
  [
    'a field, in a filtered list',
    { pane: 'packets', packet: packets[2], field: 'Topic Name', filter: 'mqtt.qos == 1' },
  ],
  ['why a message came', { pane: 'packets', packet: packets[2], why: true }],
  ['the faults', { pane: 'faults' }],
  ['where files are opened', { pane: 'packets', files: true }],
] as const)('%s', (_, view) => {
  const panel = openPanel();
  panel.openAt({ ...view }, null);
  expect(shown(reopened(panel))).toEqual(shown(panel));
});

it('a packet that no run of a chapter’s cell has is left out, and a filter that cannot be read too', () => {
  const panel = openPanel();
  panel.selected.value = 4;
  panel.filter.value = 'mqtt.topik ==';
  expect(panelSight(panel, notebook)).toEqual({ pane: 'packets', list: '' });
  panel.open.value = false;
  expect(panelSight(panel, notebook)).toBe(null);
});
