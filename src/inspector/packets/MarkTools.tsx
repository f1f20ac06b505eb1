// How many packets are marked: the button shows them alone; beside it, the way from mark to mark.
import type { PanelState } from '../panel/panel-state.ts';
import type { FilteredPackets } from './filtered-packets.ts';
import { nextMark } from './next-mark.ts';
import { packetWords } from './words/words.ts';

const onlyMarked = 'frame.marked';

interface MarkToolsProps {
  state: PanelState;
  rows: FilteredPackets;
  /** Of marks. */
  count: number;
}

export function MarkTools({ state, rows, count }: MarkToolsProps) {
  const { filter, selected } = state;
  const { marked } = state.source.value.recording.packets;
  const text = packetWords(state.around.language).remarks;
  const isOn = filter.value.trim() === onlyMarked;
  if (count === 0 && !isOn) return null;
  const go = (by: 1 | -1): void => {
    selected.value = nextMark(marked, rows, selected.value, by) ?? selected.value;
  };
  return (
    <span class="lab-packets-marks">
      <button type="button" aria-label={text.previous} title={text.previous} onClick={() => go(-1)}>
        ‹
      </button>
      <button type="button" aria-pressed={isOn} onClick={() => (filter.value = isOn ? '' : onlyMarked)}>
        <span aria-hidden="true">⚑</span> {text.count(count)}
      </button>
      <button type="button" aria-label={text.next} title={text.next} onClick={() => go(1)}>
        ›
      </button>
    </span>
  );
}
