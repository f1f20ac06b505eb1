// The panel's pane with the diagram of the whole source: what the panel's filter lets through, up to the moment that is
// looked at.
import { useMemo } from 'preact/hooks';
import { beginningOf } from '../../capture/packet-sequence.ts';
import { useFiltered } from '../packets/use-filtered.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { useSettled } from '../use-settled.ts';
import { diagramSource } from './diagram-source.ts';
import { SequenceDiagram } from './SequenceDiagram.tsx';

/** Milliseconds between two drawings of a growing recording. */
const pace = 200;

export function DiagramPane({ state }: { state: PanelState }) {
  const { language } = state.around;
  const { recording } = state.source.value;
  const { rows, revision } = useFiltered(state);
  const version = useSettled(revision, pace);
  const moment = state.moment.value;
  const { packets, connections } = useMemo(
    () => diagramSource(rows, recording.connections, moment, version),
    [rows, recording, moment, version],
  );
  return (
    <SequenceDiagram
      packets={packets}
      connections={connections}
      language={language}
      selected={state.selected}
      since={beginningOf(recording.packets)}
      follow
    />
  );
}
