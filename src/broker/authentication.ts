// Which clients may connect: the hook `authenticate`, and one that is made from a list of users.
import * as ReasonCode from '../mqtt/reason-code.ts';
import { utf8Length, writeUtf8 } from '../mqtt/utf8.ts';

export interface Credentials {
  clientId: string;
  /** Null = CONNECT had none. */
  username: string | null;
  password: Uint8Array | null;
}

/** Why a client is not let in; each has a code in both versions. */
export type Verdict = 'accepted' | 'bad-credentials' | 'not-authorized' | 'banned';

/** Deterministic: the same credentials give the same verdict. */
export type Authenticate = (credentials: Credentials) => Verdict;

export interface User {
  username: string;
  password: string;
}

/** Reason Codes of CONNACK (3.2.2.2). */
export const verdictCodes: Readonly<Record<Exclude<Verdict, 'accepted'>, number>> = {
  'bad-credentials': ReasonCode.badUserNameOrPassword,
  'not-authorized': ReasonCode.notAuthorized,
  banned: ReasonCode.banned,
};

/** Lets in these users; also clients without a user name, if `anonymous`. */
export function authenticateUsers(users: readonly User[], anonymous: boolean): Authenticate {
  const passwords = new Map(users.map(({ username, password }) => [username, utf8(password)]));
  return ({ username, password }) => {
    if (username === null) return anonymous ? 'accepted' : 'not-authorized';
    const expected = passwords.get(username);
    return expected !== undefined && password !== null && equal(expected, password) ? 'accepted' : 'bad-credentials';
  };
}

function utf8(text: string): Uint8Array {
  const length = utf8Length(text);
  if (length < 0) throw new RangeError('a password holds U+0000 or half a character');
  const bytes = new Uint8Array(length);
  writeUtf8(bytes, 0, text);
  return bytes;
}

// Looks at every byte, so that the time it takes does not tell how many were right.
function equal(one: Uint8Array, other: Uint8Array): boolean {
  let difference = one.length ^ other.length;
  for (let index = 0; index < one.length; index += 1) difference |= (one[index] ?? 0) ^ (other[index] ?? 0);
  return difference === 0;
}
