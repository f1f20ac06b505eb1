// What would happen next with these parts: how much there is to fetch, and what the button says.
import { filesOf, sizeOf, type Part } from './book-list.ts';
import type { OfflineCopy } from './offline-copy.ts';

interface Size {
  size: number;
  packed: number;
}

export interface Plan {
  hasNoLanguage: boolean;
  /** Of the whole copy; null when the server cannot be asked. */
  all: Size | null;
  missing: Size;
  /** null: there is nothing to do. */
  next: 'download' | 'resume' | 'update' | 'change' | null;
}

export function planOf(offline: OfflineCopy, chosen: readonly Part[]): Plan {
  const [latest, there] = [offline.latest.value, offline.there.value];
  const files = latest ? filesOf(latest, chosen) : [];
  const missing = sizeOf(files.filter(({ hash }) => !there.has(hash)));
  const hasNoLanguage = !chosen.some((part) => part !== 'editor');
  return { hasNoLanguage, all: latest && sizeOf(files), missing, next: nextOf(offline, chosen, missing.size) };
}

function nextOf(offline: OfflineCopy, chosen: readonly Part[], missing: number): Plan['next'] {
  const [copy, download] = [offline.copy.value, offline.download.value];
  if (offline.latest.value === null) return null;
  if (download !== null && areSame(download.parts, chosen)) return 'resume';
  if (copy === null) return 'download';
  if (download !== null || !areSame(copy.parts, chosen)) return 'change';
  return offline.isNewer.value || missing > 0 ? 'update' : null;
}

function areSame(some: readonly Part[], others: readonly Part[]): boolean {
  return some.length === others.length && some.every((part) => others.includes(part));
}
