// A tour under way: a bar at the head of the page says the step, and follows its link. The list in the page is what it goes
// through; Esc ends it.
import { useSignal } from '@preact/signals';
import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Language } from '../../language.ts';
import type { ShowAround, Shows } from './shows.tsx';
import { showWords } from './words/words.ts';
import './tour.css';

interface TourStep {
  text: string;
  link: HTMLAnchorElement;
}

/** `button`: stands in the tour's section, and gets the focus back. */
export function startTour(button: HTMLElement, shows: Shows, { notebook, panel }: ShowAround): void {
  if (document.querySelector('.lab-tour-bar')) return;
  shows.close();
  const items = [...(button.parentElement?.querySelectorAll('li') ?? [])];
  const steps = items.flatMap((item): TourStep[] => {
    const link = item.querySelector<HTMLAnchorElement>('[data-lab-show]');
    return link === null ? [] : [{ text: item.textContent.trim(), link }];
  });
  const place = document.body.appendChild(document.createElement('div'));
  const end = (): void => {
    render(null, place);
    place.remove();
    shows.close();
    panel.open.value = false;
    button.focus();
  };
  render(<TourBar {...{ steps, shows, end }} language={notebook.language} />, place);
}

interface TourBarProps {
  steps: readonly TourStep[];
  shows: Shows;
  end: () => void;
  language: Language;
}

function TourBar({ steps, shows, end, language }: TourBarProps) {
  const { tour } = showWords(language);
  const place = useSignal(0);
  const next = useRef<HTMLButtonElement>(null);
  const at = place.value;
  const step = steps[at];
  useEffect(() => {
    if (step) shows.follow(step.link.hash, step.link, () => next.current?.focus());
  }, [step, shows]);
  const isLast = at === steps.length - 1;
  return (
    <section
      class="lab-tour-bar not-content"
      aria-label={tour.bar}
      onKeyDown={(event) => {
        if (event.key === 'Escape') end();
      }}
    >
      <p role="status">
        <b>{tour.step(at + 1, steps.length)}</b> {step?.text}
      </p>
      <p class="lab-tour-choices">
        <button type="button" class="lab-button" disabled={at === 0} onClick={() => (place.value -= 1)}>
          {tour.back}
        </button>
        <button ref={next} type="button" class="lab-button" onClick={() => (isLast ? end() : (place.value += 1))}>
          {isLast ? tour.end : tour.next}
        </button>
        {!isLast && (
          <button type="button" class="lab-button" onClick={end}>
            {tour.end}
          </button>
        )}
      </p>
    </section>
  );
}
