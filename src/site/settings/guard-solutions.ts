// The solutions of exercises, which a trainer may hide until a moment of the course. Nobody opens one before that is known.
import type { Language } from '../../language.ts';
import type { PublicConfig } from '../public-config.ts';

export function guardSolutions(config: Promise<PublicConfig>, language: Language): void {
  const wait = (event: Event): void => {
    const summary = (event.target as Element).closest('.lab-exercise-solution > summary');
    if (summary === null) return;
    event.preventDefault();
    void config.then(() => ((summary.parentElement as HTMLDetailsElement).open = true));
  };
  addEventListener('click', wait);
  void config.then(async ({ solutions: { hiddenUntil } }) => {
    const isHidden = hiddenUntil !== '' && Date.parse(hiddenUntil) > Date.now();
    if (isHidden) (await import('./hide-solutions.ts')).hideSolutions(Date.parse(hiddenUntil), language);
    removeEventListener('click', wait);
  });
}
