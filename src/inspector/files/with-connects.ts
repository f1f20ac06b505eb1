// Chosen frames, and the CONNECT of each of their connections: without it no program can tell which version of MQTT they are.
import type { FrameTest } from '../../capture/filter/compile-filter.ts';
import type { Frame } from '../../capture/captured-packet.ts';

/** An array, or the store of a recording. */
interface Frames {
  readonly length: number;
  at: (index: number) => Frame | undefined;
}

/** In order; `added`: how many CONNECT did not pass themselves. `test` sees every frame once, in order. */
export function withConnects(frames: Frames, test: FrameTest): { chosen: Frame[]; added: number } {
  const passing = new Set<Frame>();
  const connections = new Set<number>();
  for (let index = 0; index < frames.length; index += 1) {
    const frame = frames.at(index);
    if (frame === undefined || !test(frame)) continue;
    passing.add(frame);
    connections.add(frame.connection);
  }
  const chosen: Frame[] = [];
  for (let index = 0; index < frames.length; index += 1) {
    const frame = frames.at(index);
    if (frame === undefined) continue;
    const connects = frame.packet?.type === 'CONNECT' && connections.has(frame.connection);
    if (connects || passing.has(frame)) chosen.push(frame);
  }
  return { chosen, added: chosen.length - passing.size };
}
