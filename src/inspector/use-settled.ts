// A value that changes at most every so often: a list of 500 rows need not be made anew for each batch of packets.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/**
 * `value` at first; later values no sooner than `interval` milliseconds after the last change, the latest one always in
 * the end.
 */
export function useSettled<T>(value: T, interval: number): T {
  const settled = useSignal(value);
  const latest = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  latest.current = value;
  useEffect(() => {
    if (timer.current !== null || settled.peek() === value) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      settled.value = latest.current;
    }, interval);
  }, [value, interval, settled]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  return settled.value;
}
