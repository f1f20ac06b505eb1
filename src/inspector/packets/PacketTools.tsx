// What stands above the list of packets: the display filter, and beside it (on a phone behind one button) what else
// narrows the list and how it looks, with how many packets are left.
import { useSignal } from '@preact/signals';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { FilterError } from '../../capture/filter/filter-error.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import type { FilteredPackets } from './filtered-packets.ts';
import { FilterBox } from './FilterBox.tsx';
import { FollowedBy } from './FollowedBy.tsx';
import { knownValues } from './known-values.ts';
import { ListLookTools } from './ListLookTools.tsx';
import { MarkTools } from './MarkTools.tsx';
import type { ShownLook } from './use-list-look.ts';
import { packetWords } from './words/words.ts';

interface PacketToolsProps {
  state: PanelState;
  /** The packets that the list has. */
  rows: FilteredPackets;
  /** Changes with what is told of them. */
  revision: number;
  problem: FilterError | null;
  /** The PUBLISH that the selected packet is, or answers. */
  carrier: CapturedPacket | undefined;
  look: ShownLook;
}

export function PacketTools({ state, rows, problem, carrier, look }: PacketToolsProps) {
  const { filter, hidePings } = state;
  const { language } = state.around;
  const { packets } = state.source.value.recording;
  const wanted = useSignal(false);
  const choosing = useSignal(false);
  // What is shown alone is told, with the way back.
  const open = wanted.value || state.followed.value !== null;
  const text = packetWords(language);
  const count = text.passing(rows.length, packets.length);
  return (
    <div class="lab-packets-tools">
      <FilterBox filter={filter} problem={problem} language={language} values={(name) => knownValues(packets, name)} />
      {filter.value !== '' && (
        <button
          type="button"
          class="lab-packets-clear"
          aria-label={text.clearFilter}
          title={text.clearFilter}
          onClick={() => (filter.value = '')}
        >
          ✕
        </button>
      )}
      <button
        type="button"
        class="lab-packets-more"
        aria-expanded={open}
        aria-label={`${text.options} (${count})`}
        onClick={() => (wanted.value = !wanted.value)}
      >
        {rows.length}/{packets.length} ▾
      </button>
      <div class={`lab-packets-options${open ? ' lab-packets-options-open' : ''}`}>
        <label>
          <input
            type="checkbox"
            checked={hidePings.value}
            onChange={(event) => (hidePings.value = event.currentTarget.checked)}
          />{' '}
          {text.hidePings}
        </label>
        <FollowedBy state={state} carrier={carrier} />
        <MarkTools state={state} rows={rows} count={packets.marked.size} />
        <ListLookTools look={look} choosing={choosing} language={language} />
        <span class="lab-packets-count">
          {count} {packets.gone > 0 && text.gone(packets.gone)}
        </span>
      </div>
      {choosing.value && <ColumnChoice look={look} choosing={choosing} language={language} />}
    </div>
  );
}
