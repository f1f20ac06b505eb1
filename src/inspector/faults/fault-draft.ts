// What the form of the faults pane holds, and the request that it makes.
import type { FaultAction, FaultRequest } from '../../wire/kernel-protocol.ts';

export interface FaultDraft {
  kind: FaultAction['kind'];
  /** Milliseconds, bytes or a place: what `kind` needs. */
  amount: number;
  /** Empty = every client. */
  clientId: string;
  direction: FaultRequest['direction'];
  /** Null = until it is taken away. */
  times: number | null;
}

export const newDraft: FaultDraft = { kind: 'drop', amount: 0, clientId: '', direction: 'both', times: 1 };

/** What `amount` is for this kind; null = it needs none. */
export function amountOf(kind: FaultAction['kind']): 'milliseconds' | 'keep' | 'offset' | null {
  if (kind === 'delay') return 'milliseconds';
  if (kind === 'truncate') return 'keep';
  return kind === 'corrupt' ? 'offset' : null;
}

/** With the amount that is usual for the kind. */
export function withKind(draft: FaultDraft, kind: FaultAction['kind']): FaultDraft {
  const usual = { milliseconds: 1000, keep: 1, offset: 0 };
  const amount = amountOf(kind);
  return { ...draft, kind, amount: amount === null ? 0 : usual[amount] };
}

export function requestOf({ kind, amount, clientId, direction, times }: FaultDraft, filter: string): FaultRequest {
  return { action: actionOf(kind, amount), clientId: clientId === '' ? null : clientId, direction, filter, times };
}

function actionOf(kind: FaultAction['kind'], amount: number): FaultAction {
  switch (kind) {
    case 'delay':
      return { kind, milliseconds: amount };
    case 'truncate':
      return { kind, keep: amount };
    case 'corrupt':
      return { kind, offset: amount };
    case 'cut':
      return { kind, dropped: true };
    case 'drop':
    case 'duplicate':
    case 'reorder':
    case 'stop-reading':
      return { kind };
  }
}
