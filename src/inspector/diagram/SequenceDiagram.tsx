// The sequence diagram of some packets: lanes with their names on top, an arrow for each packet. One stop for Tab; arrow keys go from
// packet to packet, and the selected one opens below into its fields. At most 300 arrows at a time.
import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Language } from '../../language.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { PacketRow } from '../packet-list/PacketRow.tsx';
import { visible } from '../../capture/payload-text.ts';
import type { ConnectionEvent } from '../../capture/connection-event.ts';
import { ArrowView, laneName } from './ArrowView.tsx';
import { layoutDiagram, type Arrow, type DiagramLayout } from './diagram-layout.ts';
import { eventsWithin, isOfClients, takeWindow, type PacketSource } from './packet-window.ts';
import { diagramWords } from './words/words.ts';
import '../packet-list/packet-list.css';
import './sequence-diagram.css';

const arrowsAtMost = 300;
/** In CSS pixels, with room below. */
const namesHeight = 36;

export interface SequenceDiagramProps {
  packets: PacketSource;
  /** Changes when `packets` has changed. */
  version: unknown;
  connections?: readonly ConnectionEvent[];
  language: Language;
  /** Number of the selected packet. */
  selected: Signal<number | null>;
  /** What counts as 0 s, in the time of packets. */
  since: number;
  /** Only these, named by Client Identifier or by its last level; default: all. */
  clients?: readonly string[];
  /** Whether the selected packet opens below the drawing. */
  details?: boolean;
  /** Whether it stays at the last packet as more come, until the reader scrolls up. */
  follow?: boolean;
}

export function SequenceDiagram(props: SequenceDiagramProps) {
  const { packets, version, connections, language, selected, since, clients, details = true, follow = false } = props;
  const text = diagramWords(language);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  const atEnd = useRef(follow);
  /** Where each of the later windows begins. */
  const before = useSignal<readonly number[]>([]);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => (width.value = element.clientWidth));
    width.value = element.clientWidth;
    observer.observe(element);
    return () => observer.disconnect();
  }, [width]);
  const until = before.value.at(-1) ?? null;
  const shown = useMemo(() => {
    const passes = (captured: CapturedPacket): boolean => isOfClients(captured, clients ?? null);
    const window = takeWindow(packets, passes, until, arrowsAtMost);
    const ours = new Set(window.packets.map(({ connection }) => connection));
    const events = (connections ?? []).filter(({ connection }) => ours.has(connection));
    const layout = layoutDiagram(window.packets, eventsWithin(events, window, until !== null), width.value);
    return { window, layout };
    // `version` stands for what `packets` and `connections` hold.
  }, [packets, version, connections, until, width.value, clients]);
  const { layout, window } = shown;
  const at = layout.arrows.findIndex(({ captured }) => captured.number === selected.value);
  const chosen = layout.arrows[at];
  const drawn = width.value > 0;
  useEffect(() => {
    if (chosen === undefined || box.current === null) return;
    showWithin(box.current, document.getElementById(`${id}-${at}`), chosen);
  }, [selected.value, id, drawn]);
  useLayoutEffect(() => {
    if (atEnd.current && chosen === undefined && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [layout]);
  const move = (to: number): void => {
    const arrow = layout.arrows[Math.max(0, Math.min(layout.arrows.length - 1, to))];
    if (arrow !== undefined) selected.value = arrow.captured.number;
  };
  const first = window.packets[0];
  return (
    <div class="lab-diagram">
      <div
        class="lab-diagram-scroll"
        ref={box}
        role="group"
        aria-label={text.diagram}
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) =>
          (atEnd.current = follow && scrollTop + clientHeight >= scrollHeight - 2)
        }
      >
        {first === undefined && <p class="lab-diagram-empty">{text.empty}</p>}
        {window.earlier && first !== undefined && (
          <button type="button" onClick={() => (before.value = [...before.value, first.number])}>
            ↑ {text.earlier}
          </button>
        )}
        {first !== undefined && drawn && (
          <>
            <Names layout={layout} language={language} />
            <svg
              class="lab-diagram-drawing"
              width={layout.width}
              height={layout.height}
              role="listbox"
              aria-label={text.diagram}
              aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
              tabIndex={0}
              onKeyDown={(event) => {
                if (event.key === 'ArrowDown') move(at + 1);
                else if (event.key === 'ArrowUp') move(at < 0 ? layout.arrows.length - 1 : at - 1);
                else if (event.key === 'Home') move(0);
                else if (event.key === 'End') move(layout.arrows.length - 1);
                else return;
                event.preventDefault();
              }}
            >
              <Lifelines layout={layout} />
              {layout.arrows.map((arrow, index) => (
                <ArrowView
                  key={arrow.captured.number}
                  id={`${id}-${index}`}
                  arrow={arrow}
                  width={layout.width}
                  language={language}
                  selected={arrow === chosen}
                  related={arrow !== chosen && arrow.handshake !== null && arrow.handshake === chosen?.handshake}
                  onSelect={() => (selected.value = arrow.captured.number)}
                />
              ))}
              <Times layout={layout} since={since} />
              <Marks layout={layout} language={language} chosen={chosen?.handshake ?? null} />
            </svg>
          </>
        )}
        {until !== null && (
          <button type="button" onClick={() => (before.value = before.value.slice(0, -1))}>
            ↓ {text.later}
          </button>
        )}
      </div>
      {details && chosen !== undefined && (
        <ol class="lab-frames-list lab-diagram-selected">
          <PacketRow key={chosen.captured.number} captured={chosen.captured} language={language} since={since} />
        </ol>
      )}
    </div>
  );
}

