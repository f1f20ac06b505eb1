// How the broker is, as a drawing that needs no colour: a server in outline, filled once it is connected, crossed out when it
// refused.
import type { BrokerState } from '../../wire/page-protocol.ts';

export function BrokerIcon({ state }: Pick<BrokerState, 'state'>) {
  return (
    <svg class={`lab-picker-icon lab-picker-${state}`} viewBox="0 0 16 16" aria-hidden="true">
      <rect x="2" y="2" width="12" height="5" rx="1.5" />
      <rect x="2" y="9" width="12" height="5" rx="1.5" />
      {state === 'refused' && <path d="M1.5 1.5l13 13" />}
    </svg>
  );
}
