// The broker in the header: its name and an icon that shows how it is. The dialog behind it is loaded when it is first
// opened.
import { useSignal } from '@preact/signals';
import type { Language } from '../../language.ts';
import type { BrokerSelection } from './broker-choice.ts';
import { BrokerIcon } from './BrokerIcon.tsx';
import type { ChosenBroker } from './chosen-broker.ts';
import type { PickerDialog } from './PickerDialog.tsx';
import type { Words } from './words/words.ts';
import './picker.css';

export interface BrokerPickerProps {
  chosen: ChosenBroker;
  language: Language;
  words: Words;
}

export function BrokerPicker({ chosen, language, words: text }: BrokerPickerProps) {
  const dialog = useSignal<typeof PickerDialog | null>(null);
  const open = useSignal(false);
  const { state } = chosen.state.value;
  const name = nameOf(chosen.selection.value, text);
  const show = async (): Promise<void> => {
    dialog.value ??= (await import('./PickerDialog.tsx')).PickerDialog;
    open.value = true;
    chosen.look();
  };
  const Dialog = dialog.value;
  return (
    <>
      <button
        type="button"
        class="lab-picker-button"
        aria-haspopup="dialog"
        aria-label={text.button(name, text.states[state])}
        onClick={() => void show()}
      >
        <BrokerIcon state={state} />
        <span class="lab-picker-name">{name}</span>
        <span class="lab-header-caption">Broker</span>
      </button>
      {open.value && Dialog !== null && (
        <Dialog chosen={chosen} language={language} onClose={() => (open.value = false)} />
      )}
    </>
  );
}

function nameOf({ kind, url, profile }: BrokerSelection, text: Words): string {
  if (kind === 'in-page') return text.profile.named(text.kinds[kind], profile);
  return kind === 'local' ? text.kinds[kind] : new URL(url).hostname;
}
