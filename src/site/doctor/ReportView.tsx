// The report to the trainer: shown, copied, or saved as a file.
import { download, fileName } from '../../inspector/files/download.ts';
import type { Language } from '../../language.ts';
import { CopyButton } from './CopyButton.tsx';
import type { Examination } from './examination.ts';
import { report } from './report.ts';
import { words } from './words/words.ts';

export function ReportView({ examination, language }: { examination: Examination; language: Language }) {
  const text = words(language);
  const { order, state, begun } = examination;
  const page = location.origin;
  const made = report(order, state.value, { begun, page, browser: navigator.userAgent, language });
  return (
    <section class="lab-doctor-report" aria-label={text.reportTitle}>
      <h2>{text.reportTitle}</h2>
      <p>{text.reportNote}</p>
      <pre tabIndex={0}>{made}</pre>
      <CopyButton text={() => made} label={text.copyReport} language={language} />
      <button
        type="button"

        onClick={() => download(new Blob([made], { type: 'text/plain' }), fileName('txt', new Date()))}
      >
        {text.saveReport}
      </button>
    </section>
  );
}
