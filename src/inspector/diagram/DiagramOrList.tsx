// What the line under a cell opens into: the diagram of its packets, or, at the reader's wish, the list of them.
import { useSignal, type Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Language } from '../../language.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { useSettled } from '../use-settled.ts';
import { InlineDiagram } from './InlineDiagram.tsx';
import { diagramWords } from './words/words.ts';

/** Milliseconds between two drawings of a growing run. */
const pace = 200;

export interface DiagramOrListProps {
  /** Replaced by a new array when packets come. */
  packets: readonly CapturedPacket[];
  language: Language;
  /** Number of the packet that is selected on the page. */
  selected: Signal<number | null>;
  since: number;
  /** The list. */
  children: ComponentChildren;
}

export function DiagramOrList({ packets: live, language, selected, since, children }: DiagramOrListProps) {
  const asList = useSignal(false);
  const packets = useSettled(live, pace);
  const text = diagramWords(language);
  return (
    <>
      <div class="lab-diagram-switch" role="group" aria-label={text.showAs}>
        <button type="button" aria-pressed={!asList.value} onClick={() => (asList.value = false)}>
          {text.asDiagram}
        </button>
        <button type="button" aria-pressed={asList.value} onClick={() => (asList.value = true)}>
          {text.asList}
        </button>
      </div>
      {asList.value ? children : <InlineDiagram {...{ packets, language, selected, since }} />}
    </>
  );
}
