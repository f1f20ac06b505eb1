// The places of a chapter in which the load lab can be opened. Its code comes when a reader opens one.
import type { LabFields } from './lab-fields.ts';

for (const place of document.querySelectorAll<HTMLElement>('[data-lab-load]'))
  place.querySelector('button')?.addEventListener('click', () => void open(place));

async function open(place: HTMLElement): Promise<void> {
  const { openLoadLab } = await import('./open-load-lab.tsx');
  const { labLoad = '{}', language } = place.dataset;
  // LoadLab.astro has written it.
  openLoadLab(place, JSON.parse(labLoad) as Partial<LabFields>, language === 'en' ? 'en' : 'zh-cn');
}
