// What a text field of a display filter has held lately: offered as completions.
import { frameFields } from '../../capture/filter/packet-fields.ts';
import type { FrameStore } from '../../capture/packet-store.ts';

/** Frames that are looked at, from the newest back, and values that are offered. */
const lookedAt = 2000;
const offered = 50;

export function knownValues(frames: FrameStore, field: string): string[] {
  const { type, get } = frameFields[field] ?? {};
  const values = new Set<string>();
  if (type !== 'text' || get === undefined) return [];
  for (let index = frames.length - 1; index >= Math.max(0, frames.length - lookedAt); index -= 1) {
    const frame = frames.at(index);
    const value = frame && get(frame);
    for (const one of Array.isArray(value) ? value : [value]) if (typeof one === 'string') values.add(one);
    if (values.size >= offered) break;
  }
  return [...values];
}
