// Links into the wire panel: those of the text and the one in the address. What follows them is fetched with the first.
import { effect } from '@preact/signals';
import { copyText } from '../inspector/copy-text.ts';
import type { ShowAround } from './show/shows.tsx';

export function startShowLinks(around: ShowAround): void {
  let made: ReturnType<typeof makeShows> | null = null;
  const shows = () =>
    (made ??= makeShows(around).catch((error: unknown) => {
      made = null;
      throw error;
    }));
  const follow = (opener: HTMLElement | null, hash: string): void => void shows().then((it) => it.follow(hash, opener));
  document.addEventListener('click', (event) => {
    const pressed = (event.target as Element).closest<HTMLAnchorElement>('[data-lab-show],[data-lab-tour]');
    if (pressed === null || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if ('labShow' in pressed.dataset) follow(pressed, pressed.hash);
    else
      void Promise.all([shows(), import('./show/tour.tsx')]).then(([it, { startTour }]) =>
        startTour(pressed, it, around),
      );
  });
  const fromAddress = (): void => {
    if (location.hash.startsWith('#show=')) follow(null, location.hash);
  };
  addEventListener('hashchange', fromAddress);
  fromAddress();
  effect(() => {
    if (around.panel.open.value) void shows();
  });
}

async function makeShows(around: ShowAround) {
  const [{ Shows }, { keepAddress }] = await Promise.all([
    import('./show/shows.tsx'),
    import('./show/keep-address.ts'),
  ]);
  keepAddress(around);
  return new Shows(around);
}

/** Into the clipboard; the answer is for the reader. */
export async function copyPanelLink(around: ShowAround): Promise<string> {
  const [link, words] = [
    import('./show/keep-address.ts').then(({ panelLink }) => panelLink(around)),
    import('./show/words/words.ts'),
  ];
  const copied = copyText(link);
  const { copied: done, copyYourself } = (await words).showWords(around.notebook.language);
  return (await copied) ? done : `${copyYourself} ${await link}`;
}
