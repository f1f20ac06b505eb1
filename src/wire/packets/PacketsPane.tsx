// The packets of the page, a row each, as Wireshark lists them.
import { FrameRow } from '../FrameRow.tsx';
import type { Frame } from '../frame.ts';
import type { PanelState } from '../panel/panel-state.ts';
import '../frame-list.css';

/** Rows that are drawn. */
const shown = 500;

export function PacketsPane({ state }: { state: PanelState }) {
  const { recording, language } = state.around;
  // Read for its change: the store itself is no signal.
  if (recording.version.value === 0) return null;
  const { frames } = recording;
  const last: Frame[] = [];
  for (let index = Math.max(0, frames.length - shown); index < frames.length; index += 1) {
    const frame = frames.at(index);
    if (frame !== undefined) last.push(frame);
  }
  return (
    <ol class="lab-frames-list">
      {last.map((frame) => (
        <FrameRow key={frame.number} frame={frame} language={language} since={frames.at(0)?.time ?? 0} />
      ))}
    </ol>
  );
}
