// How the list looks: what its times count from, and the button that opens the choice of its columns.
import type { Signal } from '@preact/signals';
import type { Language } from '../../language.ts';
import { timeFormats, type TimeFormat } from './time-format.ts';
import type { ShownLook } from './use-list-look.ts';
import { packetWords } from './words/words.ts';

interface ListLookToolsProps {
  look: ShownLook;
  /** Whether the columns are being chosen. */
  choosing: Signal<boolean>;
  language: Language;
}

export function ListLookTools({ look: { look, choose }, choosing, language }: ListLookToolsProps) {
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
        type="button"
        class="lab-packets-choose"
        aria-expanded={choosing.value}
        aria-controls="lab-columns"
        onClick={() => (choosing.value = !choosing.value)}
      >
        {text.columns} ▾
      </button>
    </>
  );
}
