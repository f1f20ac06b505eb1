// How the list of packets looks now: as the reader has chosen, for a wide window and for a phone apart.
import { useMedia } from '../use-media.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { rememberedLook, rememberLook, type ListLook } from './list-look.ts';
import { usualColumns, type Column, type ListShape } from './packet-columns.ts';

export interface ShownLook {
  look: ListLook;
  shape: ListShape;
  shown: readonly Column[];
  /** Puts the choice in force and remembers it. */
  choose: (look: ListLook) => void;
}

export function useListLook(state: PanelState): ShownLook {
  // As packets.css has it.
  const shape = useMedia('(max-width: 50rem)') ? 'narrow' : 'wide';
  const roomy = useMedia('(min-width: 96rem)');
  const look = (state.listLook.value ??= rememberedLook(() => localStorage));
  const choose = (chosen: ListLook): void => {
    state.listLook.value = chosen;
    rememberLook(chosen, () => localStorage);
  };
  return { look, shape, shown: look.columns[shape] ?? usualColumns(shape, roomy), choose };
}
