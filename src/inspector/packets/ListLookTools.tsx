// How the list looks: what its times count from, and which columns it has. The columns are chosen in their own row, which
// opens below.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Language } from '../../language.ts';
import { alwaysShown, columns, withColumn } from './packet-columns.ts';
import { timeFormats, type TimeFormat } from './time-format.ts';
import type { ShownLook } from './use-list-look.ts';
import { packetWords } from './words/words.ts';

export function ListLookTools({ look: shownLook, language }: { look: ShownLook; language: Language }) {
  const { look, choose } = shownLook;
  const open = useSignal(false);
  const opener = useRef<HTMLButtonElement>(null);
  const text = packetWords(language).look;
  return (
    <>
      <label>
        {text.time}{' '}
        <select
          value={look.time}
          onChange={({ currentTarget }) => choose({ ...look, time: currentTarget.value as TimeFormat })}
        >
          {timeFormats.map((format) => (
            <option key={format} value={format}>
              {text.times[format]}
            </option>
          ))}
        </select>
      </label>
      <button
        ref={opener}
        type="button"
        aria-expanded={open.value}
        aria-controls="lab-columns"
        onClick={() => (open.value = !open.value)}
      >
        {text.columns} ▾
      </button>
      {open.value && (
        <ColumnChoice
          look={shownLook}
          language={language}
          close={() => {
            open.value = false;
            opener.current?.focus();
          }}
        />
      )}
    </>
  );
}

interface ColumnChoiceProps {
  look: ShownLook;
  language: Language;
  close: () => void;
}

function ColumnChoice({ look: { look, shape, shown, choose }, language, close }: ColumnChoiceProps) {
  const text = packetWords(language);
  const put = (wanted: ReturnType<typeof withColumn> | null): void =>
    choose({ ...look, columns: { ...look.columns, [shape]: wanted } });
  return (
    <fieldset
      id="lab-columns"
      class="lab-packets-columns"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
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
