// The keys of the list of packets: arrows and their like move the selection; m marks, n and b go from mark to mark, c goes to
// the note. The letters are those of Wireshark, without Ctrl, which in a page belongs to the browser.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { MutableRef } from 'preact/hooks';
import type { PanelState } from '../panel/panel-state.ts';
import type { FilteredPackets } from './filtered-packets.ts';
import { nextMark } from './next-mark.ts';
import { rowForKey } from './rows-in-sight.ts';
import { packetWords } from './words/words.ts';

interface TableKeys {
  state: PanelState;
  rows: FilteredPackets;
  box: MutableRef<HTMLElement | null>;
  /** What the keys go by when they move the selection by pages, in CSS pixels. */
  height: ReadonlySignal<number>;
  rowHeight: number;
}

/** `said`: for whoever does not see what a key has done. */
export function useTableKeys({ state, rows, box, height, rowHeight }: TableKeys) {
  const said = useSignal('');
  const { selected } = state;
  const { recording } = state.source.value;
  const text = packetWords(state.around.language).remarks;
  const goToMark = (by: 1 | -1): void => {
    selected.value = nextMark(recording.packets.marked, rows, selected.value, by) ?? selected.value;
  };
  const mark = (): void => {
    const number = selected.value;
    if (number === null) return;
    recording.toggleMark(number);
    const { marked } = recording.packets;
    said.value = marked.has(number) ? text.nowMarked(number) : text.nowUnmarked(number);
  };
  // It is there when a packet is selected.
  const note = (): void => box.current?.closest('.lab-packets')?.querySelector<HTMLElement>('.lab-note')?.focus();
  const letters: Record<string, () => void> = { m: mark, n: () => goToMark(1), b: () => goToMark(-1), c: note };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, altKey, metaKey } = event;
    const letter = ctrlKey || altKey || metaKey ? undefined : letters[key];
    const at = selected.value === null ? -1 : rows.indexOf(selected.value);
    const to = letter ? null : rowForKey(key, at, rows.length, height.value, rowHeight);
    if (letter) letter();
    else if (to !== null) selected.value = rows.at(to)?.number ?? null;
    else return;
    event.preventDefault();
  };
  return { onKeyDown, said };
}
