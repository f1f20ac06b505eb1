// The packets of a cell's run: one line that counts them, which opens into a diagram or a plain list, a packet a row, each
// row opening into its fields and bytes. Only what is open is rendered; the list shows the last ones and says how many it leaves out.
import { useSignal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Language } from '../../language.ts';
import { DiagramOrList } from '../diagram/DiagramOrList.tsx';
import type { Frame } from '../../capture/captured-packet.ts';
import { FrameRow } from './PacketRow.tsx';
import { summarize } from '../../capture/summary.ts';
import { useSettled } from '../use-settled.ts';
import { words } from './words/words.ts';
import './packet-list.css';

/** Packets that are shown at most. */
const shownAtMost = 500;
/** Milliseconds between two renderings of a growing list. */
const pace = 200;

export interface FrameListProps {
  /** Live when it is a signal; replaced by a new array when frames come. */
  frames: ReadonlySignal<readonly Frame[]> | readonly Frame[];
  language: Language;
  /** Number of the packet that is selected on the page. */
  selected: Signal<number | null>;
  /** When the run began, in the time of frames; default: the first frame. */
  since?: number;
}

export function FrameList({ frames, language, selected, since }: FrameListProps) {
  const open = useSignal(false);
  const all = 'value' in frames ? frames.value : frames;
  const text = words(language);
  const first = all[0];
  if (first === undefined) return null;
  return (
    <details class="lab-frames" onToggle={(event) => (open.value = event.currentTarget.open)}>
      <summary>{text.summary(summarize(all))}</summary>
      {open.value && (
        <DiagramOrList frames={all} language={language} selected={selected} since={since ?? first.time}>
          <Rows frames={all} language={language} since={since ?? first.time} />
        </DiagramOrList>
      )}
    </details>
  );
}

interface RowsProps {
  frames: readonly Frame[];
  language: Language;
  since: number;
}

function Rows({ frames: live, language, since }: RowsProps) {
  const text = words(language);
  const frames = useSettled(live, pace);
  const notShown = Math.max(0, frames.length - shownAtMost);
  return (
    <>
      {notShown > 0 && <p class="lab-frames-earlier">{text.earlier(notShown)}</p>}
      <ol class="lab-frames-list" aria-label={text.packets} start={notShown + 1}>
        {frames.slice(notShown).map((frame) => (
          <FrameRow key={frame.number} frame={frame} language={language} since={since} />
        ))}
      </ol>
    </>
  );
}
