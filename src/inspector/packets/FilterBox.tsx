// The field for the display filter: a combobox with what could come next, and where and why a filter is wrong.
import type { Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Language } from '../../language.ts';
import type { FilterError } from '../../capture/filter/filter-error.ts';
import { FilterCompletions } from './FilterCompletions.tsx';
import { FilterProblem } from './FilterProblem.tsx';
import { useCompletions } from './use-completions.ts';
import { packetWords } from './words/words.ts';
import './filter-box.css';

interface FilterBoxProps {
  filter: Signal<string>;
  problem: FilterError | null;
  language: Language;
  values: (field: string) => readonly string[];
}

export function FilterBox({ filter, problem, language, values }: FilterBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const text = packetWords(language);
  const completing = useCompletions(input, filter, values);
  const { offered, active, look, close, onKeyDown } = completing;
  return (
    <div class="lab-filter">
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={text.filter}
        aria-expanded={offered.length > 0}
        aria-controls="lab-filter-list"
        aria-autocomplete="list"
        aria-invalid={problem !== null}
        aria-describedby="lab-filter-problem"
        {...(offered[active] && { 'aria-activedescendant': `lab-filter-${active}` })}
        placeholder={text.filterExample}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        value={filter.value}
        onInput={(event) => {
          filter.value = event.currentTarget.value;
          if (filter.value === '') close();
          else look();
        }}
        onClick={look}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      <FilterCompletions completing={completing} input={input} language={language} />
      <FilterProblem filter={filter} problem={problem} language={language} />
    </div>
  );
}
