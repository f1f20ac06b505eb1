// Beside the name of each chapter in the sidebar: how many of its exercises are done, once there are any.
import { moveStored } from './moved.ts';
import { onProgress } from './page-events.ts';
import { exercisesDone } from './progress.ts';

class SidebarProgress extends HTMLElement {
  connectedCallback(): void {
    const chapters = JSON.parse(this.dataset['chapters'] ?? '{}') as Record<string, string[]>;
    const { says = '' } = this.dataset;
    onProgress(() => {
      for (const link of this.querySelectorAll<HTMLAnchorElement>('a[data-chapter]')) {
        const { chapter = '' } = link.dataset;
        const names = chapters[chapter] ?? [];
        const done = exercisesDone(chapter, names, () => localStorage).size;
        link.querySelector('.lab-chapter-done')?.remove();
        if (done > 0)
          link.append(
            count(done, names.length, says.replace('{done}', String(done)).replace('{of}', String(names.length))),
          );
      }
    });
  }
}

function count(done: number, of: number, text: string): HTMLElement {
  const [all, seen, said] = [1, 2, 3].map(() => document.createElement('span')) as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  all.className = 'lab-chapter-done';
  seen.textContent = done === of ? `✓ ${done}/${of}` : `${done}/${of}`;
  seen.ariaHidden = 'true';
  said.className = 'sr-only';
  said.textContent = text;
  all.append(seen, said);
  return all;
}

moveStored(() => localStorage);
customElements.define('lab-sidebar-progress', SidebarProgress);
