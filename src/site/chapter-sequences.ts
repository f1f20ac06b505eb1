// Brings the sequence diagrams of a chapter to life: each is fetched and drawn when one of its cells has packets.
import { effect } from '@preact/signals';
import type { PageNotebook } from '../notebook/page-notebook.ts';
import type { Recording } from '../inspector/recording.ts';

export function drawSequences(notebook: PageNotebook, recording: Recording): void {
  for (const figure of document.querySelectorAll<HTMLElement>('.lab-sequence')) {
    const cells = JSON.parse(figure.dataset['cells'] ?? '[]') as string[];
    let begun = false;
    effect(() => {
      const any = cells.filter((cell) => notebook.packets(cell).value.count > 0).length > 0;
      if (begun || !any) return;
      begun = true;
      void import('./ChapterSequence.tsx').then(({ drawSequence }) => drawSequence(figure, cells, notebook, recording));
    });
  }
}
