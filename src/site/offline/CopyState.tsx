// What there is of the offline copy: kept, being fetched, or only a part of it.
import type { Language } from '../../language.ts';
import { filesOf, sizeOf } from './book-list.ts';
import { megabytes } from './megabytes.ts';
import type { OfflineCopy } from './offline-copy.ts';
import type { OfflineWords } from './words/words.ts';

interface Props {
  offline: OfflineCopy;
  language: Language;
  text: OfflineWords;
}

export function CopyState({ offline, language, text }: Props) {
  const { copy, download, running, isNewer, mayGo } = offline;
  const kept = copy.value;
  return (
    <div role="status">
      {kept && (
        <p>
          {text.kept(
            kept.parts.map((part) => text.part[part]).join(text.and),
            megabytes(sizeOf(filesOf(kept.list, kept.parts)).size, language),
            new Date(kept.date).toLocaleString(document.documentElement.lang, {
              dateStyle: 'long',
              timeStyle: 'short',
            }),
          )}{' '}
          {mayGo.value && <small class="lab-picker-note">{text.mayGo}</small>}
        </p>
      )}
      {kept && isNewer.value && running.value === null && <p>{text.newer}</p>}
      {running.value !== null && <Loading {...running.value} {...{ language, text }} />}
      {running.value === null && download.value !== null && download.value.size > 0 && (
        <p>{text.stopped(megabytes(download.value.done, language), megabytes(download.value.size, language))}</p>
      )}
    </div>
  );
}

/** Read out once; the numbers are for those who ask the bar. */
function Loading({ done, size, language, text }: { done: number; size: number } & Omit<Props, 'offline'>) {
  return (
    <p class="lab-offline-loading">
      <span>{text.note.downloading}</span>
      <progress {...(size > 0 && { max: size, value: done })} aria-label={text.title} />
      <small aria-hidden="true">
        {size > 0 && text.downloading(megabytes(done, language), megabytes(size, language))}
      </small>
    </p>
  );
}
