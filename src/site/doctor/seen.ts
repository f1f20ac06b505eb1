// What an examination has seen so far, as data: what the diagnosis, the words of the steps and the report are made of. Pure.
import type { ProtocolVersion } from '../../mqtt/packet.ts';
import type { TypedAddress } from './typed-address.ts';

export interface Seen {
  address: TypedAddress;
  around: Around | null;
  /** A WebSocket with the sub-protocol `mqtt`. */
  opening: Opening | null;
  /** Whether anything at the address answers HTTP. */
  http: HttpAnswer | null;
  /** A WebSocket without a sub-protocol. */
  bare: Opening | null;
  /** Addresses beside it that were tried, and those that let a client in. */
  elsewhere: { tried: string[]; open: string[] } | null;
  /** What came for each CONNECT. */
  answers: Answer[];
  topic: TopicSeen | null;
  idle: IdleSeen | null;
}

/** What is known of page and browser. */
export interface Around {
  origin: string;
  pageIsHttps: boolean;
  isOnline: boolean;
  /** What the browser says of the permission for local networks; `unknown` where it has none. */
  localNetwork: 'granted' | 'denied' | 'prompt' | 'unknown';
  /** Seconds that this computer's clock is ahead of the server of the page; null: it could not be compared. */
  clockAhead: number | null;
}

/** `late`: nothing until the limit. `refused`: the browser does not even try. */
export type Opening = { kind: 'open'; protocol: string } | { kind: 'failed' } | { kind: 'late' } | { kind: 'refused' };

/** `not-looked`: the browser or the policy of the site does not let the page look. */
export type HttpAnswer = 'answers' | 'failed' | 'late' | 'not-looked';

export type Answer = { version: ProtocolVersion } & (
  | { kind: 'connack'; reason: number; serverKeepAlive: number | null }
  /** No MQTT; `start`: how it begins, printable. */
  | { kind: 'not-mqtt'; start: string }
  | { kind: 'closed' }
  | { kind: 'silent' }
);

/** `none`: no answer in time; `closed`: the connection was closed instead; `not-tried`: a filter with wildcards. */
export type TopicAnswer = number | 'none' | 'closed' | 'not-tried';

export interface TopicSeen {
  topic: string;
  version: ProtocolVersion;
  subscribed: TopicAnswer;
  published: TopicAnswer;
  /** The message has come back. */
  cameBack: boolean;
}

export interface IdleSeen {
  /** Seconds for which it should have lasted. */
  asked: number;
  /** Seconds after which it was closed; null: it lasted. */
  cutAfter: number | null;
  /** Seconds that the broker itself allows between two packets; null: as long as the client likes. */
  serverKeepAlive: number | null;
}

export function nothingSeen(address: TypedAddress): Seen {
  return {
    address,
    around: null,
    opening: null,
    http: null,
    bare: null,
    elsewhere: null,
    answers: [],
    topic: null,
    idle: null,
  };
}
