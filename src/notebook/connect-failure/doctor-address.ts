// The address of the page that finds out why a broker cannot be reached, with that broker's address. Pure.
import { inPageAddress } from '../../capture/connection-event.ts';
import type { Language } from '../../language.ts';

/**
 * Behind `#`, so that no server is told; without user name and password. Null where there is nothing to find out. `base`: of the
 * site.
 */
export function doctorAddress(url: string, language: Language, base: string): string | null {
  if (url === '' || url === inPageAddress) return null;
  const [english, root] = [language === 'en' ? 'en/' : '', base.replace(/\/?$/, '/')];
  const shown = url.replace(/^([a-z][a-z\d+.-]*:\/\/).*@/i, '$1');
  return `${root}${english}doctor/#address=${encodeURIComponent(shown)}`;
}
