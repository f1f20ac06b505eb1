// What the form of the faults pane holds, and the request that it makes.
import type { FaultAction, FaultRequest } from '../../wire/kernel-protocol.ts';

export interface FaultDraft {
  kind: FaultAction['kind'];
  /** Milliseconds, bytes, bytes a second or a place: what `kind` needs. */
  amount: number;
  /** Milliseconds, of a delay. */
  jitter: number;
  /** Empty = every client. */
  clientId: string;
  direction: FaultRequest['direction'];
  /** Null = until it is taken away. */
  times: number | null;
  /** How likely it meets a packet, 1 to 100. */
  percent: number;
  /** Null = one that the wire chooses. */
  seed: number | null;
}

export const newDraft: FaultDraft = {
  kind: 'drop',
  amount: 0,
  jitter: 0,
  clientId: '',
  direction: 'both',
  times: 1,
  percent: 100,
  seed: null,
};

/** What `amount` is for this kind; null = it needs none. */
export function amountOf(kind: FaultAction['kind']): 'milliseconds' | 'bytesPerSecond' | 'keep' | 'offset' | null {
  if (kind === 'delay') return 'milliseconds';
  if (kind === 'throttle') return 'bytesPerSecond';
  if (kind === 'truncate') return 'keep';
  return kind === 'corrupt' ? 'offset' : null;
}

/** With the amount that is usual for the kind. */
export function withKind(draft: FaultDraft, kind: FaultAction['kind']): FaultDraft {
  const usual = { milliseconds: 1000, bytesPerSecond: 1000, keep: 1, offset: 0 };
  const amount = amountOf(kind);
  return { ...draft, kind, amount: amount === null ? 0 : usual[amount] };
}

export function requestOf(draft: FaultDraft, filter: string): FaultRequest {
  const { clientId, direction, times, percent, seed } = draft;
  return {
    action: actionOf(draft),
    clientId: clientId === '' ? null : clientId,
    direction,
    filter,
    times,
    chance: percent / 100,
    seed,
  };
}

function actionOf({ kind, amount, jitter }: FaultDraft): FaultAction {
  switch (kind) {
    case 'delay':
      return { kind, milliseconds: amount, jitter };
    case 'throttle':
      return { kind, bytesPerSecond: amount };
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
