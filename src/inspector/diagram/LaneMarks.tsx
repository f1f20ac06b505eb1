// What stands beside the lanes: the marks that join the packets of one message, and what happened to connections.
import type { Language } from '../../language.ts';
import type { ConnectionEvent } from '../../capture/connection-event.ts';
import type { ConnectionMark, HandshakeMark } from './diagram-layout.ts';
import type { DrawnPart } from './part-in-sight.ts';
import { diagramWords } from './words/words.ts';

interface LaneMarksProps {
  part: DrawnPart;
  language: Language;
  /** That of the selected packet. */
  chosen: HandshakeMark['handshake'] | null;
}

export function LaneMarks({ part, language, chosen }: LaneMarksProps) {
  return (
    <g aria-hidden="true">
      {part.handshakes.map((mark) => (
        <HandshakeView key={mark.handshake.packets[0]} mark={mark} selected={mark.handshake === chosen} />
      ))}
      {part.connections.map((mark) => (
        <ConnectionView key={`${mark.event.connection} ${mark.event.event}`} mark={mark} language={language} />
      ))}
    </g>
  );
}

function HandshakeView({ mark: { handshake, x, ys }, selected }: { mark: HandshakeMark; selected: boolean }) {
  const states = `${handshake.complete ? '' : ' lab-handshake-open'}${selected ? ' lab-handshake-selected' : ''}`;
  return (
    <g class={`lab-handshake${states}`}>
      <path d={`M${x} ${ys[0] ?? 0}V${ys.at(-1) ?? 0}`} />
      {ys.map((y) => (
        <circle key={y} cx={x} cy={y} r={2.5} />
      ))}
    </g>
  );
}

function ConnectionView({ mark: { event, lane, y }, language }: { mark: ConnectionMark; language: Language }) {
  const kind = kindOf(event);
  return (
    <g class={`lab-connection lab-connection-${kind}`}>
      {kind === 'cut' ? <path d={`M${lane.x - 5} ${y - 5}l10 10m-10 0l10 -10`} /> : <circle cx={lane.x} cy={y} r={4} />}
      <text x={lane.x - lane.outward * 12} y={y + 4} text-anchor={lane.outward === -1 ? 'start' : 'end'}>
        {diagramWords(language).connection(event)}
      </text>
    </g>
  );
}

function kindOf({ event, by }: ConnectionEvent): 'opened' | 'closed' | 'cut' {
  if (event === 'opened') return 'opened';
  return by === 'fault' || by === 'flood' ? 'cut' : 'closed';
}
