// What the reader has asked for: the fields of the form, and the broker that is picked for the page, as an order to examine. Pure.
import { readAddress, type Address } from '../../wire/address.ts';
import { readTyped, type TypedAddress } from './typed-address.ts';

export interface Fields {
  /** Empty: the picked broker. */
  address: string;
  username: string;
  password: string;
}

/** A login that was given for the picked broker goes nowhere else. */
export function addressToExamine(fields: Fields, picked: Address, pageIsHttps: boolean): TypedAddress {
  const typed = readTyped(fields.address.trim() === '' ? picked.url : fields.address, pageIsHttps);
  if (!typed.isFine) return typed;
  return { isFine: true, address: withLogin(typed.address, fields, picked) };
}

function withLogin(address: Address, { username, password }: Fields, picked: Address): Address {
  if (username !== '') return { ...address, username, password };
  if (address.username !== '' || address.url !== readAddress(picked.url)?.url) return address;
  return { ...address, username: picked.username, password: picked.password };
}
