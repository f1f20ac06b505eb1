// The diagram under a cell or in a chapter: the packets it is given, only of chosen clients if so wanted. The selection
// is that of the page; the packet opens below the drawing only where the reader has chosen one in it.
import { useSignal, type Signal } from '@preact/signals';
import type { Language } from '../../language.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { ConnectionEvent } from '../../capture/connection-event.ts';
import { SequenceDiagram } from './SequenceDiagram.tsx';

export interface InlineDiagramProps {
  /** Replaced by a new array when packets come. */
  packets: readonly CapturedPacket[];
  /** What happened to connections, of these clients and of others. */
  connections?: readonly ConnectionEvent[];
  language: Language;
  /** Number of the packet that is selected on the page. */
  selected: Signal<number | null>;
  /** What counts as 0 s, in the time of packets. */
  since: number;
  /** Only these, named by Client Identifier or by its last level; default: all. */
  clients?: readonly string[];
  /** CSS pixels of height that it has before the reader unfolds it. */
  foldAt?: number;
}

const foldInCell = 450;

export function InlineDiagram({
  packets,
  connections,
  language,
  selected,
  since,
  clients,
  foldAt = foldInCell,
}: InlineDiagramProps) {
  const used = useSignal(false);
  const use = (): void => {
    used.value = true;
  };
  return (
    <div onClick={use} onKeyDown={use}>
      <SequenceDiagram
        packets={packets}
        language={language}
        selected={selected}
        since={since}
        details={used.value}
        foldAt={foldAt}
        {...(connections && { connections })}
        {...(clients && { clients })}
      />
    </div>
  );
}
