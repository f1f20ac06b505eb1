// The field for the display filter: a combobox with what could come next, and where and why a filter is wrong.
import { useSignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Language } from '../../language.ts';
import { completeFilter } from '../../capture/filter/complete-filter.ts';
import type { FilterError } from '../../capture/filter/filter-error.ts';
import { problemText } from '../../capture/filter/words/words.ts';
import { packetWords } from './words/words.ts';
import './packets.css';

/** Completions that are offered at once. */
const most = 12;

interface FilterBoxProps {
  filter: Signal<string>;
  problem: FilterError | null;
  language: Language;
  values: (field: string) => readonly string[];
}

export function FilterBox({ filter, problem, language, values }: FilterBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const open = useSignal(false);
  const cursor = useSignal(0);
  const active = useSignal(-1);
  const text = packetWords(language);
  const { from, items } = open.value ? completeFilter(filter.value, cursor.value, values) : { from: 0, items: [] };
  const offered = items.slice(0, most);
  const look = (): void => {
    cursor.value = input.current?.selectionStart ?? 0;
    active.value = -1;
    open.value = true;
  };
  const take = (completion: string): void => {
    const before = `${filter.value.slice(0, from)}${completion} `;
    const rest = filter.value.slice(cursor.value).trimStart();
    filter.value = before + rest;
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(before.length, before.length);
      look();
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && open.value && offered.length > 0) open.value = false;
    else if (event.key === 'ArrowDown' && !open.value) look();
    else if (event.key === 'ArrowDown') active.value = Math.min(offered.length - 1, active.value + 1);
    else if (event.key === 'ArrowUp' && open.value) active.value = Math.max(-1, active.value - 1);
    else if (event.key === 'Enter') {
      const chosen = offered[active.value];
      if (chosen === undefined) open.value = false;
      else take(chosen.text);
    } else return;
    event.preventDefault();
  };
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
        {...(offered[active.value] && { 'aria-activedescendant': `lab-filter-${active.value}` })}
        placeholder={text.filterExample}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        value={filter.value}
        onInput={(event) => {
          filter.value = event.currentTarget.value;
          look();
        }}
        onClick={look}
        onBlur={() => (open.value = false)}
        onKeyDown={onKeyDown}
      />
      <ul id="lab-filter-list" role="listbox" aria-label={text.completions} hidden={offered.length === 0}>
        {offered.map((item, index) => (
          <li
            key={item.text}
            id={`lab-filter-${index}`}
            role="option"
            aria-selected={index === active.value}
            // The field keeps the focus.
            onPointerDown={(event) => {
              event.preventDefault();
              take(item.text);
            }}
          >
            {item.text}
          </li>
        ))}
      </ul>
      <p id="lab-filter-problem" class="lab-filter-problem" aria-live="polite">
        {problem !== null && (
          <>
            <code>
              {filter.value.slice(0, problem.start)}
              <mark>{filter.value.slice(problem.start, problem.end) || ' '}</mark>
              {filter.value.slice(Math.max(problem.end, problem.start))}
            </code>{' '}
            {problemText(problem.problem, problem.start, language)}
          </>
        )}
      </p>
    </div>
  );
}
