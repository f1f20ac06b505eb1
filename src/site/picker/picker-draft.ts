// What the reader has entered in the dialog so far, and the selection that it makes. Nothing is chosen by it yet. Pure.
import type { ProfileName } from '../../broker/profile-names.ts';
import { faultOf, type AddressFault } from '../../wire/address.ts';
import type { BrokerKind } from '../../wire/broker-kind.ts';
import type { PublicConfig } from '../public-config.ts';
import { customSelection, selectionOf, type BrokerSelection } from './broker-choice.ts';

export interface CustomDraft {
  address: string;
  username: string;
  password: string;
}

export interface PickerDraft {
  kind: BrokerKind;
  /** Which of the public brokers. */
  publicUrl: string;
  custom: CustomDraft;
  profile: ProfileName;
}

/** `in-page`: the address is that of the broker in the page, which is chosen otherwise. */
export type DraftFault = AddressFault | 'in-page';

/** As it stands when the dialog opens. */
export function newDraft(
  { kind, url, username, password, profile }: BrokerSelection,
  config: PublicConfig,
): PickerDraft {
  return {
    // One that is not offered any more is not chosen again.
    kind: config.locked || config.offered.includes(kind) ? kind : config.broker,
    publicUrl: kind === 'public' ? url : (config.public[0] ?? ''),
    custom:
      kind === 'custom' ? { address: url, username, password } : { address: config.custom, username: '', password: '' },
    profile,
  };
}

/** `secure`: the page has come by https. */
export function readDraft(
  { kind, publicUrl, custom, profile }: PickerDraft,
  config: PublicConfig,
  secure: boolean,
): BrokerSelection | DraftFault {
  if (kind === 'public') return { ...selectionOf(kind, config, profile), url: publicUrl };
  if (kind !== 'custom') return selectionOf(kind, config, profile);
  const { address, username, password } = custom;
  return faultOf(address, secure) ?? customSelection(address, username, password, profile) ?? 'in-page';
}

/** The address that the reader is about to use; empty for the brokers of the page and of this computer. */
export function addressOf({ kind, publicUrl, custom }: PickerDraft): string {
  if (kind === 'public') return publicUrl;
  return kind === 'custom' ? custom.address.trim() : '';
}
