// The packet of a run that a sight is about, or what the run lacks. Pure.
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { findExchange } from '../../capture/exchanges/find-exchange.ts';
import { compileFilter } from '../../capture/filter/compile-filter.ts';
import { dissect } from '../../mqtt/dissect.ts';
import { callBehind, type LineCall } from '../../inspector/packets/follow-line.ts';
import { messageOf, type FollowedMessage } from '../../inspector/packets/follow-message.ts';
import type { Sight } from './sight.ts';

export interface FoundSight {
  readonly packet: CapturedPacket;
  /** What is asked for by `ask`. */
  readonly message: FollowedMessage | null;
  readonly call: LineCall | null;
}

export type SightMiss =
  /** `passing` of the packets are such packets. */
  | { readonly code: 'no-packet'; readonly passing: number; readonly of: number }
  | { readonly code: 'no-field'; readonly field: string }
  /** The packet belongs to no message, or to no line of a cell. */
  | { readonly code: 'no-message' | 'no-line' };

export function findSight(sight: Sight, run: readonly CapturedPacket[]): FoundSight | SightMiss {
  const { nth, field, ask } = sight;
  const packets = [...run].sort((one, other) => one.number - other.number);
  const passing = packets.filter(
    sight.filter === '' ? compileFilter(sight.list, { words: true }) : compileFilter(sight.filter),
  );
  const packet = passing.at(nth > 0 ? nth - 1 : nth);
  if (packet === undefined) return { code: 'no-packet', passing: passing.length, of: packets.length };
  if (field !== '' && !fieldNames(packet).includes(field)) return { code: 'no-field', field };
  const message = messageOf(packet) ?? messageOf(findExchange(packets, packet.number).begunBy);
  const call = callBehind(packets, packet.number);
  if ((ask === 'why' || ask === 'message') && message === null) return { code: 'no-message' };
  if (ask === 'line' && call === null) return { code: 'no-line' };
  return { packet, message, call };
}

export function isMiss(found: FoundSight | SightMiss): found is SightMiss {
  return 'code' in found;
}

function fieldNames({ bytes, version, direction, mqtt31 }: CapturedPacket): string[] {
  const side = direction === 'to-broker' ? 'client' : 'server';
  return dissect(bytes, version, side, mqtt31).fields.map(({ name }) => name);
}
