// A sight as what the panel is opened at. Pure.
import { newDraft, withKind } from '../../inspector/faults/fault-draft.ts';
import type { PanelView } from '../../inspector/panel/panel-state.ts';
import type { FoundSight } from './find-sight.ts';
import type { Sight } from './sight.ts';

export function panelView(sight: Sight, found: FoundSight | null): PanelView {
  const { pane, fault, filter, list, field, moment, ask } = sight;
  const message = ask === 'message' && found?.message ? { by: 'message' as const, ...found.message } : null;
  const call = ask === 'line' && found?.call ? { by: 'line' as const, ...lineOf(found.call) } : null;
  return {
    // Files are saved and opened from any pane.
    pane: pane === 'files' ? 'packets' : pane,
    files: pane === 'files',
    packet: found?.packet,
    filter: list,
    followed: message ?? call,
    ...{ field, moment },
    ...(ask === 'why' && { why: true }),
    ...(fault !== '' && { fault: { draft: withKind(newDraft, fault), filter } }),
  };
}

function lineOf({ cell, execution, line }: { cell: string; execution: number; line: number }) {
  return { cell, execution, line };
}
