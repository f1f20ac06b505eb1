// The dialog about the offline copy: what there is, what to keep, how far it has come, and away with it.
import { useComputed, useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Language } from '../../language.ts';
import type { Part } from './book-list.ts';
import { CopyState } from './CopyState.tsx';
import { megabytes } from './megabytes.ts';
import type { OfflineCopy } from './offline-copy.ts';
import { planOf, type Plan } from './plan.ts';
import { PartChoice } from './PartChoice.tsx';
import { problemText } from './problem-text.ts';
import { askToKeep } from './storage-room.ts';
import { offlineWords, type OfflineWords } from './words/words.ts';
import './offline.css';

export interface OfflineDialogProps {
  offline: OfflineCopy;
  language: Language;
  start: (parts: readonly Part[]) => void;
  onClose: () => void;
}

export function OfflineDialog({ offline, language, start, onClose }: OfflineDialogProps) {
  const text = offlineWords(language);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    void offline.look();
  }, [offline]);
  const { impossible, looked, problem, room } = offline;
  return (
    <dialog
      ref={dialog}
      class="lab-picker-dialog lab-offline"
      aria-labelledby="lab-offline-title"
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <h2 id="lab-offline-title">{text.title}</h2>
      {impossible.value !== null && <p>{text.impossible[impossible.value]}</p>}
      {impossible.value === null && !looked.value && <p>{text.looking}</p>}
      {impossible.value === null && looked.value && <Choices {...{ offline, language, text, start }} />}
      <p role="status" class="lab-offline-problem">
        {problem.value && problemText(problem.value, room.value, text, language)}
      </p>
      <div class="lab-picker-actions">
        <button type="button" onClick={() => dialog.current?.close()}>
          {text.close}
        </button>
      </div>
    </dialog>
  );
}

interface Around {
  offline: OfflineCopy;
  language: Language;
  text: OfflineWords;
}

type Start = Pick<OfflineDialogProps, 'start'>;

function Choices({ offline, language, text, start }: Around & Start) {
  const { copy, download, running } = offline;
  const chosen = useSignal<readonly Part[]>(download.peek()?.parts ?? copy.peek()?.parts ?? [language]);
  const plan = useComputed(() => planOf(offline, chosen.value));
  return (
    <>
      {copy.value === null && <p>{text.about}</p>}
      <CopyState {...{ offline, language, text }} />
      <PartChoice {...{ chosen, text, disabled: running.value !== null }} />
      {running.value === null ? (
        <>
          <PlanText {...{ plan: plan.value, offline, language, text }} />
          <PlanButtons {...{ plan: plan.value, chosen, offline, language, text, start }} />
        </>
      ) : (
        <>
          <p class="lab-picker-note">{text.goesOn}</p>
          <button type="button" class="lab-offline-action" onClick={() => offline.stop()}>
            {text.stop}
          </button>
        </>
      )}
    </>
  );
}

function PlanText({ plan, offline, language, text }: Around & { plan: Plan }) {
  const { room, problem } = offline;
  if (plan.hasNoLanguage) return <p class="lab-picker-fault">{text.chooseLanguage}</p>;
  if (plan.all === null) return problem.value === null ? <p>{text.away}</p> : null;
  const { size, packed } = plan.missing;
  const says = size === plan.all.size ? text.size : text.toFetch;
  return (
    <>
      {size > 0 && <p>{says(megabytes(size, language), megabytes(packed, language))}</p>}
      {room.value !== null && room.value < size && (
        <p class="lab-picker-fault">{text.littleRoom(megabytes(room.value, language))}</p>
      )}
    </>
  );
}

interface ButtonsProps extends Around, Start {
  plan: Plan;
  chosen: Signal<readonly Part[]>;
}

function PlanButtons({ plan, chosen, offline, language, text, start }: ButtonsProps) {
  const { copy, there } = offline;
  const label = {
    download: text.download,
    resume: text.resume,
    change: text.change,
    update: text.update(megabytes(plan.missing.packed, language)),
  };
  const begin = (): void => {
    void askToKeep();
    start(chosen.value);
  };
  return (
    <>
      {plan.next !== null && (
        <button
          type="button"
          class="lab-offline-action lab-picker-primary"
          disabled={plan.hasNoLanguage}
          onClick={begin}
        >
          {label[plan.next]}
        </button>
      )}
      {(copy.value !== null || there.value.size > 0) && (
        <button type="button" class="lab-offline-action" onClick={() => void offline.remove()}>
          {text.remove}
        </button>
      )}
    </>
  );
}
