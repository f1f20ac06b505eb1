// At the foot of the page, while the dialog is closed: a download that goes on, and what has become of the copy.
import type { Signal } from '@preact/signals';
import type { Language } from '../../language.ts';
import { megabytes } from './megabytes.ts';
import { planOf } from './plan.ts';
import type { OfflineCopy, Progress } from './offline-copy.ts';
import type { Wish } from './wish.ts';
import { offlineWords } from './words/words.ts';

export type News = 'done' | 'failed' | 'newer' | 'lost';

export interface OfflineNoteProps {
  offline: OfflineCopy;
  wish: Wish;
  language: Language;
  news: Signal<News | null>;
  /** Nothing is said while the dialog says it. */
  isOpen: Signal<boolean>;
  start: () => void;
  open: () => void;
}

export function OfflineNote({ offline, wish, language, news, isOpen, start, open }: OfflineNoteProps) {
  const text = offlineWords(language);
  const { running, latest, copy } = offline;
  if (isOpen.value) return null;
  if (running.value !== null)
    return (
      <div class="lab-page-notices lab-offline-note" role="status">
        <p>
          {text.note.downloading} <progress {...barOf(running.value)} aria-label={text.title} />{' '}
          <NoteButton label={text.stop} act={() => offline.stop()} />
        </p>
      </div>
    );
  const kind = news.value;
  if (kind === null) return null;
  const dismiss = (): void => {
    if (kind === 'newer' && latest.peek()) wish.decline(latest.peek()?.build ?? '');
    if (kind === 'lost') wish.forget();
    news.value = null;
  };
  const packed = copy.value === null ? 0 : planOf(offline, copy.value.parts).missing.packed;
  return (
    <div class="lab-page-notices lab-offline-note" role="status">
      <p>
        {text.note[kind]}{' '}
        {kind === 'newer' && <NoteButton label={text.update(megabytes(packed, language))} act={start} />}
        {kind === 'failed' && <NoteButton label={text.note.open} act={open} />}
        {kind === 'lost' && <NoteButton label={text.note.again} act={open} />}{' '}
        <NoteButton label={kind === 'newer' ? text.later : text.note.dismiss} act={dismiss} />
      </p>
    </div>
  );
}

/** It moves without an end until the size is known. */
function barOf({ done, size }: Progress): { max?: number; value?: number } {
  return size > 0 ? { max: size, value: done } : {};
}

function NoteButton({ label, act }: { label: string; act: () => void }) {
  return (
    <button type="button" class="lab-button" onClick={act}>
      {label}
    </button>
  );
}
