// What the column of times counts from. Pure.
import { placeTime, type CapturedPacket } from '../../capture/captured-packet.ts';
import { inSeconds } from '../in-seconds.ts';

/** Seconds since the first packet, seconds since the packet before in the list, or the time of day. */
export const timeFormats = ['first', 'previous', 'day'] as const;
export type TimeFormat = (typeof timeFormats)[number];

export interface TimeScale {
  format: TimeFormat;
  /** The first packet, in the time of packets. */
  since: number;
  /** Milliseconds since 1970 at time 0 of the packets. */
  epoch: number;
}

/** `previous`: the packet before it in the list. */
export function timeText(captured: CapturedPacket, previous: CapturedPacket | undefined, scale: TimeScale): string {
  return scale.format === 'previous' ? sincePrevious(captured, previous) : momentText(placeTime(captured), scale);
}

export function sincePrevious(captured: CapturedPacket, previous: CapturedPacket | undefined): string {
  return inSeconds(previous === undefined ? 0 : placeTime(captured) - placeTime(previous));
}

/** Of a moment that has no packet before it. */
export function momentText(time: number, { format, since, epoch }: TimeScale): string {
  return format === 'day' ? timeOfDay(epoch + time) : inSeconds(time - since);
}

/** Of the reader's time zone; `milliseconds`: since 1970. */
function timeOfDay(milliseconds: number): string {
  const date = new Date(Math.round(milliseconds));
  const two = (part: number): string => `${part}`.padStart(2, '0');
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return `${clock}.${`${date.getMilliseconds()}`.padStart(3, '0')}`;
}
