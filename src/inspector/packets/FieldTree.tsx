// The fields of one packet as a tree: one stop for Tab. Up and down go from field to field and mark its bytes, right
// goes to its clause of the specification, and left back.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Language } from '../../language.ts';
import type { Field } from '../../mqtt/dissect.ts';
import { visible } from '../../capture/payload-text.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { Clause } from './Clause.tsx';
import { fieldMeaning, typeOf } from './field-meaning.ts';
import { fieldText } from './field-text.ts';
import { packetWords } from './words/words.ts';

interface FieldTreeProps {
  fields: readonly Field[];
  captured: CapturedPacket;
  language: Language;
  /** Places in `fields`. */
  chosen: number | null;
  pointed: readonly number[];
  /** `null`: none is chosen any more. */
  onChoose: (place: number | null) => void;
}

export function FieldTree({ fields, captured, language, chosen, pointed, onChoose }: FieldTreeProps) {
  const tree = useRef<HTMLUListElement>(null);
  /** Where Tab comes to. */
  const stop = useSignal(0);
  const toggle = (place: number): void => {
    stop.value = place;
    onChoose(chosen === place ? null : place);
  };
  const go = (to: number): void => {
    stop.value = Math.max(0, Math.min(fields.length - 1, to));
    onChoose(stop.value);
    (tree.current?.children[stop.value] as HTMLElement | undefined)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = stop.value;
    const item = tree.current?.children[at] as HTMLElement | undefined;
    const isAtItem = event.target === item;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: fields.length - 1 }[event.key];
    if (to !== undefined) go(to);
    else if (event.key === 'ArrowRight') item?.querySelector<HTMLElement>('a')?.focus();
    else if (event.key === 'ArrowLeft') item?.focus();
    else if (isAtItem && (event.key === 'Enter' || event.key === ' ')) toggle(at);
    else return;
    event.preventDefault();
  };
  return (
    <ul ref={tree} class="lab-fields" role="tree" aria-label={packetWords(language).fields} onKeyDown={onKeyDown}>
      {fields.map((field, place) => (
        <li
          key={place}
          role="treeitem"
          aria-level={field.depth + 1}
          aria-selected={chosen === place}
          tabIndex={stop.value === place ? 0 : -1}
          class={`lab-field lab-field-${field.depth}${pointed.includes(place) ? ' lab-field-pointed' : ''}`}
          onClick={({ target }) => {
            if (!(target instanceof HTMLAnchorElement)) toggle(place);
          }}
        >
          <FieldLine field={field} captured={captured} language={language} />
        </li>
      ))}
    </ul>
  );
}

function FieldLine({ field, captured, language }: { field: Field; captured: CapturedPacket; language: Language }) {
  const meaning =
    aliasMeaning(field, captured, language) ?? fieldMeaning(field, typeOf(captured.bytes), captured.version, language);
  return (
    <>
      <span class="lab-field-line">
        <span class="lab-field-name">{field.name}</span> <span class="lab-field-value">{fieldText(field)}</span>
        {meaning !== null && <span class="lab-field-meaning"> {meaning}</span>}
      </span>
      <Clause clause={field.clause} language={language} tabIndex={-1} />
    </>
  );
}

/** What the empty Topic Name of a PUBLISH with a Topic Alias stands for. */
function aliasMeaning({ name, value }: Field, { packet, topic }: CapturedPacket, language: Language): string | null {
  if (name !== 'Topic Name' || value !== '' || packet === null) return null;
  const text = packetWords(language);
  return topic === undefined ? text.aliasUnknown : text.behindAlias(visible(topic));
}
