// What came out: whose limit it was first, the figures, the percentiles, and the files to keep.
import { ChartView } from '../../notebook/outputs/charts/ChartView.tsx';
import { toCsv } from '../../load/export-csv.ts';
import { Latency } from '../../load/latency.ts';
import type { LoadResult } from '../../load/result.ts';
import { loadWords, reasonText } from '../../load/words/words.ts';
import type { Language } from '../../language.ts';
import { download, fileName } from '../../inspector/files/download.ts';
import { FiguresTable } from './FiguresTable.tsx';
import { OtherTools } from './OtherTools.tsx';
import { percentileChart, percentText } from './result-charts.ts';
import { loadLabWords } from './words/words.ts';

interface Props {
  result: LoadResult;
  earlier: LoadResult | null;
  language: Language;
}

export function ResultView({ result, earlier, language }: Props) {
  const words = loadLabWords(language);
  const said = loadWords(language);
  const { verdict, measured, figures } = result;
  return (
    <div class="lab-load-result">
      <div class="lab-load-verdict" data-limit={verdict.limit} role="status">
        <p>
          <strong>{said.limits[verdict.limit]}</strong> {measured.ended !== 'complete' && said.endings[measured.ended]}
        </p>
        <ul>
          {verdict.reasons.map((reason) => (
            <li>{reasonText(reason, language)}</li>
          ))}
          {measured.happenings.map(({ code, detail, count }) => (
            <li>
              {count} × {said.happenings[code](detail)}
            </li>
          ))}
        </ul>
      </div>
      <FiguresTable {...{ result, earlier, language }} />
      {figures.latency.count > 0 && (
        <ChartView chart={percentileChart(result, earlier, words)} language={language} sayAlong={percentText} />
      )}
      <SaveButtons result={result} language={language} />
      <OtherTools result={result} language={language} />
    </div>
  );
}

function SaveButtons({ result, language }: Omit<Props, 'earlier'>) {
  const words = loadLabWords(language);
  const files = {
    json: () => JSON.stringify(result, null, 1),
    csv: () => toCsv(result),
    hgrm: () => Latency.fromText(result.measured.histograms.latency).toHgrm(),
    scenario: () => JSON.stringify(result.scenario, null, 1),
  };
  const endings = { json: 'load-result.json', csv: 'csv', hgrm: 'hgrm', scenario: 'scenario.json' };
  return (
    <div class="lab-load-bar" role="group" aria-label={words.save}>
      <span>{words.save}</span>
      {(Object.keys(files) as (keyof typeof files)[]).map((kind) => (
        <button
          type="button"
          class="lab-button"
          onClick={() => download(new Blob([files[kind]()]), fileName(endings[kind], new Date()))}
        >
          {words.saveAs[kind]}
        </button>
      ))}
    </div>
  );
}
