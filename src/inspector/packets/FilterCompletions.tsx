// What could come next in the filter, as the list of its combobox. It opens upwards: below are the packets that the
// reader filters.
import type { RefObject } from 'preact';
import type { Language } from '../../language.ts';
import type { Completing } from './use-completions.ts';
import { packetWords } from './words/words.ts';

interface FilterCompletionsProps {
  completing: Pick<Completing, 'offered' | 'active' | 'take'>;
  /** The field that it belongs to. */
  input: RefObject<HTMLInputElement>;
  language: Language;
}

/** CSS pixels between the list, the field and the edge of the window. */
const apart = 4;

export function FilterCompletions({ completing, input, language }: FilterCompletionsProps) {
  const { offered, active, take } = completing;
  const { left = 0, top = 0 } = (offered.length > 0 && input.current?.getBoundingClientRect()) || {};
  return (
    <ul
      id="lab-filter-list"
      role="listbox"
      aria-label={packetWords(language).completions}
      hidden={offered.length === 0}
      style={{ left: `${left}px`, bottom: `calc(100vh - ${top - apart}px)`, maxHeight: `${top - 2 * apart}px` }}
    >
      {offered.map((item, index) => (
        <li
          key={item.text}
          id={`lab-filter-${index}`}
          role="option"
          aria-selected={index === active}
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
  );
}
