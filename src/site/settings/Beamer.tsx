// The address of this copy of the book in large letters, with its QR code: for the wall of a classroom.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { renderSVG } from 'uqr';
import type { Language } from '../../language.ts';
import { brokerName, isOwnComputer } from '../picker/broker-name.ts';
import type { ChosenBroker } from '../picker/chosen-broker.ts';
import { settingsWords } from './words/words.ts';
import './settings.css';

interface BeamerProps {
  addresses: readonly string[];
  chosen: ChosenBroker;
  language: Language;
  onClose: () => void;
}

export function Beamer({ addresses, chosen, language, onClose }: BeamerProps) {
  const text = settingsWords(language).beamer;
  const dialog = useRef<HTMLDialogElement>(null);
  const address = useSignal(addresses[0] ?? '');
  useEffect(() => dialog.current?.showModal(), []);
  const { kind, url } = chosen.selection.value;
  return (
    <dialog ref={dialog} class="lab-beamer" aria-labelledby="lab-beamer-title" onClose={onClose}>
      <h2 id="lab-beamer-title">{text.title}</h2>
      <div class="lab-beamer-code" dangerouslySetInnerHTML={{ __html: renderSVG(address.value, { border: 4 }) }} />
      <p class="lab-beamer-address">{address.value}</p>
      <p>{isOwnComputer(address.value.replace(/^http/, 'ws')) ? text.onlyHere : text.scan}</p>
      {addresses.length > 1 && (
        <label class="lab-beamer-which">
          {text.which}{' '}
          <select value={address.value} onChange={(event) => (address.value = event.currentTarget.value)}>
            {addresses.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      )}
      <p>
        {text.broker}: {brokerName(chosen.selection.value, language)}
        {kind !== 'in-page' && !isOwnComputer(url) && <code> {url}</code>}
      </p>
      <form method="dialog">
        <button class="lab-beamer-close">{text.close}</button>
      </form>
    </dialog>
  );
}
