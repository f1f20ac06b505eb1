// A bar for each name, one below the other: names may be long, and a phone is narrow.
import { share, type Chart } from '../../../kernel/chart.ts';
import type { Language } from '../../../language.ts';
import { VisibleText } from '../../VisibleText.tsx';
import { withUnit } from './chart-text.ts';

interface Props {
  chart: Extract<Chart, { form: 'bars' }>;
  language: Language;
}

export function BarsDrawing({ chart: { bars, unit }, language }: Props) {
  const values = bars.map(({ value }) => value);
  const from = Math.min(0, ...values);
  const to = Math.max(0, ...values);
  const percent = (value: number): number => share(value, from, to) * 100;
  return (
    <div class="lab-chart-bars">
      {bars.map(({ label, value }) => {
        const [start, end] = [percent(Math.min(0, value)), percent(Math.max(0, value))];
        return (
          <>
            <span class="lab-chart-label">
              <VisibleText text={label} />
            </span>
            <span class="lab-chart-track">
              <span style={{ marginInlineStart: `${start}%`, width: `${end - start}%` }} />
            </span>
            <span class="lab-chart-value">{withUnit(value, unit, language)}</span>
          </>
        );
      })}
    </div>
  );
}
