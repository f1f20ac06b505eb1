// A clause of the specification by its number, as a link to where it can be read.
import type { Language } from '../../language.ts';
import { clauseLink } from './clause-link.ts';
import { packetWords } from './words/words.ts';

interface ClauseProps {
  clause: string;
  language: Language;
  /** -1: something else leads the focus to it. */
  tabIndex?: -1;
}

export function Clause({ clause, language, tabIndex }: ClauseProps) {
  const link = clauseLink(clause);
  const number = clause.slice(clause.indexOf('-') + 1);
  if (link === null) return <span class="lab-clause">{clause}</span>;
  return (
    <a
      class="lab-clause"
      href={link}
      target="_blank"
      {...(tabIndex && { tabIndex })}
      rel="noreferrer"
      aria-label={`${packetWords(language).clause} ${number}`}
    >
      {number}
    </a>
  );
}
