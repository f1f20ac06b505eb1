// What the address of a page asks for: ?class=a1&broker=public&profile=strict, so that one copy of the book serves several
// classes. Checked as config.json is. A link may come from anybody: it chooses only among what the trainer offers, or a broker of
// the page's own host, by itself; any other broker needs the reader's yes, and no login goes to it.
import { readProfile, type ProfileName } from '../../broker/profile-names.ts';
import type { BrokerKind } from '../../wire/broker-kind.ts';
import { customSelection, selectionOf, type BrokerSelection } from '../picker/broker-choice.ts';
import { brokerKinds, configAddress, patterns, type ConfigFault, type PublicConfig } from '../public-config.ts';

export interface AskedSettings {
  /** Null: the trainer's. */
  class: string | null;
  profile: ProfileName | null;
  broker: BrokerSelection | null;
  /** The broker is one that the trainer has not named. */
  isForeign: boolean;
  faults: ConfigFault[];
}

export const askedKeys = ['class', 'broker', 'profile'] as const;

type Tell = (expected: ConfigFault['expected']) => null;

/** `search`: of the page's address, `page`. */
export function readAsked(search: string, config: PublicConfig, page: string): AskedSettings {
  const asked = new URLSearchParams(search);
  const faults: ConfigFault[] = [];
  const read = <T>(key: (typeof askedKeys)[number], check: (value: string, tell: Tell) => T | null): T | null => {
    const value = asked.get(key);
    if (value === null) return null;
    const received = value.length > 80 ? `${value.slice(0, 80)}…` : value;
    const tell: Tell = (expected) => {
      faults.push({ key: `?${key}=`, expected, received });
      return null;
    };
    return check(value, tell);
  };
  const group = read('class', (value, tell) => (value === '' || patterns.class.test(value) ? value : tell('class')));
  const profile = read('profile', (value, tell) =>
    config.locked ? tell('not-locked') : (readProfile(value) ?? tell('profile')),
  );
  const broker = read('broker', (value, tell) =>
    config.locked ? tell('not-locked') : brokerOf(value, config, page, tell),
  );
  return {
    class: group,
    profile,
    broker: broker?.selection ?? null,
    isForeign: broker?.isForeign ?? false,
    faults,
  };
}

interface AskedBroker {
  selection: BrokerSelection;
  isForeign: boolean;
}

function brokerOf(value: string, config: PublicConfig, page: string, tell: Tell): AskedBroker | null {
  const kind = brokerKinds.find((one) => one === value);
  if (kind !== undefined) {
    const selection = selectionOf(kind, config);
    if (!config.offered.includes(kind)) return tell('offered');
    return selection.url === '' ? tell('needs-address') : { selection, isForeign: false };
  }
  const url = configAddress(value, page);
  if (url === null) return tell('address');
  const known = kindOf(url, config);
  if (known !== null) return { selection: { ...selectionOf(known, config), url }, isForeign: false };
  if (!config.offered.includes('custom')) return tell('offered');
  const selection = customSelection(url, '', '', config.profile);
  return selection === null ? tell('address') : { selection, isForeign: new URL(url).host !== new URL(page).host };
}

/** Under what the trainer offers that address. */
function kindOf(url: string, config: PublicConfig): BrokerKind | null {
  const kind = config.public.includes(url)
    ? 'public'
    : (['local', 'custom'] as const).find((one) => config[one] === url);
  return kind !== undefined && config.offered.includes(kind) ? kind : null;
}
