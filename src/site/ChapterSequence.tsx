// The sequence diagram of a chapter, drawn as the packets of its cells cross.
import { useComputed } from '@preact/signals';
import { render } from 'preact';
import { useMemo } from 'preact/hooks';
import type { PageNotebook } from '../notebook/page-notebook.ts';
import { InlineDiagram } from '../inspector/diagram/InlineDiagram.tsx';
import { compileFilter } from '../capture/filter/compile-filter.ts';
import { beginningOf } from '../capture/packet-sequence.ts';
import type { CapturedPacket } from '../capture/captured-packet.ts';
import type { Recording } from '../inspector/recording.ts';
import { useSettled } from '../inspector/use-settled.ts';

/** CSS pixels: a figure is shown whole, as far as that is no journey. */
const foldAt = 1250;
/** Milliseconds between two drawings of a growing run. */
const pace = 200;

export function drawSequence(
  figure: HTMLElement,
  cells: readonly string[],
  notebook: PageNotebook,
  recording: Recording,
): void {
  const clients = JSON.parse(figure.dataset['clients'] ?? '[]') as string[];
  const slot = figure.querySelector('.lab-sequence-drawing');
  if (slot === null) return;
  figure.dataset['drawn'] = '';
  const filter = figure.dataset['filter'] ?? '';
  render(<ChapterSequence {...{ cells, clients, filter, notebook, recording }} />, slot);
}

interface Props {
  cells: readonly string[];
  clients: readonly string[];
  filter: string;
  notebook: PageNotebook;
  recording: Recording;
}

function ChapterSequence({ cells, clients, filter, notebook, recording }: Props) {
  const crossed = useComputed(() => inOrder(cells.map((cell) => notebook.packets(cell).value.packets)));
  const settled = useSettled(crossed.value, pace);
  const since = beginningOf(settled);
  const packets = useMemo(() => {
    const passes = compileFilter(filter);
    return settled.filter((captured) => !isPing(captured) && passes(captured));
  }, [settled, filter]);
  return (
    <InlineDiagram
      packets={packets}
      connections={[...notebook.earlierConnections, ...recording.connections]}
      language={notebook.language}
      selected={notebook.selected}
      since={since}
      clients={clients}
      foldAt={foldAt}
    />
  );
}

/** A packet may be one of several cells: one opened the connection, another used it. */
function inOrder(runs: readonly (readonly CapturedPacket[])[]): readonly CapturedPacket[] {
  if (runs.length === 1) return runs[0] ?? [];
  const byNumber = new Map(runs.flat().map((captured) => [captured.number, captured]));
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

function isPing({ packet }: CapturedPacket): boolean {
  return packet?.type === 'PINGREQ' || packet?.type === 'PINGRESP';
}
