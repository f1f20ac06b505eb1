// The panel's pane with the diagram of the whole source: what passes the panel's filter, up to the moment that is looked at.
import { useMemo } from 'preact/hooks';
import { compileFilter } from '../filter/compile-filter.ts';
import { FilterError } from '../filter/filter-error.ts';
import type { Frame } from '../frame.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { useSettled } from '../use-settled.ts';
import { SequenceDiagram } from './SequenceDiagram.tsx';

/** Milliseconds between two drawings of a growing recording. */
const pace = 200;

export function DiagramPane({ state }: { state: PanelState }) {
  const { language } = state.around;
  const { recording } = state.source.value;
  const version = useSettled(recording.version.value, pace);
  const filter = state.filter.value;
  const hidePings = state.hidePings.value;
  const moment = state.moment.value;
  const test = useMemo(() => {
    const passes = readFilter(filter);
    return (frame: Frame): boolean =>
      !(hidePings && isPing(frame)) && (moment === null || frame.time <= moment) && passes(frame);
  }, [filter, hidePings, moment]);
  const connections = useMemo(
    () => recording.connections.filter(({ time }) => moment === null || time <= moment),
    [recording, version, moment],
  );
  return (
    <SequenceDiagram
      frames={recording.frames}
      version={version}
      connections={connections}
      language={language}
      selected={state.selected}
      since={recording.frames.at(0)?.time ?? 0}
      test={test}
    />
  );
}

function isPing({ packet }: Frame): boolean {
  return packet?.type === 'PINGREQ' || packet?.type === 'PINGRESP';
}

/** Until a filter that is being typed can be read, everything is shown; the field of the filter says what is wrong. */
function readFilter(text: string): (frame: Frame) => boolean {
  try {
    return compileFilter(text);
  } catch (error) {
    if (error instanceof FilterError) return () => true;
    throw error;
  }
}
