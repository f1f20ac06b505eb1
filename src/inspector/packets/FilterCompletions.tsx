// What could come next in the filter, as the list of its combobox.
import type { Language } from '../../language.ts';
import type { Completing } from './use-completions.ts';
import { packetWords } from './words/words.ts';

interface FilterCompletionsProps {
  completing: Pick<Completing, 'offered' | 'active' | 'take'>;
  language: Language;
}

export function FilterCompletions({ completing: { offered, active, take }, language }: FilterCompletionsProps) {
  return (
    <ul
      id="lab-filter-list"
      role="listbox"
      aria-label={packetWords(language).completions}
      hidden={offered.length === 0}
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
