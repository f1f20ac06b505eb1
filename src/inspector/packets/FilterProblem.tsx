// Where and why a filter is wrong, and what was probably meant; empty while it is right. It lies over the head of the
// list, which does not move.
import type { Signal } from '@preact/signals';
import type { FilterError } from '../../capture/filter/filter-error.ts';
import { repairFilter } from '../../capture/filter/repair-filter.ts';
import { problemText } from '../../capture/filter/words/words.ts';
import type { Language } from '../../language.ts';
import { packetWords } from './words/words.ts';

interface FilterProblemProps {
  filter: Signal<string>;
  problem: FilterError | null;
  language: Language;
}

export function FilterProblem({ filter, problem, language }: FilterProblemProps) {
  const text = filter.value;
  const right = problem === null ? null : repairFilter(text);
  return (
    <p id="lab-filter-problem" class="lab-filter-problem" aria-live="polite">
      {problem !== null && (
        <>
          <code>
            {text.slice(0, problem.start)}
            <mark>{text.slice(problem.start, problem.end) || ' '}</mark>
            {text.slice(Math.max(problem.end, problem.start))}
          </code>{' '}
          {problemText(problem.problem, problem.start, language)}
        </>
      )}
      {right !== null && (
        <>
          {' '}
          <button type="button" onClick={() => (filter.value = right)}>
            {packetWords(language).repair(right)}
          </button>
        </>
      )}
    </p>
  );
}
