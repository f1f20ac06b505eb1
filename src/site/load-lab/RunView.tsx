// A run that goes on: how far it is, and its seconds so far.
import type { Language } from '../../language.ts';
import { loadWords } from '../../load/words/words.ts';
import { ChartView } from '../../notebook/outputs/charts/ChartView.tsx';
import type { Going } from './use-load-runs.ts';
import { latencyChart, rateChart } from './result-charts.ts';
import { loadLabWords } from './words/words.ts';

export function RunView({ going: { progress, rows }, language }: { going: Going; language: Language }) {
  const words = loadLabWords(language);
  if (progress === null) return <p role="status">{loadWords(language).phases.connecting}</p>;
  const { phase, connected, clients, sent, delivered, time, of } = progress;
  const isConnecting = phase === 'connecting';
  return (
    <div class="lab-load-run">
      <p role="status">{loadWords(language).phases[phase]}</p>
      <progress max={isConnecting ? clients : of} value={isConnecting ? connected : time} aria-label={words.title} />
      <p>
        {words.progress(connected, clients, sent, delivered)}
        {phase === 'traffic' && ` · ${words.timeLeft(Math.ceil((of - time) / 1000))}`}
      </p>
      {rows.length > 0 && (
        <>
          <ChartView chart={rateChart(rows, words)} language={language} />
          <ChartView chart={latencyChart(rows, words)} language={language} />
        </>
      )}
    </div>
  );
}
