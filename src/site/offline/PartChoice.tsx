// Which languages to keep, and whether the editor too.
import type { Signal } from '@preact/signals';
import { parts, type Part } from './book-list.ts';
import type { OfflineWords } from './words/words.ts';

interface Props {
  chosen: Signal<readonly Part[]>;
  disabled: boolean;
  text: OfflineWords;
}

export function PartChoice({ chosen, disabled, text }: Props) {
  const choose = (part: Part, isWanted: boolean): void => {
    chosen.value = parts.filter((one) => (one === part ? isWanted : chosen.peek().includes(one)));
  };
  return (
    <fieldset class="lab-offline-parts" disabled={disabled}>
      <legend>{text.take}</legend>
      {parts.map((part) => (
        <label class="lab-picker-choice" key={part}>
          <input
            type="checkbox"
            checked={chosen.value.includes(part)}
            onChange={({ currentTarget }) => choose(part, currentTarget.checked)}
          />
          <span>
            <b {...langOf(part)}>{text.part[part]}</b>
            {part === 'editor' && <small>{text.partHint[part]}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function langOf(part: Part): { lang?: string } {
  if (part === 'editor') return {};
  return { lang: part === 'en' ? 'en' : 'zh-CN' };
}
