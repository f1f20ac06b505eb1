// What the sentences about an examination name: parts of what was seen, with a value for each. Pure.
import type { ProtocolVersion } from '../../mqtt/packet.ts';
import { keepAliveBelow } from './diagnose.ts';
import { isLessPublic, partsOf, type AddressParts } from './host-kind.ts';
import type { Seen } from './seen.ts';

export interface Facts extends AddressParts {
  /** As it can be shown: without login. */
  url: string;
  hasUsername: boolean;
  /** An address that works, or was probably meant; empty: none is known. */
  better: string;
  /** Of this page. */
  origin: string;
  /** Minutes that this computer's clock is ahead of the server of the page. */
  minutesAhead: number;
  /** The browser may ask the reader before the page may reach it. */
  mayAsk: boolean;
  /** How what is no MQTT begins; may be empty. */
  start: string;
  version: ProtocolVersion;
  topic: string;
  cutAfter: number;
  keepAlive: number;
  serverKeepAlive: number;
}

export function factsOf({ address, around, elsewhere, answers, topic, idle }: Seen): Facts {
  const url = address.isFine ? address.address.url : address.text;
  const last = answers.at(-1);
  return {
    ...partsOf(url),
    url,
    hasUsername: address.isFine && address.address.username !== '',
    better: (address.isFine ? elsewhere?.open[0] : address.better) ?? '',
    origin: around?.origin ?? '',
    mayAsk: address.isFine && around !== null && isLessPublic(partsOf(url).host, around.origin),
    minutesAhead: Math.round((around?.clockAhead ?? 0) / 60),
    start: last?.kind === 'not-mqtt' ? last.start : '',
    version: last?.version ?? 5,
    topic: topic?.topic ?? '',
    cutAfter: idle?.cutAfter ?? 0,
    keepAlive: keepAliveBelow(idle?.cutAfter ?? 0),
    serverKeepAlive: idle?.serverKeepAlive ?? 0,
  };
}
