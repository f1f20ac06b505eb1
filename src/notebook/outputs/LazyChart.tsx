// A chart, whose code comes with the first one. Until then its place is kept.
import { useEffect, useState } from 'preact/hooks';
import type { Chart } from '../../kernel/chart.ts';
import type { Language } from '../../language.ts';
import type { ChartView } from './charts/ChartView.tsx';

interface Props {
  chart: Chart;
  language: Language;
}

export function LazyChart(props: Props) {
  const [View, setView] = useState<{ View: typeof ChartView } | null>(null);
  useEffect(() => void import('./charts/ChartView.tsx').then((loaded) => setView({ View: loaded.ChartView })), []);
  return View === null ? <div style={{ minHeight: '6rem' }} /> : <View.View {...props} />;
}
