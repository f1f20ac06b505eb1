// Where and why a filter is wrong; empty while it is right.
import type { FilterError } from '../../capture/filter/filter-error.ts';
import { problemText } from '../../capture/filter/words/words.ts';
import type { Language } from '../../language.ts';

interface FilterProblemProps {
  filter: string;
  problem: FilterError | null;
  language: Language;
}

export function FilterProblem({ filter, problem, language }: FilterProblemProps) {
  return (
    <p id="lab-filter-problem" class="lab-filter-problem" aria-live="polite">
      {problem !== null && (
        <>
          <code>
            {filter.slice(0, problem.start)}
            <mark>{filter.slice(problem.start, problem.end) || ' '}</mark>
            {filter.slice(Math.max(problem.end, problem.start))}
          </code>{' '}
          {problemText(problem.problem, problem.start, language)}
        </>
      )}
    </p>
  );
}
