// Why a broker has closed a connection without a word, as far as a packet's size can be it. A broker whose limit is not known
// yet is asked for it, where it is the reader's own choice.
import type { Address } from './address.ts';
import type { Blamed } from './largest-packet.ts';
import type { PacketSizeLimits } from './packet-size-limits.ts';
import type { ConnectFailure } from './page-protocol.ts';
import { probe } from './probe.ts';
import type { Surroundings } from './upstream.ts';

interface Closed {
  url: string;
  blamed: Blamed;
  /** Where it may be asked; null: nowhere. */
  address: Address | null;
}

interface Asking {
  surroundings: Surroundings;
  now: () => number;
  sizes: PacketSizeLimits;
}

/** Calls `tell` at most once. */
export function explainClose(
  { url, blamed, address }: Closed,
  { surroundings, now, sizes }: Asking,
  tell: (why: ConnectFailure) => void,
): void {
  let told = false;
  const tellOnce = (): void => {
    const why = told ? null : sizes.explain(url, blamed);
    told = true;
    if (why !== null) tell(why);
  };
  if (!blamed.isLikely || sizes.knows(url) || address === null) {
    tellOnce();
    return;
  }
  probe(address, {
    surroundings,
    now,
    accepted: (connack) => sizes.learn(url, connack),
    report: ({ state }) => {
      if (state !== 'connecting') tellOnce();
    },
  });
}
