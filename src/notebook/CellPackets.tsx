// The packets of a cell's present run, below its output. The list's code is fetched with the first packet.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PacketList } from '../inspector/packet-list/PacketList.tsx';
import type { CellState } from './cell.ts';
import { ofEarlierVisit } from './run-packets.ts';
import type { PageNotebook } from './page-notebook.ts';

export function CellPackets({ notebook, cell }: { notebook: PageNotebook; cell: CellState }) {
  const list = useSignal<typeof PacketList | null>(null);
  const { execution, packets, count, tally } = notebook.packets(cell.id).value;
  const [ran, of] = cell.earlier ? [true, ofEarlierVisit] : [cell.execution > 0, cell.execution];
  const shown = ran && execution === of && count > 0;
  useEffect(() => {
    if (shown) void import('../inspector/packet-list/PacketList.tsx').then((wire) => (list.value = wire.PacketList));
  }, [shown, list]);
  const List = list.value;
  if (!shown || List === null) return null;
  return (
    <div class="lab-cell-packets">
      <List packets={packets} summary={tally.summary} language={notebook.language} selected={notebook.selected} />
      {count > packets.length && <p class="lab-note">{notebook.words.output.more(count - packets.length)}</p>}
    </div>
  );
}
