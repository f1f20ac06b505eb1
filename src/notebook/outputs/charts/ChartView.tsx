// A chart below a cell: its title, the drawing, what it leaves out, and the numbers on request. To a screen reader the
// drawing is one sentence.
import { useState } from 'preact/hooks';
import { checkedOrNull } from '../../../checks.ts';
import type { Chart } from '../../../kernel/chart.ts';
import type { Language } from '../../../language.ts';
import { VisibleText } from '../../VisibleText.tsx';
import { BarsDrawing } from './BarsDrawing.tsx';
import { leftOut, summaryOf, tableOf } from './chart-text.ts';
import { HistogramDrawing } from './HistogramDrawing.tsx';
import { LinesDrawing } from './LinesDrawing.tsx';
import { readChart } from './read-chart.ts';
import { chartWords } from './words/words.ts';
import './charts.css';

interface Props {
  chart: Chart;
  language: Language;
  /** How a place along the axis of lines is written; as a number unless told otherwise. */
  sayAlong?: ((value: number) => string) | undefined;
}

export function ChartView({ chart: given, language, sayAlong }: Props) {
  const [open, setOpen] = useState(false);
  const words = chartWords(language);
  const chart = checkedOrNull(readChart, given);
  if (chart === null) return <p class="lab-note">{words.unreadable}</p>;
  return (
    <figure class="lab-chart">
      {chart.title !== '' && (
        <figcaption>
          <VisibleText text={chart.title} />
        </figcaption>
      )}
      <div role="img" aria-label={summaryOf(chart, language)}>
        {drawn(chart, language, sayAlong) || <p class="lab-note">{words.noValues}</p>}
      </div>
      {leftOut(chart, language).map((text) => (
        <p class="lab-note">{text}</p>
      ))}
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words.numbers}</summary>
        {open && <Numbers {...{ chart, language, sayAlong }} />}
      </details>
    </figure>
  );
}

function drawn(chart: Chart, language: Language, sayAlong: Props['sayAlong']) {
  switch (chart.form) {
    case 'bars':
      return chart.bars.length > 0 && <BarsDrawing chart={chart} language={language} />;
    case 'lines':
      return (
        chart.series.some(({ points }) => points.length > 0) && <LinesDrawing {...{ chart, language, sayAlong }} />
      );
    case 'histogram':
      return chart.counts.length > 0 && <HistogramDrawing chart={chart} language={language} />;
  }
}

function Numbers({ chart, language, sayAlong }: Props) {
  const { columns, rows } = tableOf(chart, language, sayAlong);
  return (
    <div class="lab-table" tabIndex={0} role="group" aria-label={chartWords(language).numbers}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">
                <VisibleText text={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((text) => (
                <td>
                  <VisibleText text={text} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
