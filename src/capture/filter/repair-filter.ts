// What a filter that is wrong was probably meant to be, where that can be told.
import { FilterError, type FilterProblem } from './filter-error.ts';
import { parseFilter } from './parse-filter.ts';

/** Faults that are mended in one text. */
const mostFaults = 5;

/** A filter that can be used; null where nothing is wrong, or it cannot be told what was meant. */
export function repairFilter(filter: string): string | null {
  let text = filter;
  for (let faults = 0; faults <= mostFaults; faults += 1) {
    try {
      parseFilter(text, true);
      return faults === 0 ? null : text;
    } catch (error) {
      if (!(error instanceof FilterError)) throw error;
      const right = inItsPlace(error.problem);
      if (right === null) return null;
      text = text.slice(0, error.start) + right + text.slice(error.end);
    }
  }
  return null;
}

function inItsPlace(problem: FilterProblem): string | null {
  switch (problem.code) {
    case 'unknown-field':
      return problem.nearest;
    case 'mistaken-operator':
      return problem.meant;
    case 'wrong-value':
      if (problem.wants !== 'text' && problem.wants !== 'bytes') return null;
      return JSON.stringify(problem.found.replace(/^['‘’“”]|['‘’“”]$/g, ''));
    default:
      return null;
  }
}
