// A bar for each part of the range, side by side.
import type { Chart } from '../../../kernel/chart.ts';
import type { Language } from '../../../language.ts';
import { numberText } from './chart-text.ts';
import { Plot } from './Plot.tsx';
import { visible } from '../../../capture/payload-text.ts';

interface Props {
  chart: Extract<Chart, { form: 'histogram' }>;
  language: Language;
}

export function HistogramDrawing({ chart: { counts, from, to, unit }, language }: Props) {
  const highest = Math.max(...counts);
  const width = 100 / counts.length;
  const say = (value: number): string => numberText(value, language);
  return (
    <Plot along={[from, to]} up={[0, highest]} say={say} sayUp={say} name={visible(unit)}>
      {counts.map((count, bin) => {
        const height = (count / highest) * 100;
        return <rect x={bin * width} y={100 - height} width={width} height={height} />;
      })}
    </Plot>
  );
}
