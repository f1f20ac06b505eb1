// When something was, as a reader says it: the time of day, and the day where it is not today.
import type { Language } from '../../language.ts';

/** Both in milliseconds since 1970; read in the time zone of this machine. */
export function momentText(at: number, now: number, language: Language): string {
  const tag = language === 'en' ? 'en-GB' : 'zh-CN';
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const day: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric' };
  return new Date(at).toLocaleString(tag, { ...(isToday ? {} : day), hour: '2-digit', minute: '2-digit' });
}
