// What came out: how much is the same, why it differs as far as the book knows, and the packets side by side.
import { useState } from 'preact/hooks';
import type { Comparison } from '../../capture/compare/compare-runs.ts';
import type { Language } from '../../language.ts';
import type { Difference } from '../difference.ts';
import { ComparedRows } from './ComparedRows.tsx';
import { compareWords } from './words/words.ts';

interface Props {
  comparison: Comparison;
  known: readonly Difference[];
  /** Of the two brokers. */
  names: readonly [left: string, right: string];
  /** Of the page with all differences. */
  allDifferences: string;
  language: Language;
}

/** With more rows than that only those are shown at first in which something differs. */
const manyRows = 40;
const brokerNames = { emqx: 'EMQX', mosquitto: 'Mosquitto', hivemq: 'HiveMQ CE', strict: 'strict', unkind: 'unkind' };
const sides = ['both', 'left', 'right'] as const;

export function ComparisonView({ comparison, known, names, allDifferences, language }: Props) {
  const words = compareWords(language);
  const { rows, same, elsewhere, differing, leftOut } = comparison;
  const [onlyDiffering, setOnlyDiffering] = useState(rows.length > manyRows);
  const [shown, setShown] = useState<(typeof sides)[number]>('both');
  if (rows.length === 0) return <p role="status">{words.noPackets}</p>;
  const labels = { both: words.both, left: names[0], right: names[1] };
  return (
    <section class="lab-comparison" data-shown={shown}>
      <p role="status" class="lab-comparison-summary">
        {words.summary(same, elsewhere, differing)}
        {leftOut > 0 && ` ${words.leftOut(leftOut)}`}
      </p>
      {same < rows.length || elsewhere > 0 ? (
        <Known known={known} allDifferences={allDifferences} language={language} />
      ) : null}
      <label class="lab-comparison-only">
        <input
          type="checkbox"
          checked={onlyDiffering}
          onChange={(event) => setOnlyDiffering(event.currentTarget.checked)}
        />{' '}
        {words.onlyDiffering}
      </label>
      <fieldset class="lab-comparison-sides">
        <legend>{words.show}</legend>
        {sides.map((side) => (
          <label>
            <input type="radio" name="lab-compared-side" checked={shown === side} onChange={() => setShown(side)} />{' '}
            {labels[side]}
          </label>
        ))}
      </fieldset>
      <div class="lab-compared-names" aria-hidden="true">
        <b>{names[0]}</b>
        <b>{names[1]}</b>
      </div>
      <ComparedRows rows={rows} names={names} onlyDiffering={onlyDiffering} language={language} />
    </section>
  );
}

function Known({ known, allDifferences, language }: Pick<Props, 'known' | 'allDifferences' | 'language'>) {
  const words = compareWords(language);
  return (
    <div class="lab-comparison-known">
      {known.length > 0 && (
        <>
          <h3>{words.known}</h3>
          <ul>
            {known.map((row) => (
              <li>
                <b>{words.knownRow(brokerNames[row.broker], row.version)}</b>
                {row.what[language].split('`').map((part, at) => (at % 2 === 1 ? <code>{part}</code> : part))} (
                <Source source={row.source} language={language} />)
              </li>
            ))}
          </ul>
        </>
      )}
      <a href={allDifferences}>{words.all}</a>
    </div>
  );
}

function Source({ source, language }: { source: Difference['source']; language: Language }) {
  const words = compareWords(language);
  if (source === 'tested') return <>{words.tested}</>;
  if (source.startsWith('https:')) return <a href={source}>{new URL(source).hostname}</a>;
  return <>{words.observed(source.replace('observed, ', ''))}</>;
}
