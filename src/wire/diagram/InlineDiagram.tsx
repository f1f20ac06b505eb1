// The diagram under a cell or in a chapter: its own selection, the packets it is given, and only chosen clients if so wanted.
import { useSignal } from '@preact/signals';
import type { Language } from '../../kernel/language.ts';
import type { Frame } from '../frame.ts';
import { SequenceDiagram } from './SequenceDiagram.tsx';

export interface InlineDiagramProps {
  /** Replaced by a new array when frames come. */
  frames: readonly Frame[];
  language: Language;
  /** What counts as 0 s, in the time of frames. */
  since: number;
  /** Only these, named by Client Identifier or by its last level; default: all. */
  clients?: readonly string[];
}

export function InlineDiagram({ frames, language, since, clients }: InlineDiagramProps) {
  const selected = useSignal<number | null>(null);
  return (
    <SequenceDiagram
      frames={frames}
      version={frames}
      language={language}
      selected={selected}
      since={since}
      {...(clients && { clients })}
    />
  );
}
