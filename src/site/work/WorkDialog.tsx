// The dialog about the reader's work: saved to a file, taken over from one, cleared away for a chapter.
import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { download, fileName } from '../../inspector/files/download.ts';
import type { Language } from '../../language.ts';
import { differing, gatherWork } from './kept-work.ts';
import { problemText } from './problem-text.ts';
import { openWork, startOver, takeOver, type WorkPlaces } from './work-changes.ts';
import { isEmpty, writeWork, type Work } from './work-file.ts';
import { workWords, type WorkWords } from './words/words.ts';
import { WorkQuestion, type Question } from './WorkQuestion.tsx';
import './work.css';

export interface WorkDialogProps {
  places: WorkPlaces;
  /** Of this page: its slug. */
  chapter: string;
  language: Language;
  /** Writes what waits to be stored. */
  saveNow: () => void;
  onClose: () => void;
}

export function WorkDialog(props: WorkDialogProps) {
  const { language, onClose } = props;
  const text = workWords(language);
  const dialog = useRef<HTMLDialogElement>(null);
  const question = useSignal<Question | null>(null);
  const message = useSignal('');
  useEffect(() => dialog.current?.showModal(), []);
  const close = (): void => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      class="lab-picker-dialog lab-work"
      aria-labelledby="lab-work-title"
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <h2 id="lab-work-title">{text.title}</h2>
      {question.value === null ? (
        <Actions {...props} text={text} question={question} message={message} />
      ) : (
        <WorkQuestion {...question.value} text={text} cancel={() => (question.value = null)} />
      )}
      <p role="status" class="lab-work-message">
        {message}
      </p>
      <div class="lab-picker-actions">
        <button type="button" onClick={close}>
          {text.close}
        </button>
      </div>
    </dialog>
  );
}

interface ActionsProps extends WorkDialogProps {
  text: WorkWords;
  question: Signal<Question | null>;
  message: Signal<string>;
}

function Actions(props: ActionsProps) {
  const { text, message } = props;
  const input = useRef<HTMLInputElement>(null);
  const attempt = (work: () => Promise<string>): void => {
    message.value = '';
    props.saveNow();
    work().then(
      (said) => void (message.value = said),
      () => void (message.value = text.denied),
    );
  };
  return (
    <>
      <p>{text.keeps}</p>
      <Action label={text.save} hint={text.saveHint} act={() => attempt(() => save(props))} />
      <Action label={text.open} hint={text.openHint} act={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        accept=".json"
        hidden
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = '';
          if (file) attempt(() => open(props, file));
        }}
      />
      <Action label={text.startOver} hint={text.startOverHint} act={() => attempt(() => askStartOver(props))} />
    </>
  );
}

function Action({ label, hint, act }: { label: string; hint: string; act: () => void }) {
  return (
    <div class="lab-work-action">
      <button type="button" onClick={act} aria-describedby={`lab-work-${label}`}>
        {label}
      </button>
      <p class="lab-picker-note" id={`lab-work-${label}`}>
        {hint}
      </p>
    </div>
  );
}

async function save({ places, text }: ActionsProps): Promise<string> {
  const work = await gatherWork(places, null);
  if (isEmpty(work)) return text.nothingToSave;
  const name = fileName('lab-work.json', new Date());
  download(new Blob([writeWork(work)]), name);
  return text.saved(name);
}

async function open({ places, text, question, message }: ActionsProps, file: File): Promise<string> {
  message.value = text.opening;
  let work: Work;
  try {
    work = await openWork(file);
  } catch (error) {
    return problemText(error, text);
  }
  if (isEmpty(work)) return text.empty;
  const mine = await gatherWork(places, null);
  const others = differing(mine, work);
  const take = (keep: boolean) => () =>
    takeOver(work, places, keep).catch(() => {
      question.value = null;
      message.value = text.noRoom;
    });
  const isFree = others.edits + others.answers === 0;
  const choices = isFree
    ? [{ label: text.take, act: take(true) }]
    : [
        { label: text.keepMine, act: take(true) },
        { label: text.takeFile, act: take(false) },
      ];
  question.value = { asks: [text.ask(countOf(work), others), text.nothingRuns], choices };
  return '';
}

async function askStartOver({ places, chapter, text, question }: ActionsProps): Promise<string> {
  const work = await gatherWork(places, chapter);
  if (isEmpty(work)) return text.nothingToClear;
  const act = (): Promise<void> => startOver(chapter, places);
  question.value = { asks: [text.askStartOver(countOf(work))], choices: [{ label: text.startOver, act }] };
  return '';
}

function countOf({ edits, answers, runs }: Work): { edits: number; answers: number; runs: number } {
  return { edits: edits.length, answers: answers.length, runs: runs.length };
}
