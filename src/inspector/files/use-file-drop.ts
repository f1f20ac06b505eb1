// A file that is dropped on an element of the panel is opened.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { PanelState } from '../panel/panel-state.ts';
import { openLater } from './FileStrip.tsx';

export interface FileDrop {
  /** A file is held over the element. */
  dropping: ReadonlySignal<boolean>;
  /** Of the element. */
  handlers: {
    onDragOver: (event: DragEvent) => void;
    onDragLeave: (event: DragEvent) => void;
    onDrop: (event: DragEvent) => void;
  };
}

export function useFileDrop(state: PanelState): FileDrop {
  const dropping = useSignal(false);
  return {
    dropping,
    handlers: {
      onDragOver: (event) => {
        if (event.dataTransfer?.types.includes('Files') !== true) return;
        event.preventDefault();
        dropping.value = true;
      },
      onDragLeave: ({ currentTarget, relatedTarget }) => {
        const within = currentTarget instanceof Node && relatedTarget instanceof Node;
        if (!within || !currentTarget.contains(relatedTarget)) dropping.value = false;
      },
      onDrop: (event) => {
        dropping.value = false;
        const [file] = event.dataTransfer?.files ?? [];
        if (file === undefined) return;
        event.preventDefault();
        openLater(state, file);
      },
    },
  };
}
