// The load lab: a scenario, its run while it goes on, and what came out, beside the run before.
import { useState } from 'preact/hooks';
import type { Language } from '../../language.ts';
import { usualFields, type LabFields } from './lab-fields.ts';
import { ResultView } from './ResultView.tsx';
import { RunView } from './RunView.tsx';
import { ScenarioForm, type LabForm } from './ScenarioForm.tsx';
import { useLoadRuns } from './use-load-runs.ts';
import { loadLabWords } from './words/words.ts';
import './load-lab.css';

interface Props {
  fields: Partial<LabFields>;
  language: Language;
}

export function LoadLab({ fields, language }: Props) {
  const words = loadLabWords(language);
  const [form, setForm] = useState<LabForm>({
    ...{ ...usualFields, ...fields },
    ...{ broker: 'emqx', address: 'ws://localhost:8083/mqtt' },
  });
  const { going, result, earlier, problem, start, stop } = useLoadRuns(language);
  return (
    <form
      class="lab-load"
      aria-label={words.title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (going === null) void start(form);
      }}
    >
      <ScenarioForm
        {...{ form, language }}
        disabled={going !== null}
        set={(changes) => setForm((before) => ({ ...before, ...changes }))}
      />
      <div class="lab-load-bar">
        <button type="submit" class="lab-button" disabled={going !== null}>
          {words.start}
        </button>
        <button type="button" class="lab-button" disabled={going === null} onClick={stop}>
          {words.stop}
        </button>
      </div>
      {problem !== '' && (
        <p class="lab-load-problem" role="alert">
          {problem}
        </p>
      )}
      {going && <RunView {...{ going, language }} />}
      {result && !going && <ResultView {...{ result, earlier, language }} />}
    </form>
  );
}
