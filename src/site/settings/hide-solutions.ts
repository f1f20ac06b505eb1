// Takes the solutions of exercises away until a moment, by the reader's clock, and says until when.
import type { Language } from '../../language.ts';
import { settingsWords } from './words/words.ts';

/** A timer takes no longer waits than some weeks. */
const longestWait = 86_400_000;

/** `until`: milliseconds since 1970. */
export function hideSolutions(until: number, language: Language): void {
  const solutions = [...document.querySelectorAll<HTMLDetailsElement>('.lab-exercise-solution')];
  const moment = new Date(until).toLocaleString(language === 'en' ? 'en' : 'zh-CN', {
    dateStyle: 'full',
    timeStyle: 'short',
  });
  const notes = solutions.map((solution) => {
    const note = document.createElement('p');
    note.className = 'lab-exercise-hidden';
    note.textContent = settingsWords(language).solutionsFrom(moment);
    solution.hidden = true;
    solution.open = false;
    solution.after(note);
    return note;
  });
  const look = (): void => {
    const left = until - Date.now();
    if (left > 0) {
      setTimeout(look, Math.min(left, longestWait));
      return;
    }
    for (const solution of solutions) solution.hidden = false;
    for (const note of notes) note.remove();
  };
  look();
}
