// A clause of the specification by its number, as a link to where it can be read.
import type { Language } from '../../language.ts';
import { clauseLink } from './clause-link.ts';
import { packetWords } from './words/words.ts';

export function Clause({ clause, language }: { clause: string; language: Language }) {
  const link = clauseLink(clause);
  const number = clause.slice(clause.indexOf('-') + 1);
  if (link === null) return <span class="lab-clause">{clause}</span>;
  return (
    <a
      class="lab-clause"
      href={link}
      target="_blank"
      rel="noreferrer"
      aria-label={`${packetWords(language).clause} ${number}`}
    >
      {number}
    </a>
  );
}
