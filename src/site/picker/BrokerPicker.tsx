// The broker in the header: its name and an icon that shows how it is. The dialog behind it is loaded when it is first
// opened.
import { useSignal } from '@preact/signals';
import type { Language } from '../../language.ts';
import { brokerName } from './broker-name.ts';
import { BrokerIcon } from './BrokerIcon.tsx';
import type { ChosenBroker } from './chosen-broker.ts';
import type { PickerDialog } from './PickerDialog.tsx';
import { headerWords } from './words/header-words.ts';
import './picker.css';

export interface BrokerPickerProps {
  chosen: ChosenBroker;
  /** First levels of the reader's own topics. */
  namespace: string;
  language: Language;
}

export function BrokerPicker({ chosen, namespace, language }: BrokerPickerProps) {
  const dialog = useSignal<typeof PickerDialog | null>(null);
  const open = useSignal(false);
  const text = headerWords(language);
  const { state } = chosen.state.value;
  const name = brokerName(chosen.selection.value, language);
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
        <Dialog {...{ chosen, namespace, language }} onClose={() => (open.value = false)} />
      )}
    </>
  );
}
