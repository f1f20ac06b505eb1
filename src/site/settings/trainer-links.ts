// The trainer's own links, at the end of the table of contents, as the chapters' are.
import type { Language } from '../../language.ts';
import type { TrainerLink } from '../public-config.ts';
import { settingsWords } from './words/words.ts';
import './settings.css';

export function showLinks(links: readonly TrainerLink[], language: Language): void {
  const list = document.querySelector('.sidebar-content ul');
  const chapter = list?.querySelector(':scope > li:has(> a)');
  if (!list || !chapter) return;
  const heading = document.createElement('li');
  heading.className = 'lab-trainer-links';
  heading.textContent = settingsWords(language).links;
  list.append(heading, ...links.map((link) => itemLike(chapter, link)));
}

function itemLike(chapter: Element, { text, url }: TrainerLink): Element {
  const item = chapter.cloneNode() as Element;
  const link = document.createElement('a');
  link.href = url;
  link.rel = 'noopener';
  link.className = chapter.querySelector('a')?.className ?? '';
  link.textContent = text;
  item.append(link);
  return item;
}
