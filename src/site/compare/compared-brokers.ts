// The brokers that a cell can be compared on: what the picker offers. Pure.
import type { ProfileName } from '../../broker/profile-names.ts';
import { profileNames } from '../../broker/profile-names.ts';
import { selectionOf, type BrokerSelection } from '../picker/broker-choice.ts';
import type { PublicConfig } from '../public-config.ts';

/** The broker in the page in each way that it may behave, and each address once; `chosen` is among them with its login. */
export function comparedBrokers(chosen: BrokerSelection, config: PublicConfig): BrokerSelection[] {
  const inPage = profileNames.map((profile) => selectionOf('in-page', config, profile));
  const offered = config.locked ? [] : config.offered;
  const addresses = [
    ...(chosen.kind === 'in-page' ? [] : [chosen]),
    ...(offered.includes('local') ? [selectionOf('local', config)] : []),
    ...(offered.includes('public') ? config.public.map((url) => ({ ...selectionOf('public', config), url })) : []),
    ...(offered.includes('custom') && config.custom !== '' ? [selectionOf('custom', config)] : []),
  ];
  return [...inPage, ...addresses.filter(({ url }, at) => addresses.findIndex((one) => one.url === url) === at)];
}

export function isSameSelection(one: BrokerSelection, other: BrokerSelection): boolean {
  return one.url === other.url && (one.kind !== 'in-page' || one.profile === other.profile);
}

/** Places of the two that stand there at first: the chosen one, and the one that is asked for or else another. */
export function firstTwo(
  brokers: readonly BrokerSelection[],
  chosen: BrokerSelection,
  asked: ProfileName | null,
): [left: number, right: number] {
  const left = Math.max(
    0,
    brokers.findIndex((one) => isSameSelection(one, chosen)),
  );
  const wanted = asked ?? 'mosquitto';
  const right = brokers.findIndex(({ kind, profile }) => kind === 'in-page' && profile === wanted);
  return [left, right === left ? (left === 0 ? 1 : 0) : right];
}
