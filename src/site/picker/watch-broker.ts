// Asks again about a chosen broker that could not be reached, so that it is green again by itself; and about one of which
// nothing was heard for long while the reader was away. Nobody is asked while the page is hidden.
import { effect, untracked, type ReadonlySignal } from '@preact/signals';
import type { BrokerState } from '../../wire/page-protocol.ts';

/** Until it is asked again, in milliseconds: at first, and at most. */
const firstWait = 2000;
const longestWait = 60_000;
/** What was heard of a broker is old after so many milliseconds. */
const longUnheard = 30_000;

export interface Watched {
  readonly state: ReadonlySignal<BrokerState>;
  /** Whether the page is hidden, and whether it is online: what changes there may change the broker too. */
  readonly hidden: ReadonlySignal<boolean>;
  readonly online: ReadonlySignal<boolean>;
  /** Asks without telling that it does. */
  ask: () => void;
  /** Milliseconds. */
  now: () => number;
}

/** Returns the function that ends the watch. */
export function watchBroker({ state, hidden, online, ask, now }: Watched): () => void {
  let wait = firstWait;
  let heard = now();
  const ends = [
    effect(() => {
      const { value } = state;
      heard = now();
      if (value.state === 'connected' || value.state === 'unknown') wait = firstWait;
    }),
    effect(() => {
      if (!mayComeBack(state.value) || hidden.value || !online.value) return;
      const timer = setTimeout(() => {
        wait = Math.min(longestWait, wait * 2);
        ask();
      }, wait);
      return () => clearTimeout(timer);
    }),
    effect(() => {
      const present = !hidden.value && online.value;
      const { state: known } = untracked(() => state.value);
      if (present && (known === 'connected' || known === 'refused') && now() - heard > longUnheard) ask();
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** Of a broker that does not answer, not of an address that cannot be used. */
function mayComeBack(state: BrokerState): boolean {
  return state.state === 'refused' && ['unreachable', 'timeout', 'not-mqtt'].includes(state.why.code);
}
