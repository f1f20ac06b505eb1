// Lines over one axis. They differ in their dashes too, not in their colours alone.
import { share, type Chart } from '../../../kernel/chart.ts';
import type { Language } from '../../../language.ts';
import { VisibleText } from '../../VisibleText.tsx';
import { numberText, withUnit } from './chart-text.ts';
import { Plot } from './Plot.tsx';
import { visible } from '../../../capture/payload-text.ts';

interface Props {
  chart: Extract<Chart, { form: 'lines' }>;
  language: Language;
  /** How a place along the axis is written; as a number unless told otherwise. */
  sayAlong?: ((value: number) => string) | undefined;
}

export function LinesDrawing({ chart: { series, along, unit }, language, sayAlong }: Props) {
  const points = series.flatMap(({ points: each }) => each);
  const across = rangeOf(points.map(([x]) => x));
  const up = rangeOf([0, ...points.map(([, y]) => y)]);
  const place = ([x, y]: readonly [number, number]): string =>
    `${(share(x, ...across) * 100).toFixed(2)},${(100 - share(y, ...up) * 100).toFixed(2)}`;
  return (
    <>
      {series.length > 1 && (
        <ul class="lab-chart-key">
          {series.map(({ name }, line) => (
            <li data-line={line}>
              <svg viewBox="0 0 24 4" aria-hidden="true">
                <line x1="0" x2="24" y1="2" y2="2" />
              </svg>
              <VisibleText text={name} />
            </li>
          ))}
        </ul>
      )}
      <Plot
        along={across}
        up={up}
        say={sayAlong ?? ((value) => numberText(value, language))}
        sayUp={(value) => withUnit(value, unit, language)}
        name={visible(along)}
      >
        {series.map(({ points: each }, line) =>
          // A point by itself is a line without length, which round ends make visible.
          each.length > 0 ? (
            <polyline data-line={line} points={[...each, ...(each.length === 1 ? each : [])].map(place).join(' ')} />
          ) : null,
        )}
      </Plot>
    </>
  );
}

function rangeOf(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
