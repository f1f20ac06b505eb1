// The packets of a cell's run: one line that counts them, which opens into a diagram or a plain list, a packet a row,
// each row opening into its fields and bytes. Only what is open is rendered; the list shows the last ones and says how
// many it leaves out.
import { useSignal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Language } from '../../language.ts';
import { DiagramOrList } from '../diagram/DiagramOrList.tsx';
import { beginningOf } from '../../capture/packet-sequence.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { PacketRow } from './PacketRow.tsx';
import { summarize, type Summary } from '../../capture/summary.ts';
import { useSettled } from '../use-settled.ts';
import { words } from './words/words.ts';
import './packet-list.css';

/** Packets that are shown at most. */
const shownAtMost = 500;
/** Milliseconds between two renderings of a growing list. */
const pace = 200;

export interface PacketListProps {
  /** Live when it is a signal; replaced by a new array when packets come. */
  packets: ReadonlySignal<readonly CapturedPacket[]> | readonly CapturedPacket[];
  /** Of all packets, when `packets` are only the first of them. */
  summary?: Summary;
  language: Language;
  /** Number of the packet that is selected on the page. */
  selected: Signal<number | null>;
  /** When the run began, in the time of packets; default: the first packet. */
  since?: number;
}

export function PacketList({ packets, summary, language, selected, since }: PacketListProps) {
  const open = useSignal(false);
  const all = 'value' in packets ? packets.value : packets;
  const text = words(language);
  if (all.length === 0) return null;
  const begin = since ?? beginningOf(all);
  return (
    <details class="lab-cell-packets-fold" onToggle={(event) => (open.value = event.currentTarget.open)}>
      <summary>{text.summary(summary ?? summarize(all))}</summary>
      {open.value && (
        <DiagramOrList packets={all} language={language} selected={selected} since={begin}>
          <Rows packets={all} language={language} since={begin} />
        </DiagramOrList>
      )}
    </details>
  );
}

interface RowsProps {
  packets: readonly CapturedPacket[];
  language: Language;
  since: number;
}

function Rows({ packets: live, language, since }: RowsProps) {
  const text = words(language);
  const packets = useSettled(live, pace);
  const notShown = Math.max(0, packets.length - shownAtMost);
  return (
    <>
      {notShown > 0 && <p class="lab-cell-packets-earlier">{text.earlier(notShown)}</p>}
      <ol class="lab-cell-packets-list" aria-label={text.packets} start={notShown + 1}>
        {packets.slice(notShown).map((captured) => (
          <PacketRow key={captured.number} captured={captured} language={language} since={since} />
        ))}
      </ol>
    </>
  );
}
