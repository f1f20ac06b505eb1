// The packets of both runs, row by row. On a phone the two of a row stand one below the other.
import { useMemo, useState } from 'preact/hooks';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { ComparedRow, Comparison } from '../../capture/compare/compare-runs.ts';
import { packetLine } from '../../inspector/packet-list/packet-line.ts';
import type { Language } from '../../language.ts';
import { rowTexts } from './row-text.ts';
import { compareWords } from './words/words.ts';

interface Props {
  rows: Comparison['rows'];
  /** Of the two brokers. */
  names: readonly [left: string, right: string];
  onlyDiffering: boolean;
  language: Language;
}

const shownAtFirst = 300;

export function ComparedRows({ rows, names, onlyDiffering, language }: Props) {
  const [shown, setShown] = useState(shownAtFirst);
  const words = compareWords(language);
  const items = folded(rows, onlyDiffering);
  const said = useMemo(() => rowTexts(rows, names, words), [rows, names, words]);
  return (
    <>
      <ol class="lab-compared" aria-label={words.rows}>
        {items
          .slice(0, shown)
          .map((item) =>
            typeof item === 'number' ? (
              <li class="lab-compared-fold">{words.sameRows(item)}</li>
            ) : (
              <Row row={item} said={said.get(item) ?? []} names={names} language={language} />
            ),
          )}
      </ol>
      {items.length > shown && (
        <button type="button" class="lab-button" onClick={() => setShown(shown + shownAtFirst)}>
          {words.moreRows(Math.min(shownAtFirst, items.length - shown))}
        </button>
      )}
    </>
  );
}

function Row({ row, said, names, language }: Pick<Props, 'names' | 'language'> & { row: ComparedRow; said: string[] }) {
  return (
    <li data-differs={isDifferent(row)}>
      <Side packet={row.left} side="left" broker={names[0]} language={language} />
      <Side packet={row.right} side="right" broker={names[1]} language={language} />
      {said.map((sentence) => (
        <p>{sentence}</p>
      ))}
    </li>
  );
}

interface SideProps {
  packet: CapturedPacket | null;
  side: 'left' | 'right';
  broker: string;
  language: Language;
}

function Side({ packet, side, broker, language }: SideProps) {
  if (packet === null)
    return (
      <div data-side={side} class="lab-compared-absent">
        <span class="lab-compared-broker">{broker}: </span>
        {compareWords(language).notHere}
      </div>
    );
  const line = packetLine(packet, language);
  return (
    <div data-side={side} data-family={line.family}>
      <span class="lab-compared-broker">{broker}: </span>
      <span class="lab-compared-client" title={line.clientTitle}>
        {line.client}
      </span>{' '}
      <span role="img" aria-label={line.direction}>
        {line.arrow}
      </span>{' '}
      <b>{line.name}</b> {line.details}
    </div>
  );
}

/**
 * A number stands for so many rows that are left out. Where nothing differs but points of the run, those are what differs.
 */
function folded(rows: readonly ComparedRow[], onlyDiffering: boolean): (ComparedRow | number)[] {
  if (!onlyDiffering) return [...rows];
  const isShown = rows.some(isDifferent) ? isDifferent : ({ order }: ComparedRow): boolean => order !== 'kept';
  const items: (ComparedRow | number)[] = [];
  for (const row of rows) {
    const last = items.at(-1);
    if (isShown(row)) items.push(row);
    else if (typeof last === 'number') items[items.length - 1] = last + 1;
    else items.push(1);
  }
  return items;
}

function isDifferent({ left, right, fields, order }: ComparedRow): boolean {
  return left === null || right === null || fields.length > 0 || order === 'swapped';
}
