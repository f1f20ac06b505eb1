// The usual reason why a wss:// address cannot be reached, which browsers keep from the page.
import type { Language } from '../../language.ts';
import { words } from './words/words.ts';

/** Empty for other addresses. */
export function certificateHint(url: string, language: Language): string {
  if (!/^wss:/i.test(url) || !URL.canParse(url)) return '';
  return words(language).certificate(`https://${new URL(url).host}`);
}
