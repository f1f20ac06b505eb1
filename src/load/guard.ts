// Whether a run may go to a target. A public broker is never loaded; what is neither this computer nor a private network only
// within a cap, unless somebody says that the broker is theirs. Pure.
import { clientsOf, offeredRate, type Scenario } from './scenario.ts';
import { cap, isPrivateAddress, isPublicBroker, type Target } from './target.ts';

interface Capped<Code> {
  code: Code;
  host: string;
  most: number;
  asked: number;
}

export type Refusal =
  | { code: 'public-broker'; host: string }
  | Capped<'clients'>
  | Capped<'rate'>
  | Capped<'seconds'>
  | { code: 'unbounded'; host: string };

/**
 * `isSearch`: the rate is raised until the broker gives way. `addresses`: all that the name of the host stands for. `morePublic`: hosts that whoever offers this has added. Null = it
 * may go.
 */
export function refusalOf(
  { host }: Target,
  addresses: readonly string[],
  scenario: Scenario,
  isOwn: boolean,
  isSearch = false,
  morePublic: readonly string[] = [],
): Refusal | null {
  if (isPublicBroker(host, morePublic)) return { code: 'public-broker', host };
  if (isOwn || (addresses.length > 0 && addresses.every(isPrivateAddress))) return null;
  const clients = clientsOf(scenario);
  if (clients > cap.clients) return { code: 'clients', host, most: cap.clients, asked: clients };
  const rate = offeredRate(scenario);
  if (rate === null || isSearch) return { code: 'unbounded', host };
  if (rate > cap.rate) return { code: 'rate', host, most: cap.rate, asked: rate };
  const seconds = (scenario.warmUp + scenario.duration) / 1000;
  return seconds > cap.seconds ? { code: 'seconds', host, most: cap.seconds, asked: seconds } : null;
}