/** Below the names, across in the middle. Only the drawing is scrolled: the selection may have been made elsewhere on the page. */
function showWithin(box: HTMLElement, row: HTMLElement | null, { from, to }: Arrow): void {
  if (row === null) return;
  const [outer, inner] = [box.getBoundingClientRect(), row.getBoundingClientRect()];
  const top = outer.top + namesHeight;
  if (inner.top < top) box.scrollTop -= top - inner.top;
  else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom;
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  if (left < box.scrollLeft || right > box.scrollLeft + box.clientWidth)
    box.scrollLeft = (left + right - box.clientWidth) / 2;
}

function Names({ layout, language }: { layout: DiagramLayout; language: Language }) {
  const text = diagramWords(language);
  return (
    <div class="lab-diagram-names" style={{ inlineSize: `${layout.width}px` }} aria-hidden="true">
      {layout.lanes.map((lane) => (
        <span
          key={lane.key}
          class={`lab-diagram-name lab-diagram-${lane.kind}`}
          style={{ left: `${lane.left}px`, width: `${lane.right - lane.left}px` }}
          title={visible(lane.clientId)}
        >
          {laneName(lane, text)}
        </span>
      ))}
    </div>
  );
}

function Lifelines({ layout }: { layout: DiagramLayout }) {
  return (
    <g aria-hidden="true">
      {layout.lanes.map(({ key, kind, x }) => (
        <path key={key} class={`lab-lifeline lab-lifeline-${kind}`} d={`M${x} 0V${layout.height}`} />
      ))}
      {layout.alive.map(({ lane, from, to }) => (
        <path key={`${lane.key} ${from}`} class="lab-lifeline-alive" d={`M${lane.x} ${from}V${to}`} />
      ))}
    </g>
  );
}

function Times({ layout, since }: { layout: DiagramLayout; since: number }) {
  const label = (time: number): string => ((time - since) / 1000).toFixed(3);
  return (
    <g class="lab-diagram-times" aria-hidden="true">
      {layout.arrows.map(({ captured, from }, index) => {
        const above = layout.arrows[index - 1];
        if (above !== undefined && label(above.captured.time) === label(captured.time)) return null;
        return (
          <text key={captured.number} x={42} y={from.y - 7} text-anchor="end">
            {label(captured.time)}
          </text>
        );
      })}
    </g>
  );
}

interface MarksProps {
  layout: DiagramLayout;
  language: Language;
  chosen: DiagramLayout['handshakes'][number]['handshake'] | null;
}

function Marks({ layout, language, chosen }: MarksProps) {
  const text = diagramWords(language);
  return (
    <g aria-hidden="true">
      {layout.handshakes.map(({ handshake, x, ys }) => (
        <g
          key={handshake.packets[0]}
          class={`lab-handshake${handshake.complete ? '' : ' lab-handshake-open'}${handshake === chosen ? ' lab-handshake-selected' : ''}`}
        >
          <path d={`M${x} ${ys[0] ?? 0}V${ys.at(-1) ?? 0}`} />
          {ys.map((y) => (
            <circle key={y} cx={x} cy={y} r={2.5} />
          ))}
        </g>
      ))}
      {layout.connections.map(({ event, lane, y }) => (
        <g key={`${event.connection} ${event.event}`} class={`lab-connection lab-connection-${kindOf(event)}`}>
          {kindOf(event) === 'cut' ? (
            <path d={`M${lane.x - 5} ${y - 5}l10 10m-10 0l10 -10`} />
          ) : (
            <circle cx={lane.x} cy={y} r={4} />
          )}
          <text x={lane.x - lane.outward * 12} y={y + 4} text-anchor={lane.outward === -1 ? 'start' : 'end'}>
            {text.connection(event)}
          </text>
        </g>
      ))}
    </g>
  );
}

function kindOf({ event, by }: ConnectionEvent): 'opened' | 'closed' | 'cut' {
  if (event === 'opened') return 'opened';
  return by === 'fault' ? 'cut' : 'closed';
}
