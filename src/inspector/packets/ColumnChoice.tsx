// The columns of the list, each to be had or not. Esc leads back to the button that opened the choice.
import type { Signal } from '@preact/signals';
import type { Language } from '../../language.ts';
import { alwaysShown, columns, withColumn, type Column } from './packet-columns.ts';
import type { ShownLook } from './use-list-look.ts';
import { packetWords } from './words/words.ts';

interface ColumnChoiceProps {
  look: ShownLook;
  choosing: Signal<boolean>;
  language: Language;
}

export function ColumnChoice({ look: { look, shape, shown, choose }, choosing, language }: ColumnChoiceProps) {
  const text = packetWords(language);
  const put = (wanted: readonly Column[] | null): void =>
    choose({ ...look, columns: { ...look.columns, [shape]: wanted } });
  return (
    <fieldset
      id="lab-columns"
      class="lab-packets-columns"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        const tools = event.currentTarget.closest('.lab-packets-tools');
        tools?.querySelector<HTMLElement>('.lab-packets-choose')?.focus();
        choosing.value = false;
      }}
    >
      <legend class="sr-only">{text.look.columns}</legend>
      {columns
        .filter((column) => column !== alwaysShown)
        .map((column) => (
          <label key={column}>
            <input
              type="checkbox"
              checked={shown.includes(column)}
              onChange={({ currentTarget }) => put(withColumn(shown, column, currentTarget.checked))}
            />{' '}
            {text.columns[column]}
          </label>
        ))}
      <button type="button" disabled={look.columns[shape] === null} onClick={() => put(null)}>
        {text.look.usual}
      </button>
    </fieldset>
  );
}
