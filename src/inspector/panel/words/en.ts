// The words of the wire panel's packet.
import type { PanelWords } from './words.ts';

export const en: PanelWords = {
  handle: (packets) => (packets === 0 ? 'Wire' : `Wire: ${packets} ${packets === 1 ? 'packet' : 'packets'}`),
  panel: 'The wire: every packet of this page',
  panes: { code: 'Code', packets: 'Packets', diagram: 'Diagram', broker: 'Broker', faults: 'Faults' },
  lookingAt: 'You are looking at',
  backToLive: "Back to this page's packets",
  warnings: (count) => (count === 1 ? 'One thing could not be read' : `${count} things could not be read`),
  copyLink: 'Copy a link to what is shown here',
  close: 'Close',
  enlarge: 'Use the whole window',
  dock: 'Back to the edge',
  height: 'Height of the panel',
};
