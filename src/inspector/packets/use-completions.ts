// The completions of a filter as it is typed: offered at the caret, chosen with the arrow keys, taken with Enter.
import { useSignal, type Signal } from '@preact/signals';
import type { MutableRef } from 'preact/hooks';
import { completeFilter, type Completion } from '../../capture/filter/complete-filter.ts';

/** Completions that are offered at once. */
const most = 12;

export interface Completing {
  offered: readonly Completion[];
  /** Place of the one that Enter takes, or -1. */
  active: number;
  /** Offers what fits where the caret is now. */
  look: () => void;
  take: (completion: string) => void;
  close: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** `values`: what is known of a text field, such as the topics that have been seen. */
export function useCompletions(
  input: MutableRef<HTMLInputElement | null>,
  filter: Signal<string>,
  values: (field: string) => readonly string[],
): Completing {
  const open = useSignal(false);
  const cursor = useSignal(0);
  const active = useSignal(-1);
  const { from, items } = open.value ? completeFilter(filter.value, cursor.value, values) : { from: 0, items: [] };
  const offered = items.slice(0, most);
  const close = (): void => void (open.value = false);
  const look = (): void => {
    cursor.value = input.current?.selectionStart ?? 0;
    active.value = -1;
    open.value = true;
  };
  const take = (completion: string): void => {
    const before = `${filter.value.slice(0, from)}${completion} `;
    const rest = filter.value.slice(cursor.value).trimStart();
    filter.value = before + rest;
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(before.length, before.length);
      look();
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && open.value && offered.length > 0) close();
    else if (event.key === 'ArrowDown' && !open.value) look();
    else if (event.key === 'ArrowDown') active.value = Math.min(offered.length - 1, active.value + 1);
    else if (event.key === 'ArrowUp' && open.value) active.value = Math.max(-1, active.value - 1);
    else if (event.key === 'Enter') {
      const chosen = offered[active.value];
      if (chosen === undefined) close();
      else take(chosen.text);
    } else return;
    event.preventDefault();
  };
  return { offered, active: active.value, look, take, close, onKeyDown };
}
