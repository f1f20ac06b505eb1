// The part of a recording that the diagram shows at a time: an SVG of 200,000 arrows would help nobody. Pure.
import { lastLevel } from '../../capture/client-name.ts';
import type { Frame } from '../../capture/captured-packet.ts';
import type { ConnectionEvent } from '../../capture/connection-event.ts';

/** An array of frames, or the page's store. */
export interface FrameSource {
  readonly length: number;
  at(index: number): Frame | undefined;
}

export interface FrameWindow {
  frames: readonly Frame[];
  /** There are frames that pass before these. */
  earlier: boolean;
}

/** The last `atMost` frames that pass `test` before the frame numbered `before` (null: up to the last). */
export function takeWindow(
  source: FrameSource,
  test: (frame: Frame) => boolean,
  before: number | null,
  atMost: number,
): FrameWindow {
  const frames: Frame[] = [];
  for (let index = source.length - 1; index >= 0; index -= 1) {
    const frame = source.at(index);
    if (frame === undefined || (before !== null && frame.number >= before) || !test(frame)) continue;
    if (frames.length === atMost) return { frames: frames.reverse(), earlier: true };
    frames.push(frame);
  }
  return { frames: frames.reverse(), earlier: false };
}

/** What happened to the connections while these frames crossed; `later`: frames that pass come after them. */
export function eventsWithin(
  events: readonly ConnectionEvent[],
  { frames, earlier }: FrameWindow,
  later: boolean,
): ConnectionEvent[] {
  const from = earlier ? (frames[0]?.time ?? 0) : -Infinity;
  const to = later ? (frames.at(-1)?.time ?? 0) : Infinity;
  return events.filter(({ time }) => time >= from && time <= to);
}

/** Whether a frame belongs to one of `clients`, named by Client Identifier or by its last level; null: all do. */
export function isOfClients({ clientId }: Frame, clients: readonly string[] | null): boolean {
  return clients === null || clients.includes(clientId) || (clientId !== '' && clients.includes(lastLevel(clientId)));
}
