// An examination as it goes on: what is wrong, each step with what was tried, seen and follows, commands to go on, and the report.
import type { Language } from '../../language.ts';
import { causeText } from './cause-text.ts';
import { CommandsView } from './CommandsView.tsx';
import type { Finding } from './diagnose.ts';
import type { Examination, ExaminationState } from './examination.ts';
import { factsOf } from './facts.ts';
import { ReportView } from './ReportView.tsx';
import { StepView } from './StepView.tsx';
import { words } from './words/words.ts';
import './doctor.css';

interface Props {
  examination: Examination;
  language: Language;
  /** Examines another address. */
  use: (address: string) => void;
}

export function DoctorView({ examination, language, use }: Props) {
  const text = words(language);
  const state = examination.state.value;
  const { steps, phase } = state;
  const { address, topic } = examination.order;
  const around = state.seen.around?.origin ?? location.origin;
  return (
    <>
      <div class="lab-doctor-bar">
        <p role="status">{saysNow(examination, language)}</p>
        {phase === 'running' && (
          <button type="button" onClick={() => examination.stop()}>
            {text.stop}
          </button>
        )}
      </div>
      {phase !== 'running' && <Verdict state={state} language={language} use={use} />}
      <h2>{text.steps}</h2>
      <ol class="lab-doctor-steps">
        {steps.map((step) => (
          <StepView key={step.name} step={step} state={state} language={language} />
        ))}
      </ol>
      {phase !== 'running' && address.isFine && (
        <CommandsView address={address.address} origin={around} topic={topic} language={language} />
      )}
      {phase !== 'running' && <ReportView examination={examination} language={language} />}
    </>
  );
}

/** Read out when it changes. */
function saysNow({ state, order }: Examination, language: Language): string {
  const text = words(language);
  const { phase, findings, seen } = state.value;
  if (phase === 'running') return text.running;
  if (phase === 'stopped') return text.stopped;
  const [first] = findings;
  if (first === undefined) return text.fine(order.topic !== '', seen.idle !== null);
  return `${text.certainty[first.certainty]}${text.report.colon}${causeText(first.cause, seen, language).title}`;
}

function Verdict({ state, language, use }: { state: ExaminationState } & Omit<Props, 'examination'>) {
  const text = words(language);
  const { findings, seen } = state;
  const [first, ...others] = findings;
  if (first === undefined) return null;
  const { better } = factsOf(seen);
  return (
    <section class="lab-doctor-verdict" aria-label={text.verdict}>
      <h2>{text.verdict}</h2>
      <Cause finding={first} state={state} language={language} />
      {better !== '' && (
        <button type="button" onClick={() => use(better)}>
          {text.use(better)}
        </button>
      )}
      {first.certainty !== 'certain' && <p class="lab-doctor-note">{text.noOneCanKnow}</p>}
      {others.length > 0 && (
        <>
          <h3>{text.others}</h3>
          {others.map((finding) => (
            <Cause key={finding.cause} finding={finding} state={state} language={language} />
          ))}
        </>
      )}
    </section>
  );
}

function Cause({ finding, state, language }: { finding: Finding; state: ExaminationState; language: Language }) {
  const { cause, certainty } = finding;
  const { title, repair } = causeText(cause, state.seen, language);
  return (
    <div class="lab-doctor-cause" data-cause={cause} data-certainty={certainty}>
      <p>
        <span class="lab-doctor-certainty">{words(language).certainty[certainty]}</span> <strong>{title}</strong>
      </p>
      <p>{repair}</p>
    </div>
  );
}
