// The trainer's language for the first page: once a tab, so that who wants the other one gets it.
import type { Language } from '../../language.ts';

const key = 'lab:language-followed';

/** `base`: the address of the Chinese first page. */
export function followLanguage(language: Language | '', base: string): void {
  try {
    if (sessionStorage.getItem(key) !== null) return;
    sessionStorage.setItem(key, '1');
  } catch {
    return;
  }
  const [from, to] = language === 'en' ? [base, `${base}en/`] : [`${base}en/`, base];
  if (language !== '' && location.pathname === from) location.replace(to + location.search + location.hash);
}
