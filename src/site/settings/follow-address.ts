// Carries out what the address of the page asks for. The class holds for the tab; a broker is the reader's choice from then on.
// What was asked is taken out of the address, so that a later choice is not undone by loading the page again.
import type { ChosenBroker } from '../picker/chosen-broker.ts';
import type { BrokerSelection } from '../picker/broker-choice.ts';
import { patterns, type ConfigFault, type PublicConfig } from '../public-config.ts';
import { askedKeys, readAsked, type AskedSettings } from './asked-settings.ts';
import { classKey } from './asks-anything.ts';

export interface FollowedAddress {
  faults: ConfigFault[];
  /** The broker that the link has chosen. */
  took: BrokerSelection | null;
  /** One that needs the reader's yes; call `answer` with it. */
  asks: { selection: BrokerSelection; answer: (yes: boolean) => void } | null;
}

/** The settings with the class of the address, and what is to be done once there is a broker to choose. */
export function followAddress(config: PublicConfig): {
  config: PublicConfig;
  choose: (chosen: ChosenBroker) => FollowedAddress;
} {
  const asked = readAsked(location.search, config, location.href);
  const group = classOfTab(asked.class);
  return {
    config: group === null ? config : { ...config, class: group },
    choose: (chosen) => choose(chosen, asked),
  };
}

function choose(chosen: ChosenBroker, asked: AskedSettings): FollowedAddress {
  const { faults, broker, profile, isForeign } = asked;
  const before = chosen.selection.peek();
  const selection = { ...(broker ?? before), profile: profile ?? before.profile };
  const isOther = selection.url !== before.url || selection.profile !== before.profile;
  if (!isForeign || !isOther) dropFromAddress();
  if (!isOther) return { faults, took: null, asks: null };
  if (!isForeign) {
    chosen.chooseQuietly(selection);
    return { faults, took: selection, asks: null };
  }
  const answer = (yes: boolean): void => {
    dropFromAddress();
    if (yes) chosen.choose(selection);
  };
  return { faults, took: null, asks: { selection, answer } };
}

/** What the address asks for is kept in the tab; empty there gives the trainer's own back. */
function classOfTab(asked: string | null): string | null {
  try {
    if (asked === '') sessionStorage.removeItem(classKey);
    else if (asked !== null) sessionStorage.setItem(classKey, asked);
    const kept = sessionStorage.getItem(classKey);
    return kept !== null && patterns.class.test(kept) ? kept : null;
  } catch {
    return asked === '' ? null : asked;
  }
}

function dropFromAddress(): void {
  const url = new URL(location.href);
  for (const key of askedKeys) url.searchParams.delete(key);
  history.replaceState(history.state, '', url);
}
