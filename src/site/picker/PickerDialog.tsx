// The dialog in which a broker is chosen.
import { useEffect, useRef } from 'preact/hooks';
import type { Language } from '../../language.ts';
import type { ChosenBroker } from './chosen-broker.ts';
import { PickerForm } from './PickerForm.tsx';

export interface PickerDialogProps {
  chosen: ChosenBroker;
  namespace: string;
  language: Language;
  onClose: () => void;
}

export function PickerDialog({ chosen, namespace, language, onClose }: PickerDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="lab-picker-dialog"
      aria-labelledby="lab-picker-title"
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <PickerForm {...{ chosen, namespace, language }} close={() => dialog.current?.close()} />
    </dialog>
  );
}
