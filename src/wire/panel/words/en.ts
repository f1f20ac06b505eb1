// The words of the wire panel's frame.
import type { PanelWords } from './words.ts';

export const en: PanelWords = {
  handle: (packets) => `Wire: ${packets} ${packets === 1 ? 'packet' : 'packets'}`,
  panel: 'The wire: every packet of this page',
  panes: { packets: 'Packets', diagram: 'Diagram', broker: 'Broker', faults: 'Faults' },
  close: 'Close',
  enlarge: 'Use the whole window',
  dock: 'Back to the edge',
  height: 'Height of the panel',
};
